import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ListIntake, readList, readWorkbook } from '../../src/intake';
import { corpusDir, describeWithCorpus } from '../corpus';

/** Counted by hand in the sheets: what part of the file's name, items in all, the last number, what is odd. */
const COUNTED: [file: string, items: number, last: string, body: string][] = [
  // 10 许可 (one numbered "2,3"), 21 强制, 254 处罚, 1 征收 told in three rows, 1 确认, 2 奖励, 17 检查, 1 裁决, 3 其他.
  ['市农业农村局', 310, '3', '市农业农村局'],
  ['统计局', 3, '3', '克拉玛依市统计局'],
  ['医疗保障局', 17, '17', '克拉玛依市医疗保障局'],
  // 1 to 21; the row between 19 and 21 has no number.
  ['商务局', 21, '21', '克拉玛依市商务局'],
  ['机关事务管理局', 10, '10', '克拉玛依市机关事务管理局'],
  ['档案局', 12, '12', '克拉玛依市档案局'],
  ['生态环境局', 217, '217', '克拉玛依市生态环境局'],
  ['科学技术局', 4, '4', '克拉玛依市科学技术局'],
  ['交通运输局', 360, '360', '克拉玛依市交通运输局'],
  ['财政局', 19, '19', '克拉玛依市财政局'],
];

describeWithCorpus('the ten published workbooks', () => {
  const folder = join(corpusDir, 'lists');
  const files = readdirSync(folder).filter((name) => /\.xlsx?$/.test(name));
  const intakes = new Map<string, ListIntake>();
  const intakeOf = (part: string): ListIntake => {
    const name = files.find((file) => file.normalize('NFC').includes(part))!;
    const known = intakes.get(part) ?? readList(readWorkbook(readFileSync(join(folder, name)), name), name);
    intakes.set(part, known);
    return known;
  };

  it('are these ten', () => {
    expect(files).toHaveLength(COUNTED.length);
  });

  it.each(COUNTED)('%s comes in with its %i items', (part, count, last, body) => {
    const { items, unknownColumns, body: read } = intakeOf(part);
    expect(items).toHaveLength(count);
    expect(items.at(-1)!.content.serial).toBe(last);
    expect(read).toBe(body);
    expect(unknownColumns).toEqual([]);
    for (const { content } of items) {
      expect(content.name).toMatch(/^[^\n]{2,}$/);
      expect(content.basisText.power).toBeTruthy();
      expect(content.duties.length).toBeGreaterThan(0);
    }
  });

  it('lose no number', () => {
    for (const [part, , last] of COUNTED) {
      if (part === '市农业农村局') continue;
      const serials = intakeOf(part).items.map(({ content }) => content.serial);
      const missing = Array.from({ length: Number(last) }, (_, i) => String(i + 1)).filter(
        (n) => !serials.includes(n),
      );
      expect([part, missing]).toEqual([part, part === '商务局' ? ['20'] : []]);
    }
  });

  it('have the type of their sheet where the cell is blank', () => {
    const { items } = intakeOf('市农业农村局');
    const counts = new Map<string, number>();
    for (const { content } of items) counts.set(content.typeLabel, (counts.get(content.typeLabel) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      行政许可: 10,
      行政强制: 21,
      行政处罚: 254,
      行政征收: 1,
      行政确认: 1,
      行政奖励: 2,
      行政检查: 17,
      行政裁决: 1,
      其他行政权力: 3,
    });
  });

  it('tell level and authority apart, in two columns and in one', () => {
    expect(intakeOf('交通运输局').items[0]!.content).toMatchObject({ level: '市级', body: '市交通运输局' });
    expect(intakeOf('交通运输局').items.every(({ content }) => content.authority)).toBe(true);
    expect(intakeOf('档案局').items[0]!.content.level).toBe('地州市级');
    expect(intakeOf('档案局').items[1]!.content).toMatchObject({
      authority: expect.stringMatching(/^负责/),
    });
    expect(intakeOf('档案局').items[1]!.content.level).toBeUndefined();
  });

  it('give what stands only in the second copy of columns', () => {
    const { items, problems } = intakeOf('商务局');
    expect(items.at(-1)!.content.basisText.duty).toMatch(/^【法律】/);
    expect(problems.filter(({ row }) => row === 23)).toHaveLength(3);
  });

  it('list what is no item', () => {
    expect(intakeOf('财政局').skipped.map(({ row }) => row)).toEqual([23]);
    expect(intakeOf('财政局').problems[0]!.message).toContain('N 列没有表头，10 格内容没有读');
    expect(intakeOf('科学技术局').problems.map(({ message }) => message.slice(0, 2))).toEqual(['N4', 'N6']);
    expect(intakeOf('交通运输局').problems).toEqual([]);
  });
});
