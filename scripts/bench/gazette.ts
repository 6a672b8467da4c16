/**
 * A release of a real list in every format, as notice, comparison table of forty items, and list: processor time of each, which other work on
 * the machine does not lengthen much, and the most memory. Exits 1 where all together take more than 10 s or 500 MB.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type GazetteInput, gazetteDocx, gazettePdf, gazetteXlsx } from '../../src/gazette';
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

async function main(): Promise<void> {
  const { from, items: list } = items();
  const input = step(list);
  const formats: [string, () => Uint8Array | Promise<Uint8Array>][] = [
    ['docx', () => gazetteDocx(input)],
    ['pdf', () => gazettePdf(input).bytes],
    ['xlsx', () => gazetteXlsx(input)],
  ];
  console.log(`${from}：${list.length} 项，对照 ${input.changes.length} 项`);
  let seconds = 0;
  for (const [format, write] of formats) {
    const before = process.cpuUsage();
    const bytes = await write();
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1e6;
    seconds += took;
    console.log(
      `${format.padEnd(5)} ${took.toFixed(2).padStart(6)} s ${(bytes.length / 1024).toFixed(0).padStart(7)} KB`,
    );
  }
  // Linux tells kilobytes.
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`合计 ${seconds.toFixed(2).padStart(6)} s，内存至多 ${megabytes.toFixed(0)} MB`);
  if (seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES) process.exitCode = 1;
}

void main();
