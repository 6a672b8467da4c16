import { NoHeader, readList, readWorkbook } from '../../src/intake';
import { type SheetOf, workbookOf } from './workbook-of';

const read = (sheet: SheetOf, file = '示例.xlsx') => readList(readWorkbook(workbookOf([sheet]), file), file);
const first = (sheet: SheetOf) => read(sheet).items[0]!.content;

describe('the header of a list', () => {
  it('is found below titles, with line breaks in its cells', () => {
    const content = first({
      rows: [
        ['附件'],
        ['滨江市交通运输局2026年权责清单'],
        ['序号', '事项\n名称', '权力\n类型', '实施依据'],
        ['1', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条'],
      ],
    });
    expect(content).toMatchObject({
      serial: '1',
      name: '渡口设置许可',
      type: 'permit',
      typeLabel: '行政许可',
    });
    expect(content.source).toEqual({ file: '示例.xlsx', sheet: 'Sheet1', row: 4 });
  });

  it('may be one cell over two columns: level and text of the authority', () => {
    const rows = [
      ['序号', '事项名称', '权力类型', '实施层级及权限', null, '备注'],
      ['1', '渡口设置许可', '行政许可', '市级', '负责市区渡口的许可', '试行'],
    ];
    const expected = { level: '市级', authority: '负责市区渡口的许可', remarks: '试行' };
    expect(first({ rows, merges: ['D1:E1'] })).toMatchObject(expected);
    expect(first({ rows })).toMatchObject(expected);
  });

  it('may have both in one column', () => {
    const rows = (cell: string) => [
      ['序号', '事项名称', '权力类型', '实施层级及权限'],
      ['1', '渡口设置许可', '行政许可', cell],
    ];
    expect(first({ rows: rows('地州\n市级') })).toMatchObject({ level: '地州市级' });
    expect(first({ rows: rows('地州市级。负责市区渡口的许可') })).toMatchObject({
      level: '地州市级',
      authority: '负责市区渡口的许可',
    });
    expect(first({ rows: rows('负责本级渡口的许可，并指导各区做好日常监督管理工作') })).toMatchObject({
      authority: '负责本级渡口的许可，并指导各区做好日常监督管理工作',
    });
  });

  it.each([
    ['行政权力项目', '类型', '实施依据（法律、法规、规章）', '行使主体（责任主体）', '责任处（科）室'],
    ['权力和责任事项名称', '权力类别', '法律法规规章依据', '实施机关（部门）', '承办机构（岗位）'],
    [
      '权力事项（项目）',
      '职权类别',
      '办理依据（填写法律名称、条款序号和条款的具体内容）',
      '责任主体',
      '责任科室',
    ],
    ['职权名称及编码', '职权类型', '政策依据', '法定实施主体', '承办股室'],
    ['大项名称', '权力种类', '设定依据', '实施主体', '承办科室'],
  ])('may be %s, %s, %s, %s, %s', (...labels) => {
    const content = first({
      rows: [
        ['序号', ...labels],
        ['1', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条', '滨江市水务局', '水政科'],
      ],
    });
    expect(content).toMatchObject({
      name: '渡口设置许可',
      type: 'permit',
      bases: [{ address: '3' }],
      body: '滨江市水务局',
      office: '水政科',
    });
    expect(content.extra).toBeUndefined();
  });

  it.each(['职权来源', '权力来源', '权力依据来源'])('may call the basis %s', (label) => {
    const content = first({
      rows: [
        ['序号', '事项名称', '权力类型', label],
        ['1', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条'],
      ],
    });
    expect(content.bases).toMatchObject([{ address: '3' }]);
  });

  it('may have duties or accountability and their basis in one column', () => {
    const content = first({
      rows: [
        ['序号', '事项名称', '权力类型', '责任事项及依据', '追责情形及依据', '收费标准和依据'],
        ['1', '渡口设置许可', '行政许可', '1.受理责任：公示材料。', '违法许可的，给予处分。', '不收费'],
      ],
    });
    expect(content).toMatchObject({
      duties: [{ stage: '1.受理责任' }],
      accountability: '违法许可的，给予处分。',
      fees: '不收费',
    });
  });

  it('may be split in two rows, with ticks below the levels', () => {
    const content = first({
      rows: [
        ['序号', '规范统一事项名称', null, '权力类型', '行使层级', null, null],
        [null, '主项名称', '子项名称', null, '省', '市', '县'],
        ['1', '渡口设置许可', null, '行政许可', null, '√', '√'],
      ],
      merges: ['A1:A2', 'B1:C1', 'D1:D2', 'E1:G1'],
    });
    expect(content).toMatchObject({ name: '渡口设置许可', type: 'permit', level: '市、县' });
  });

  it.each([
    [['序号', '权力类型', '权力事项', '行政主体', '设定依据', '责任事项', '追责情形']],
    [['序号', '编码', '权力名称', '权力类别', '设定依据', '责任主体', '基本流程']],
    [['序号', '职权编码', '职权名称', '职权类型', '职权依据', '实施机关', '责任事项']],
    [['执法主体', '序号', '执法依据', '执法内容', '执法机构和岗位', '执法责任', '备注']],
    [['权力事项编码', '权力事项名称', '权力类别', '实施依据', '实施主体', '承办机构', '流程图']],
    [['序号', '行政处罚事项名称', '法律法规依据', '实施单位', '承办科室']],
    [['序号', '规范统一事项名称/主项名称', '规范统一事项名称/子项名称', '权力类型', '行使层级']],
    [['序号', '行政处罚内容']],
  ])('is known by its synonyms: %j', (headers) => {
    const { items, unknownColumns } = read({ rows: [headers, headers.map((header) => `〔${header}〕`)] });
    expect(items).toHaveLength(1);
    expect(items[0]!.content.name).toMatch(/〔.*(?:事项|名称|内容)〕/);
    expect(unknownColumns).toEqual([]);
  });

  it('keeps columns that nobody knows under their header', () => {
    const { items, unknownColumns } = read({
      rows: [
        ['序号', '项目', '职权类型', '公开类型', '录入人', '法定期限（天/日）', '收费（征收）依据和标准'],
        ['1', '消防安全检查', '行政检查', '主动公开', '张某', '10', '无'],
      ],
    });
    expect(unknownColumns).toEqual(['公开类型', '录入人']);
    expect(items[0]!.content.extra).toEqual({ 公开类型: '主动公开' });
    expect(items[0]!.content).toMatchObject({ name: '消防安全检查', timeLimitByLaw: '10' });
    expect(items[0]!.content.fees).toBeUndefined();
  });

  it('reads a second copy further right only where the first is blank, and says so', () => {
    const { items, problems } = read({
      rows: [
        ['序号', '事项名称', '权力类型', '追责情形', '备注', '追责情形', '备注'],
        ['1', '甲', '行政许可', '左', null, '右', null],
        ['2', '乙', '行政许可', null, null, '右', null],
      ],
    });
    expect(items.map(({ content }) => content.accountability)).toEqual(['左', '右']);
    expect(problems).toEqual([
      { sheet: 'Sheet1', row: 1, message: '表头“追责情形”在右侧重复出现，以左边一列为准' },
      { sheet: 'Sheet1', row: 1, message: '表头“备注”在右侧重复出现，以左边一列为准' },
      { sheet: 'Sheet1', row: 3, message: '“追责情形”取自右侧重复的一列' },
    ]);
  });

  it('tells of a column without header instead of reading it', () => {
    const { items, problems } = read({
      rows: [
        ['序号', '事项名称', '权力类型', '备注', null],
        ['1', '甲', '行政许可', null, '行政处罚'],
      ],
    });
    expect(items).toHaveLength(1);
    expect(problems).toEqual([
      { sheet: 'Sheet1', row: 2, message: 'E 列没有表头，1 格内容没有读，如“行政处罚”' },
    ]);
  });

  it('where there is none, refuses with what was seen and what is needed', () => {
    const call = () =>
      read(
        {
          name: '名单',
          rows: [
            ['姓名', '电话'],
            ['张某', '1234'],
          ],
        },
        '名单.xlsx',
      );
    expect(call).toThrow(NoHeader);
    expect(call).toThrow(/名单\.xlsx 里没有找到表头。表头须有“事项名称”.*工作表“名单”前几行是：姓名、电话/);
  });
});
