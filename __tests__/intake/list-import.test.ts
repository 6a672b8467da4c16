import { NoItems, readList, readWorkbook } from '../../src/intake';
import { type SheetOf, workbookOf } from './workbook-of';

function read(...sheets: SheetOf[]) {
  return readList(readWorkbook(workbookOf(sheets), '示例.xlsx'), '示例.xlsx');
}

/** Serial, name and parent's name of every item. */
const outline = ({ items }: ReturnType<typeof read>) =>
  items.map(({ content, parentKey }) => [
    content.serial ?? '',
    content.name,
    ...(parentKey === null ? [] : [`◂ ${items[parentKey]!.content.name}`]),
  ]);

const HEAD = ['序号', '事项名称', '子项名称', '权力类型', '实施依据', '备注'];

describe('the items of a sheet', () => {
  it('are its rows; filler rows under merges, blank rows and repeated headers are none', () => {
    const list = read({
      rows: [
        HEAD,
        ['1', '渡口设置许可', null, '行政许可', '《滨江市渡口管理条例》第三条', null],
        [null, null, null, null, null, null],
        [null, null, null, null, null, null],
        HEAD,
        ['2.0', '浮桥搭建\n许可', '无', '行政许可', '/', '—'],
      ],
      merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3'],
    });
    expect(outline(list)).toEqual([
      ['1', '渡口设置许可'],
      ['2', '浮桥搭建许可'],
    ]);
    expect(list.items[1]!.content.basisText).toEqual({});
    expect(list.items[1]!.content.remarks).toBeUndefined();
    expect(list.skipped).toEqual([]);
    expect(list.problems).toEqual([]);
  });

  it('keep a number that stands for two, and go without one where the sheet has none', () => {
    const list = read({
      rows: [HEAD, ['2,3', '甲', null, '行政许可', null, null], [null, '乙', null, '行政许可', null, null]],
    });
    expect(outline(list)).toEqual([
      ['2,3', '甲'],
      ['', '乙'],
    ]);
  });

  it('take a merged name or type for each number below it', () => {
    const list = read({
      rows: [
        HEAD,
        ['1', '渡船检查', null, '行政检查', '《甲法》第一条', null],
        ['2', null, null, null, '《乙法》第二条', null],
      ],
      merges: ['B2:B3', 'D2:D3'],
    });
    expect(outline(list)).toEqual([
      ['1', '渡船检查'],
      ['2', '渡船检查'],
    ]);
    expect(list.items.map(({ content }) => content.type)).toEqual(['inspection', 'inspection']);
  });

  it('told in several rows, one a level, are one item', () => {
    const head = ['序号', '事项名称', '权力类型', '实施依据', '行使主体', '行使层级'];
    const basis = '《滨江市渡口管理条例》第九条';
    const list = read({
      rows: [
        head,
        ['1', '渡口维护费征收', '行政征收', basis, '省交通厅', '省级'],
        [null, null, null, null, '县交通局', '县级'],
        ['1', '渡口维护费征收', '行政征收', basis, '市交通局', '市级'],
        ['2', '渡口维护费减免', '其他职权', basis, '市交通局', '市级'],
      ],
      merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3'],
    });
    expect(outline(list)).toEqual([
      ['1', '渡口维护费征收'],
      ['2', '渡口维护费减免'],
    ]);
    expect(list.items[0]!.content).toMatchObject({
      body: '省交通厅\n县交通局\n市交通局',
      level: '省级\n县级\n市级',
      basisText: { power: basis },
    });
    expect(list.problems.map(({ row }) => row)).toEqual([3, 4]);
  });

  it('go on in a row that has neither number nor name: a cell broken by a page', () => {
    const list = read({
      rows: [
        HEAD,
        ['1', '甲', null, '行政许可', '《滨江市渡口管理条例》第三条：设置渡口应当', null],
        [null, null, null, null, '提出申请。', null],
      ],
    });
    expect(list.items).toHaveLength(1);
    expect(list.items[0]!.content.basisText.power).toBe(
      '《滨江市渡口管理条例》第三条：设置渡口应当\n提出申请。',
    );
    expect(list.problems).toEqual([
      { sheet: 'Sheet1', row: 3, message: '没有序号和事项名称，并入上一项“甲”' },
    ]);
  });

  it('are not the notes, sums and group titles between them; each is reported', () => {
    const list = read({
      rows: [
        HEAD,
        ['交通运输系统', null, null, null, null, null],
        ['1', '甲', null, '行政许可', null, null],
        ['合计', '1', null, null, null, null],
        ['备注：包括市、区两级。', null, null, null, null, null],
        ['7', null, null, '行政许可', null, null],
      ],
      merges: ['A2:F2', 'A5:F5'],
    });
    expect(outline(list)).toEqual([['1', '甲']]);
    expect(list.skipped.map(({ row, why }) => [row, why])).toEqual([
      [2, '单独一行的标题或说明：交通运输系统'],
      [4, '合计行，没有读作事项'],
      [5, '单独一行的标题或说明：备注：包括市、区两级。'],
      [6, '有序号 7 而没有事项名称'],
    ]);
  });

  it.each([
    ['beside a number of its own', ['2', '合计', null, null, null, null]],
    ['beside a class', [null, '小 计', null, '行政许可', null, '1项']],
    ['with its figure', [null, '总计：1项', null, null, null, null]],
    ['in the column of 子项', [null, null, '小计', '行政许可', null, null]],
    ['in another column, a figure under the name', [null, '1', null, '合计', null, '1']],
    ['among figures', ['合计', '1', '1', null, '0', '2 项']],
  ])('are no sums: %s', (_, row) => {
    const list = read({ rows: [HEAD, ['1', '甲', null, '行政许可', null, null], row] });
    expect(outline(list)).toEqual([['1', '甲']]);
    expect(list.skipped.map(({ row: at, why }) => [at, why])).toEqual([[3, '合计行，没有读作事项']]);
  });

  it('are items whose names only begin with such a word', () => {
    const list = read({ rows: [HEAD, ['1', '合计征收费用核定', null, '行政征收', null, null]] });
    expect(outline(list)).toEqual([['1', '合计征收费用核定']]);
  });

  it('have the type of their section, sheet, title or name column where no cell gives it', () => {
    const section = read({
      rows: [
        ['序号', '事项名称', '实施依据', '备注'],
        ['一、行政许可（共1项）', null, null, null],
        ['1', '甲', '《甲法》第一条', null],
        ['二、其他行政权力（共1项）', null, null, null],
        ['2', '乙', '《乙法》第一条', null],
      ],
    });
    expect(section.items.map(({ content }) => [content.type, content.typeLabel])).toEqual([
      ['permit', '行政许可'],
      ['other', '其他行政权力'],
    ]);
    const sheet = read({
      name: ' 行政处罚（254项）',
      rows: [HEAD, ['1', '甲', null, null, '《甲法》第一条', null]],
    });
    expect(sheet.items[0]!.content.type).toBe('penalty');
    const column = read({
      rows: [
        ['序号', '行政处罚内容'],
        ['1', '擅自设置渡口的处罚'],
      ],
    });
    expect(column.items[0]!.content.type).toBe('penalty');
    const none = read({
      rows: [
        ['序号', '事项名称', '实施依据'],
        ['1', '甲', '《甲法》第一条'],
      ],
    });
    expect(none.items[0]!.content).toMatchObject({ type: 'other', typeLabel: '其他行政权力' });
    expect(none.problems[0]!.message).toContain('没有写明权力类型');
  });
});

