import { type HeaderPlace, NoHeader, readList, readSheets, readWorkbook } from '../../src/intake';
import { workbookOf } from './workbook-of';

type Row = (string | null)[];
const grids = (rows: Row[], merges: string[] = []) =>
  readWorkbook(workbookOf([{ name: '清单', rows, merges }]), '示例.xlsx');
const read = (rows: Row[], header: HeaderPlace | 'none', columns = {}, merges: string[] = []) =>
  readSheets(grids(rows, merges), '示例.xlsx', { headers: { 清单: header }, columns: { 清单: columns } });

const ODD: Row[] = [
  ['滨江市水务局权责清单', null, null],
  ['干什么', '哪一类', '凭什么'],
  ['渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条'],
];

describe('a header that a person points at', () => {
  it('is one though no word of it is known; its columns are matched by hand', () => {
    expect(() => readList(grids(ODD), '示例.xlsx')).toThrow(NoHeader);
    const pointed = read(ODD, { row: 2, deep: null });
    expect(pointed.sheets[0]).toMatchObject({ kind: 'table', header: { row: 2, deep: 1 }, items: 0 });
    expect(pointed.sheets[0]!.columns.map(({ header, use }) => [header, use])).toEqual([
      ['干什么', 'keep'],
      ['哪一类', 'keep'],
      ['凭什么', 'keep'],
    ]);
    expect(pointed.skipped).toEqual([
      { sheet: '清单', row: 1, why: '没有指明哪一列是“事项名称”，整张工作表没有导入' },
    ]);
    const { items, body } = read(ODD, { row: 2, deep: 1 }, { 0: 'name', 1: 'type', 2: 'basis' });
    expect(items[0]!.content).toMatchObject({
      name: '渡口设置许可',
      type: 'permit',
      bases: [{ address: '3' }],
    });
    expect(body).toBe('滨江市水务局');
  });

  it('is the one though another row looks like a header; its own rows again are no item', () => {
    const rows: Row[] = [
      ['序号', '事项名称', '权力类型'],
      ['1', '样例：名称写这里', '行政许可'],
      ['编号', '事项', '类型'],
      ['1', '渡口设置许可', '行政许可'],
      ['编号', '事项', '类型'],
      ['2', '浮桥搭建许可', '行政许可'],
      ['序号', '事项名称', '权力类型'],
    ];
    const { items } = read(rows, { row: 3, deep: 1 });
    expect(items.map(({ row, content }) => [row, content.name])).toEqual([
      [4, '渡口设置许可'],
      [6, '浮桥搭建许可'],
      [7, '事项名称'],
    ]);
  });

  it('spans as many rows as the person says', () => {
    const rows: Row[] = [
      ['甲', '乙', null],
      ['（填全称）', '类', '依据'],
      ['渡口设置许可', '行政许可', '《甲法》第三条'],
    ];
    const { items, sheets } = read(rows, { row: 1, deep: 2 }, { 0: 'name', 1: 'type', 2: 'basis' }, [
      'B1:C1',
    ]);
    expect(sheets[0]!.columns.map(({ header }) => header)).toEqual(['甲/（填全称）', '乙/类', '乙/依据']);
    expect(items.map(({ content }) => content.name)).toEqual(['渡口设置许可']);
  });

  it('may be none: the sheet is no list and brings nothing', () => {
    const rows: Row[] = [
      ['序号', '事项名称', '权力类型'],
      ['1', '渡口设置许可', '行政许可'],
    ];
    expect(read(rows, 'none')).toMatchObject({
      items: [],
      skipped: [{ sheet: '清单', row: 1, why: '您指明这张工作表不是清单，没有导入' }],
    });
  });

  it('beyond the end of the sheet is none', () => {
    expect(read(ODD, { row: 99, deep: 1 })).toMatchObject({ items: [], sheets: [{ kind: 'none' }] });
  });

  it('is pointed at by the first rows, each told in short', () => {
    expect(readSheets(grids(ODD), '示例.xlsx').sheets[0]!.top).toEqual([
      { row: 1, text: '滨江市水务局权责清单' },
      { row: 2, text: '干什么、哪一类、凭什么' },
      { row: 3, text: '渡口设置许可、行政许可、《滨江市渡口管理条例》第三条' },
    ]);
  });
});
