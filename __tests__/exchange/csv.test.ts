import { parse } from 'csv-parse/sync';
import { guardedCell, listCsv, unguardedCell } from '../../src/exchange';
import { harbourList, hostile, item } from './lists';

const rowsOf = (csv: string): string[][] => parse(csv);

describe('a list as CSV', () => {
  const [header, ...rows] = rowsOf(listCsv(harbourList));

  it('names the columns as published lists do, with own columns at the end', () => {
    expect(header?.join(' ')).toBe(
      '序号 事项编号 事项名称 子项名称 权力类型 实施依据 行使主体 承办机构 行使层级 权限 责任事项内容 责任事项依据 追责对象范围 追责情形 备注 是否涉企',
    );
  });

  it('puts sub-items under their main item, which alone fills 事项名称', () => {
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['1', 'XK-0001', '渡口设置许可', '', '行政许可'],
      ['', 'XK-0003', '', '渡口撤销', '行政许可'],
      ['', 'XK-0002', '', '渡口新设', '行政许可'],
      ['2', 'CF-0001', '对擅自停靠的处罚', '', '行政处罚'],
    ]);
  });

  it('keeps line breaks in a cell and has no byte order mark', () => {
    expect(rows[3]?.[5]).toBe('《临江市渡口条例》第十二条\n擅自停靠的，责令改正。');
    expect(listCsv(harbourList).startsWith('序号,')).toBe(true);
  });

  it('gives a sub-item whose main item is gone, or which is its own parent, a row of its own', () => {
    const items = [
      item('XK-0007', '孤项', { parent: 'XK-0009' }),
      item('XK-0008', '自项', { parent: 'XK-0008' }),
    ];
    expect(rowsOf(listCsv({ title: '', items })).map((row) => row[2])).toEqual(['事项名称', '孤项', '自项']);
  });
});

describe('a cell that a spreadsheet would run', () => {
  it.each(Object.entries(hostile))('%s comes back as it was', (_, text) => {
    expect(unguardedCell(guardedCell(text))).toBe(text);
  });

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx'])('%j gets a quote before it', (text) => {
    const csv = listCsv({ title: '', items: [item('XK-0001', '甲', { remarks: text })] });
    expect(rowsOf(csv)[1]).toContain(`'${text}`);
  });

  it('guards the headers of own columns too', () => {
    const csv = listCsv({ title: '', items: [item('XK-0001', '甲', { extra: { '=A1': '值' } })] });
    expect(rowsOf(csv)[0]).toContain("'=A1");
  });
});
