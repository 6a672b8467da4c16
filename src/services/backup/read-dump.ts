import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { CannotRead } from '../errors';
import { type DumpHeader, type DumpLine, FORMAT } from './dump-lines';
import { DumpDiffers, NotADump } from './errors';
import { LogRoot } from './log-root';

/** The header of a dump, alone. @throws NotADump, CannotRead */
export async function dumpHeader(file: string): Promise<DumpHeader> {
  for await (const line of dumpLinesOf(file)) if ('format' in line) return line;
  throw new NotADump(file, 1, '没有内容');
}

/**
 * The lines of a dump, one by one. After the last one it has been found whole: its own hash, the number of its rows and the root of the log
 * agree with what its end says. @throws NotADump, DumpDiffers, CannotRead
 */
export async function* dumpLinesOf(file: string): AsyncGenerator<Exclude<DumpLine, { end: unknown }>> {
  const hash = createHash('sha256');
  const log = new LogRoot();
  let [number, rows, ended] = [0, 0, false];
  for await (const text of textLines(file)) {
    number += 1;
    if (ended) throw new NotADump(file, number, '在结尾之后还有内容');
    const line = parsed(file, number, text);
    if ('end' in line) {
      ended = true;
      const { end } = line;
      const found = log.told();
      must(file, '校验值', end.sha256, hash.digest('hex'));
      must(file, '行数', String(end.rows), String(rows));
      must(
        file,
        '发布日志',
        `${end.log.size} 条、根散列值 ${end.log.root}`,
        `${found.size} 条、根散列值 ${found.root}`,
      );
      continue;
    }
    hash.update(`${text}\n`);
    if ('row' in line) rows += 1;
    if ('row' in line && line.table === 'log_leaf') log.add(line.row);
    yield line;
  }
  if (!ended) throw new NotADump(file, number + 1, '之前就断了，没有结尾');
}

function must(file: string, what: string, expected: string, found: string): void {
  if (expected !== found) throw new DumpDiffers(file, what, expected, found);
}

function parsed(file: string, number: number, text: string): DumpLine {
  try {
    const line = JSON.parse(text) as DumpLine;
    const header = 'format' in line && line.format === FORMAT && Array.isArray(line.tables);
    const known =
      number === 1 ? header : ('table' in line && 'row' in line) || 'key' in line || 'end' in line;
    if (known) return line;
  } catch {
    // Said below.
  }
  throw new NotADump(file, number, number === 1 ? '不是本程序的备份' : '读不懂');
}

async function* textLines(file: string): AsyncGenerator<string> {
  try {
    const handle = await open(file);
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    await handle.close();
    const bytes = createReadStream(file);
    const zipped = buffer[0] === 0x1f && buffer[1] === 0x8b;
    const input = zipped ? bytes.pipe(createGunzip()) : bytes;
    // An error of the file itself does not go through the pipe.
    if (zipped) bytes.on('error', (error) => input.destroy(error));
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new CannotRead(file, (error as Error).message);
  }
}
