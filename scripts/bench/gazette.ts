/**
 * A release of a real list in every format, as notice, comparison table of forty items, and list: processor time of each, which other work on
 * the machine does not lengthen much, and the most memory that it and the processes it starts take together (Linux). Exits 1 where all together take more than 10 s, or one of them 500 MB.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GazetteInput } from '../../src/gazette';
import { readListFile } from '../../src/intake';
import type { ItemContent, ItemStanding } from '../../src/list';

const MOST_SECONDS = 10;
const MOST_MEGABYTES = 500;
const workbook = resolve(
  __dirname,
  '../../../shared/corpus/lists/附件：克拉玛依市交通运输局2024年权责清单.xlsx',
);

function items(): { from: string; items: ItemStanding[] } {
  if (existsSync(workbook)) {
    const { items: read } = readListFile(readFileSync(workbook), '清单.xlsx');
    return { from: '真实的交通运输清单', items: read.map(({ key, content }) => standing(key, content)) };
  }
  const sample = readListFile(readFileSync(join(__dirname, '../../data/sample/list.csv')), 'list.csv').items;
  const many = Array.from({ length: 360 }, (_, key) => standing(key, sample[key % sample.length]!.content));
  return { from: '示例清单重复到 360 项', items: many };
}

const standing = (key: number, content: ItemContent): ItemStanding => ({
  number: String(key + 1).padStart(4, '0'),
  content,
});

/** The first forty items with their bases renumbered. */
function step(list: ItemStanding[]): GazetteInput {
  const release = (number: number) => ({
    number,
    publishedAt: `202${number}-03-01T02:00:00Z`,
    effectiveFrom: `202${number}-03-01`,
    documentNumber: null,
  });
  return {
    listTitle: '某市交通运输局权责清单',
    body: '某市交通运输局',
    from: release(1),
    to: release(2),
    span: [release(2)],
    items: list,
    changes: list.slice(0, 40).map(({ number, content }) => ({
      kind: 'change',
      number,
      before: {
        ...content,
        basisText: { ...content.basisText, power: content.basisText.power?.replaceAll('条', '章') ?? '' },
      },
      after: content,
      reason: null,
      basis: null,
    })),
    log: { size: 3, root: 'Lv7VVAGJ0vVtnAMtX0Q4fU0d3qEIdTJqIv2gqXUY9mM=' },
  };
}

/** Resident memory of a process and all that it started, in kilobytes (Linux). */
function memoryOf(pid: number): number {
  const from = (file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const own = Number(/VmRSS:\s+(\d+)/.exec(from('status'))?.[1] ?? 0);
  return from(`task/${pid}/children`)
    .split(' ')
    .filter(Boolean)
    .reduce((sum, child) => sum + memoryOf(Number(child)), own);
}

/** One format in a process of its own: seconds, bytes, and the most memory of it and of what it starts. */
function measure(
  format: string,
  input: string,
): Promise<{ seconds: number; bytes: number; megabytes: number }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(__dirname, 'gazette-format.cjs'), format, input], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let [told, most] = ['', 0];
    child.stdout.on('data', (part) => {
      told += part;
    });
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(child.pid!));
    }, 20);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) done({ ...JSON.parse(told), megabytes: most / 1024 });
      else fail(new Error(`${format}: ${code}`));
    });
  });
}

async function main(): Promise<void> {
  const { from, items: list } = items();
  const input = step(list);
  console.log(`${from}：${list.length} 项，对照 ${input.changes.length} 项`);
  const home = mkdtempSync(join(tmpdir(), 'quanze-bench-'));
  const file = join(home, 'input.json');
  writeFileSync(file, JSON.stringify(input));
  let [total, most] = [0, 0];
  try {
    for (const format of ['docx', 'pdf', 'xlsx']) {
      const { seconds, bytes, megabytes } = await measure(format, file);
      total += seconds;
      most = Math.max(most, megabytes);
      console.log(
        `${format.padEnd(5)} ${seconds.toFixed(2).padStart(6)} s ${megabytes.toFixed(0).padStart(5)} MB ${(bytes / 1024).toFixed(0).padStart(6)} KB`,
      );
    }
  } finally {
    rmSync(home, { recursive: true });
  }
  console.log(`合计 ${total.toFixed(2).padStart(6)} s，内存至多 ${most.toFixed(0)} MB`);
  if (total > MOST_SECONDS || most > MOST_MEGABYTES) process.exitCode = 1;
}

void main();
