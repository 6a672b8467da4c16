import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { CellTooLong, listXlsx } from '../../src/exchange';
import { readList, readWorkbook } from '../../src/intake';
import { harbourList, hostile, item } from './lists';

const textsOf = (bytes: Uint8Array): string[][] =>
  utils.sheet_to_json(read(bytes).Sheets.清单!, { header: 1, defval: '' });

describe('a list as a workbook', () => {
  const bytes = listXlsx(harbourList);
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);

  it('has title, header and one row an item', () => {
    const [title, header, ...rows] = textsOf(bytes);
    expect(title?.[0]).toBe('临江市港航管理局权责清单');
    expect(header?.slice(0, 4)).toEqual(['序号', '事项编号', '事项名称', '子项名称']);
    expect(rows.map(([, number]) => number)).toEqual(['XK-0001', 'XK-0003', 'XK-0002', 'CF-0001']);
  });

  it('keeps the header in sight and filters by it', () => {
    expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A2:P6"/>');
  });

  it('is byte for byte the same on a later day in another time zone', () => {
    jest.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
    expect(Buffer.from(listXlsx(harbourList)).equals(Buffer.from(bytes))).toBe(true);
    jest.useRealTimers();
    expect(strFromU8(unzipSync(bytes)['docProps/core.xml']!)).not.toMatch(/20\d\d-/);
  });

  it('is read again by the import with the same names, sub-items, duties and texts', () => {
    const { items, problems } = readList(readWorkbook(bytes, '清单.xlsx'), '清单.xlsx');
    expect(problems).toEqual([]);
    expect(items.map(({ content, parentKey }) => [content.name, parentKey])).toEqual([
      ['渡口设置许可', null],
      ['渡口撤销', 0],
      ['渡口新设', 0],
      ['对擅自停靠的处罚', null],
    ]);
    const [, { content: told }] = harbourList.items as [unknown, { content: Record<string, unknown> }];
    const { source: _, codes: __, bases: ___, ...content } = items[3]!.content;
    expect({ ...content, bases: [] }).toEqual(told);
  });
});

describe('hostile text in a workbook', () => {
  it.each(['formula', 'quoted', 'plus', 'tab', 'control', 'rare', 'markup', 'long', 'escaped'] as const)(
    '%s stands there as text',
    (key) => {
      const bytes = listXlsx({ title: '清单', items: [item('XK-0001', '甲', { remarks: hostile[key] })] });
      expect(textsOf(bytes)[2]).toContain(hostile[key]);
      expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
    },
  );

  it('refuses a cell that no workbook can hold, and says which', () => {
    const items = [item('XK-0009', '甲', { accountability: '长'.repeat(32_768) })];
    expect(() => listXlsx({ title: '', items })).toThrow(CellTooLong);
    expect(() => listXlsx({ title: '', items })).toThrow('事项 XK-0009 的“追责情形”有 32768 字');
  });
});
