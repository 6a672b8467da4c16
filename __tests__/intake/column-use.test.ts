import { type ColumnChoices, NoItems, readList, readWorkbook } from '../../src/intake';
import { workbookOf } from './workbook-of';

const ROWS = [
  ['滨江市水务局权责清单', null, null, null, null, null],
  ['序号', '事项名称', '权力类型', '设定依据', '内部说明', '录入人'],
  ['1', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条', '甲组办', '张某'],
  ['2', '浮桥搭建许可', '行政许可', '《滨江市渡口管理条例》第五条', '乙组办', '李某'],
];

const read = (choices?: ColumnChoices, rows = ROWS) =>
  readList(readWorkbook(workbookOf([{ name: '清单', rows }]), '示例.xlsx'), '示例.xlsx', {
    columns: choices ?? {},
  });

describe('how the columns of a sheet were read', () => {
  it('is told column by column, with what stands in them', () => {
    const [sheet] = read().sheets;
    expect(sheet).toMatchObject({
      name: '清单',
      kind: 'table',
      header: { row: 2, deep: 1 },
      items: 2,
      subItems: 0,
    });
    expect(sheet!.columns.map(({ letter, header, use }) => [letter, header, use])).toEqual([
      ['A', '序号', 'serial'],
      ['B', '事项名称', 'name'],
      ['C', '权力类型', 'type'],
      ['D', '设定依据', 'basis'],
      ['E', '内部说明', 'keep'],
      ['F', '录入人', 'drop'],
    ]);
    expect(sheet!.columns[1]!.samples).toEqual(['渡口设置许可', '浮桥搭建许可']);
  });

  it('leaves names of staff out and says so, unless a person asks for them', () => {
    const { items, problems } = read();
    expect(items[0]!.content.extra).toEqual({ 内部说明: '甲组办' });
    expect(problems).toEqual([
      { sheet: '清单', row: 2, message: '“录入人”一列像是工作人员姓名，没有导入，也不会公布' },
    ]);
    const asked = read({ 清单: { 5: 'keep' } });
    expect(asked.items[0]!.content.extra).toEqual({ 内部说明: '甲组办', 录入人: '张某' });
    expect(asked.problems[0]!.message).toContain('会随清单公布');
  });

  it('is corrected by a person: another field, kept as it is, or not read', () => {
    const { items } = read({ 清单: { 4: 'office', 3: 'drop' } });
    expect(items[0]!.content).toMatchObject({ office: '甲组办', basisText: {} });
    expect(items[0]!.content.extra).toBeUndefined();
    expect(read({ 清单: { 2: 'keep' } }).items[0]!.content.extra).toMatchObject({ 权力类型: '行政许可' });
  });

  it('holds below a header that stands again', () => {
    const { items } = read({ 清单: { 4: 'office' } }, [
      ...ROWS,
      ROWS[1]!,
      ['3', '丙', '行政许可', '', '丙组', '王某'],
    ]);
    expect(items.map(({ content }) => content.office)).toEqual(['甲组办', '乙组办', '丙组']);
  });

  it('takes the copy further right where the first of two goes', () => {
    const rows = [
      ['序号', '事项名称', '权力类型', '备注', '备注'],
      ['1', '渡口设置许可', '行政许可', '旧', '新'],
    ];
    expect(read(undefined, rows).items[0]!.content.remarks).toBe('旧');
    expect(read(undefined, rows).sheets[0]!.columns.map(({ use }) => use)).toEqual([
      'serial',
      'name',
      'type',
      'remarks',
      'copy',
    ]);
    expect(read({ 清单: { 3: 'drop' } }, rows).items[0]!.content.remarks).toBe('新');
  });

  it('refuses where no column is left for the name', () => {
    expect(() => read({ 清单: { 1: 'drop' } })).toThrow(NoItems);
  });
});

describe('a table that this program wrote', () => {
  it('brings its permanent numbers and its local codes back', () => {
    const { items } = read(undefined, [
      ['序号', '事项编号', '事项名称', '子项名称', '权力类型', '基本编码', '本地编码'],
      ['1', '0007', '渡船检验', null, '行政检查', null, 'BJ-1'],
      [null, '0008', null, '客渡船检验', '行政检查', '990118002001', null],
    ]);
    expect(items.map(({ number, content }) => [number, content.name, content.codes])).toEqual([
      ['0007', '渡船检验', { local: 'BJ-1' }],
      ['0008', '客渡船检验', { basic: '990118002001' }],
    ]);
  });
});
