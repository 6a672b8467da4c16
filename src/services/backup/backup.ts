import { createWriteStream } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { appendAudit, inTransaction, parseDatabaseUrl } from '../../store';
import { type Actor, mustHave } from '../actor';
import { CannotWrite } from '../errors';
import type { Installation } from '../installation';
import { type DumpKey, type DumpLine, type DumpScope, dumpLines } from './dump-lines';
import { NothingToBackUp } from './errors';

export interface BackupOrder {
  /** Compressed where it ends in .gz. */
  out: string;
  scope: DumpScope;
  /** The signing keys too. */
  withKeys: boolean;
  actor: Actor;
}

export interface BackedUp {
  file: string;
  rows: number;
  log: { size: number; root: string };
  /** Names of the key files inside. */
  keys: string[];
}

/**
 * Writes the whole register to one file, readable by its owner alone: to a file beside it first, which takes its place when all is written.
 * @throws CannotWrite, DamagedLog, NothingToBackUp
 */
export async function backup(installation: Installation, order: BackupOrder): Promise<BackedUp> {
  mustHave(order.actor, [], null, '备份');
  const keys = order.withKeys ? await keyFiles(installation.settings.keysDir) : [];
  const partial = `${order.out}.partial`;
  try {
    const end = await inTransaction(installation.db, (em) =>
      written(partial, order.out, dumpLines(em, order.scope, keys)),
    );
    if (end.rows === 0) throw new NothingToBackUp(parseDatabaseUrl(installation.settings.databaseUrl).place);
    await rename(partial, order.out);
    await inTransaction(installation.db, (em) =>
      appendAudit(em, {
        at: installation.clock(),
        actor: order.actor.account,
        act: `${order.scope === 'backup' ? 'backup' : 'dump'}.write`,
        subject: '数据库',
        detail: { rows: end.rows, keys: keys.length },
      }),
    );
    return { file: order.out, rows: end.rows, log: end.log, keys: keys.map(({ name }) => name) };
  } catch (error) {
    await rm(partial, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw code && /^E[A-Z]+$/.test(code) ? new CannotWrite(order.out, message) : error;
  }
}

async function written(partial: string, out: string, lines: AsyncGenerator<string>) {
  let last = '';
  async function* passing(): AsyncGenerator<string> {
    for await (const line of lines) {
      last = line;
      yield line;
    }
  }
  const file = createWriteStream(partial, { mode: 0o600 });
  const source = Readable.from(passing());
  await (out.endsWith('.gz') ? pipeline(source, createGzip(), file) : pipeline(source, file));
  const handle = await open(partial, 'r+');
  await handle.sync();
  await handle.close();
  return (JSON.parse(last) as Extract<DumpLine, { end: unknown }>).end;
}

async function keyFiles(folder: string): Promise<DumpKey[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, bytes: (await readFile(join(folder, name))).toString('base64') })),
  );
}