describe('main items and sub-items', () => {
  const head = ['序号', '主项编码', '主项名称', '子项名称及编码', '权力类型', '行使层级'];

  it('numbered by main item: its sub-items follow, with codes of their own', () => {
    const list = read({
      rows: [
        head,
        ['1', '990118001000', '渡口设置许可', null, '行政许可', '市、县'],
        ['2', '99011800200Y', '渡船检验', '客渡船检验（990118002001）', '行政许可', '市'],
        [null, null, null, '货渡船检验（990118002002）', '行政许可', '县'],
        ['3', '990118003000', '浮桥搭建许可', null, '行政许可', '市'],
      ],
      merges: ['A3:A4', 'B3:B4', 'C3:C4'],
    });
    expect(outline(list)).toEqual([
      ['1', '渡口设置许可'],
      ['2', '渡船检验'],
      ['', '客渡船检验', '◂ 渡船检验'],
      ['', '货渡船检验', '◂ 渡船检验'],
      ['3', '浮桥搭建许可'],
    ]);
    expect(list.items.map(({ content }) => content.codes?.basic)).toEqual([
      '990118001000',
      '99011800200Y',
      '990118002001',
      '990118002002',
      '990118003000',
    ]);
    expect(list.items.map(({ content }) => content.level)).toEqual(['市、县', undefined, '市', '县', '市']);
  });

  it('numbered by sub-item: the main item above them has no number', () => {
    const rows = [
      ['序号', '主项名称', '子项名称', '权力类型', '行使层级'],
      ['1', '档案验收', '市重点工程档案验收', '其他行政权力-其他', '市'],
      ['2', null, '县重点工程档案验收', '其他行政权力-其他', '县'],
      ['3', '档案检查', null, '行政检查', '市、县'],
    ];
    const expected = [
      ['', '档案验收'],
      ['1', '市重点工程档案验收', '◂ 档案验收'],
      ['2', '县重点工程档案验收', '◂ 档案验收'],
      ['3', '档案检查'],
    ];
    expect(outline(read({ rows, merges: ['B2:B3'] }))).toEqual(expected);
    expect(outline(read({ rows }))).toEqual(expected);
  });

  it('a sub-item alone beside its main item stays one item', () => {
    const list = read({
      rows: [
        HEAD,
        ['12', '危险品渡运许可', '客渡、货渡', '行政许可', null, null],
        ['13', '办公用房管理', '权属登记', '行政确认', null, null],
      ],
    });
    expect(list.items.map(({ content }) => [content.serial, content.name, content.subName])).toEqual([
      ['12', '危险品渡运许可', '客渡、货渡'],
      ['13', '办公用房管理', '权属登记'],
    ]);
  });
});

