import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardedCell, listCsv, listJson, listXlsx } from '../../src/exchange';
import { gazetteXlsx } from '../../src/gazette';
import { type ListIntake, readList, readListFile, readWorkbook, withBases } from '../../src/intake';
import type { ItemContent, ItemStanding } from '../../src/list';
import { corpusDir, describeWithCorpus } from '../corpus';
import { hostile, item } from '../exchange/lists';
import { first } from '../gazette/steps';

type Frozen = { title: string; items: ItemStanding[] };

/** Every form in which a list leaves the program. */
const FORMS: [string, (list: Frozen) => Uint8Array][] = [
  ['清单.json', (list) => Buffer.from(listJson(list))],
  ['清单.csv', (list) => Buffer.from(listCsv(list))],
  ['清单.xlsx', (list) => listXlsx(list)],
  ['公报.xlsx', (list) => gazetteXlsx({ ...first, listTitle: list.title, items: list.items })],
];

/** What an import takes for items, numbered as the installation will: main items first. */
function numbered({ items }: Pick<ListIntake, 'items'>): Map<string, ItemContent> {
  const order = [
    ...items.filter(({ parentKey }) => parentKey === null),
    ...items.filter(({ parentKey }) => parentKey !== null),
  ];
  const numbers = new Map(order.map(({ key }, index) => [key, String(index + 1).padStart(4, '0')]));
  return new Map(
    order.map(({ key, parentKey, content: { source: _, ...content } }) => [
      numbers.get(key)!,
      parentKey === null ? content : { ...content, parent: numbers.get(parentKey)! },
    ]),
  );
}

const frozen = (title: string, contents: Map<string, ItemContent>): Frozen => ({
  title,
  items: [...contents].map(([number, content]) => ({ number, content })),
});

/** Key of the main item, name, and what else is said. */
const SAID: [number | null, string, Partial<ItemContent>][] = [
  [null, '渡口设置许可', { serial: '1', codes: { basic: '000118003000', local: 'GK-1' } }],
  [
    0,
    '渡口新设',
    {
      basisText: { power: '《临江市渡口条例》第八条：“设置渡口应当经批准。”' },
      extra: { 是否涉企: '是' },
    },
  ],
  [0, '渡口撤销', { codes: { implementation: `11${'A'.repeat(29)}` }, phone: '0000-1234567' }],
  [
    null,
    '对擅自停靠的处罚',
    {
      type: 'penalty',
      typeLabel: '行政处罚',
      subName: '逾期不改的',
      duties: [
        { stage: '1.立案责任', text: '发现线索，及时立案。' },
        { stage: '2.决定责任', text: '制作决定书。\n当场送达。' },
      ],
      accountabilityScope: '具体承办人',
      fees: '不收费',
      post: '执法岗',
      remarks: hostile.formula,
      conditions: `${hostile.quoted}；${hostile.rare}`,
      materials: hostile.plus,
    },
  ],
];

describe.each(FORMS)('a list written as %s and read again', (name, write) => {
  const items: ListIntake['items'] = SAID.map(([parentKey, itemName, more], key) => ({
    key,
    parentKey,
    sheet: '',
    row: 0,
    number: null,
    content: withBases(item('', itemName, { body: '临江市港航管理局', ...more }).content),
  }));
  const list = frozen('临江市港航管理局权责清单', numbered({ items }));

  it('gives the same items', () => {
    const read = readListFile(write(list), name);
    expect(numbered(read)).toEqual(new Map(list.items.map(({ number, content }) => [number, content])));
    expect(read.problems).toEqual([]);
    expect(read.body).toBe('临江市港航管理局');
  });
});

describeWithCorpus('a real list of 360 items', () => {
  const bytes = readFileSync(join(corpusDir, 'lists', '附件：克拉玛依市交通运输局2024年权责清单.xlsx'));
  const contents = numbered(readList(readWorkbook(bytes, '交通.xlsx'), '交通.xlsx'));

  it.each(FORMS)('comes back whole from %s', (name, write) => {
    const again = numbered(readListFile(write(frozen('克拉玛依市交通运输局权责清单', contents)), name));
    expect(again.size).toBe(360);
    for (const [number, content] of contents) expect([number, again.get(number)]).toEqual([number, content]);
  });
});

describe('a file that is not what it says', () => {
  it.each([
    ['{"format":"quanze-list-export/1","items":[{"number":"0001"}]}', '第 1 项缺少'],
    ['{"a":1}', '不是本程序导出的清单'],
    ['{"format":"quanze-list', '不是完整的 JSON'],
  ])('%s is refused with a reason', (text, why) => {
    expect(() => readListFile(Buffer.from(text), '清单.json')).toThrow(why);
  });

  it('a number of another program in our column is kept as a code', () => {
    const csv = listCsv({ title: '', items: [item('XK-01', '甲')] });
    expect(readListFile(Buffer.from(csv), '清单.csv').items[0]!.content.codes).toEqual({ local: 'XK-01' });
    expect(guardedCell('XK-01')).toBe('XK-01');
  });
});
