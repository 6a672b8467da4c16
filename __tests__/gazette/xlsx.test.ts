import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { gazetteXlsx } from '../../src/gazette';
import { readList, readWorkbook } from '../../src/intake';
import { hostile, item } from '../exchange/lists';
import { first, step } from './steps';

const sheetOf = (bytes: Uint8Array, name: string): string[][] =>
  utils.sheet_to_json(read(bytes).Sheets[name]!, { header: 1, defval: '' });
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!);

describe('the gazette as a workbook', () => {
  const bytes = gazetteXlsx(step);

  it('has notice, comparison table and list, each a sheet', () => {
    expect(read(bytes).SheetNames).toEqual(['公告', '对照表', '清单']);
    expect(read(gazetteXlsx(first)).SheetNames).toEqual(['公告', '清单']);
  });

  it('says in the notice what the other formats say, the witness at its end', () => {
    const lines = sheetOf(bytes, '公告').map(([line]) => line);
    expect(lines[0]).toBe('临江市港航管理局关于调整权责清单的公告');
    expect(lines).toContain('发布日志条目数：17');
    expect(lines).toContain(`发布日志根散列值：${step.log.root}`);
  });

  it('has the eight columns of a comparison table, with differences marked as in tracked changes', () => {
    const [title, header, ...rows] = sheetOf(bytes, '对照表');
    expect(title?.[0]).toBe('临江市港航管理局权责清单调整对照表');
    expect(header).toEqual([
      ...['序号', '权力类型', '事项名称', '调整前', '调整后', '调整类型', '调整依据', '备注'],
    ]);
    expect(rows).toHaveLength(3);
    expect(rows[1]?.[3]).toContain('《临江市渡口条例》第十条');
    const xml = part(bytes, 'xl/worksheets/sheet2.xml');
    expect(xml).toMatch(/<strike\/>(?:(?!<\/r>).)*>十<\/t>/);
    expect(xml).toMatch(/<u\/>(?:(?!<\/r>).)*>十二<\/t>/);
  });

  it('merges the name over a main item and its sub-items, with filters, frozen header and print area', () => {
    const xml = part(bytes, 'xl/worksheets/sheet3.xml');
    expect(xml).toContain('<mergeCell ref="C3:C5"/>');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<autoFilter ref="A2:P6"/>');
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Area"[^>]*>&apos;清单&apos;!\$A\$1:\$P\$6/);
  });

  it('prints the notice upright on A4 and the tables across A3, each fitted to the width', () => {
    const papers = [1, 2, 3].map((sheet) => part(bytes, `xl/worksheets/sheet${sheet}.xml`));
    for (const xml of papers) expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(
      papers.map((xml) => /<pageSetup paperSize="(\d+)" orientation="(\w+)"/.exec(xml)?.slice(1)),
    ).toEqual([
      ['9', 'portrait'],
      ['8', 'landscape'],
      ['8', 'landscape'],
    ]);
  });

  it('is byte for byte the same on a later day', () => {
    jest.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
    expect(Buffer.from(gazetteXlsx(step)).equals(Buffer.from(bytes))).toBe(true);
    jest.useRealTimers();
  });

  it('imported again gives the items of the list, and passes over the other sheets with a word', () => {
    const { items, skipped } = readList(readWorkbook(bytes, '公报.xlsx'), '公报.xlsx');
    expect(items.map(({ content, parentKey }) => [content.name, parentKey])).toEqual([
      ['渡口设置许可', null],
      ['渡口撤销', 0],
      ['渡口新设', 0],
      ['对擅自停靠的处罚', null],
    ]);
    expect(skipped.map(({ sheet }) => sheet)).toEqual(['公告', '对照表']);
  });
});

describe('hostile text in the workbook of a gazette', () => {
  it('stands as text in marked cells too, never as a formula', () => {
    const words = { ...hostile, long: '长'.repeat(12_000) };
    const changes = Object.values(words).map((text, index) => ({
      kind: 'change' as const,
      number: `QT-${index + 10}`,
      before: item('QT', '甲', { remarks: `旧的说明文字，${text}` }).content,
      after: item('QT', '甲', { remarks: `新的说明文字，${text}` }).content,
      reason: text,
      basis: null,
    }));
    const bytes = gazetteXlsx({ ...step, changes });
    expect(part(bytes, 'xl/worksheets/sheet2.xml')).not.toContain('<f>');
    const rows = sheetOf(bytes, '对照表').slice(2);
    expect(rows.map((row) => row[7]).slice(0, 3)).toEqual([words.formula, words.quoted, words.plus]);
    const said = rows.map((row) => row[4]).join('\n');
    for (const text of [words.formula, words.rare, words.markup, words.escaped]) expect(said).toContain(text);
  });
});