describe('a workbook of several sheets', () => {
  it('reads each with its own header, and says what it left', () => {
    const list = read(
      { name: '行政许可（1项）', rows: [HEAD, ['1', '甲', null, null, null, '一']] },
      {
        name: '行政处罚（1项）',
        rows: [['滨江市交通局权责清单'], HEAD, ['1', '乙', null, null, null, '二']],
      },
      { name: '填表说明', rows: [['请各单位认真填写']] },
      { name: '旧表', rows: [HEAD, ['1', '丙', null, '行政许可', null, null]], hidden: true },
      { name: 'Sheet5', rows: [] },
    );
    expect(list.items.map(({ sheet, row, content }) => [sheet, row, content.name, content.type])).toEqual([
      ['行政许可（1项）', 2, '甲', 'permit'],
      ['行政处罚（1项）', 3, '乙', 'penalty'],
    ]);
    expect(list.skipped.map(({ sheet, why }) => [sheet, why.slice(0, 7)])).toEqual([
      ['填表说明', '没有找到表头，'],
      ['旧表', '工作表是隐藏的'],
    ]);
    expect(list.body).toBe('滨江市交通局');
  });

  it('without any item below its header is refused', () => {
    expect(() => read({ rows: [HEAD] })).toThrow(NoItems);
  });
});

describe('the texts of an item', () => {
  it('make its bases and the stages of its duties', () => {
    const list = read({
      rows: [
        ['序号', '权力名称', '权力类别', '设定依据', '责任事项', '责任事项依据', '追责情形及追责依据'],
        [
          '1',
          '渡口设置许可',
          '行政许可',
          '【法规】《滨江市渡口管理条例》（2024年3月1日修正）\n第三条：设置渡口应当向区交通运输主管部门提出申请。',
          '1.受理责任：一次性告知补正材料。\n2.审查责任：\n核查现场。',
          '《滨江市渡口管理条例》第三条、第四条',
          '不依法履行职责的',
        ],
      ],
    });
    const { content } = list.items[0]!;
    expect(content.bases.map(({ role, law, address }) => [role, law, address])).toEqual([
      ['power', '滨江市渡口管理条例', '3'],
      ['duty', '滨江市渡口管理条例', '3'],
      ['duty', '滨江市渡口管理条例', '4'],
    ]);
    const { quoteAt, noteAt } = content.bases[0]!;
    expect(content.basisText.power!.slice(quoteAt!.start, quoteAt!.end)).toBe(
      '设置渡口应当向区交通运输主管部门提出申请。',
    );
    expect(content.basisText.power!.slice(noteAt!.start, noteAt!.end)).toBe('（2024年3月1日修正）');
    expect(content.duties).toEqual([
      { stage: '1.受理责任', text: '一次性告知补正材料。' },
      { stage: '2.审查责任', text: '核查现场。' },
    ]);
    expect(content.accountability).toBe('不依法履行职责的');
  });
});

describe('一事一表', () => {
  it('reads labels and values, one form below the other', () => {
    const list = read({
      rows: [
        ['表2-1'],
        ['序号', '1'],
        ['权力类型', '行政许可'],
        ['权力项目名称', '渡口设置许可'],
        ['责任主体', '滨江市交通运输局'],
        ['责任事项', '1.受理责任：一次性告知。'],
        [null, '2.审查责任：核查现场。'],
        ['表2-2'],
        ['序号', '2'],
        ['权力类型', '行政处罚'],
        ['权力项目名称', '擅自设置渡口的处罚'],
        ['责任主体', '滨江市交通运输局'],
      ],
      merges: ['A6:A7'],
    });
    expect(outline(list)).toEqual([
      ['1', '渡口设置许可'],
      ['2', '擅自设置渡口的处罚'],
    ]);
    expect(list.items[0]!.content.duties.map(({ stage }) => stage)).toEqual(['1.受理责任', '2.审查责任']);
    expect(list.items.map(({ row }) => row)).toEqual([2, 9]);
  });

  it('reads two pairs a row', () => {
    const list = read({
      rows: [
        ['事项名称', '渡口设置许可', '权力类型', '行政许可'],
        ['行使主体', '市交通局', '承办机构', '水运科'],
        ['实施依据', '《滨江市渡口管理条例》第三条', null, null],
      ],
      merges: ['B3:D3'],
    });
    expect(list.items[0]!.content).toMatchObject({ name: '渡口设置许可', type: 'permit', office: '水运科' });
    expect(list.items[0]!.content.bases).toHaveLength(1);
  });
});
