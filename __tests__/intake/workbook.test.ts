import { strToU8, unzipSync, zipSync } from 'fflate';
import { NotAWorkbook, readWorkbook } from '../../src/intake';
import { workbookOf } from './workbook-of';

const texts = (bytes: Uint8Array, name = '清单.xlsx') =>
  readWorkbook(bytes, name).map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));

describe('reading a workbook', () => {
  const rows = [
    ['序号', '事项名称'],
    [1, '渡口设置许可'],
  ];

  it.each(['xlsx', 'biff8', 'xlsb', 'xlml'] as const)('takes %s under any name', (type) => {
    if (type === 'xlml') expect(() => texts(workbookOf([{ rows }], type))).toThrow(NotAWorkbook);
    else
      expect(texts(workbookOf([{ rows }], type), '其实是另一种.xlsx')).toEqual([
        [
          ['序号', '事项名称'],
          ['1', '渡口设置许可'],
        ],
      ]);
  });

  it('tells every cell under a merge what the merge shows, and where from', () => {
    const [grid] = readWorkbook(
      workbookOf([
        {
          rows: [
            ['甲', null, '丙'],
            [null, null, '丁'],
          ],
          merges: ['A1:B2'],
        },
      ]),
      '清单.xlsx',
    );
    expect(grid!.rows).toEqual([
      [
        { text: '甲', above: '', left: '' },
        { text: '', above: '', left: '甲' },
        { text: '丙', above: '', left: '' },
      ],
      [
        { text: '', above: '甲', left: '' },
        { text: '', above: '', left: '甲' },
        { text: '丁', above: '', left: '' },
      ],
    ]);
  });

  it('reports what lies unseen under a merge', () => {
    const [grid] = readWorkbook(workbookOf([{ rows: [['甲'], ['乙']], merges: ['A1:A2'] }]), '清单.xlsx');
    expect(grid!.rows[1]).toEqual([{ text: '', above: '甲', left: '' }]);
    expect(grid!.problems).toEqual([{ row: 2, message: 'A2 的内容被合并单元格遮住，没有读：乙' }]);
  });

  it('keeps line breaks inside a cell', () => {
    expect(texts(workbookOf([{ rows: [['行政\r\n许可']] }]))).toEqual([[['行政\n许可']]]);
  });

  it('goes by the cells, not by a merge or range of a million rows', () => {
    const bytes = workbookOf([{ rows: [['甲', '乙']], merges: ['A1:XFD1048576'] }]);
    expect(readWorkbook(bytes, '清单.xlsx')[0]!.rows).toHaveLength(1);
  });

  it('reads csv in UTF-8 and GB 18030, and takes back the guard of an exported formula', () => {
    const csv = '序号,事项名称\n1,"\'=渡口\n设置许可"\n';
    expect(texts(strToU8(`\ufeff${csv}`), '清单.csv')).toEqual([
      [
        ['序号', '事项名称'],
        ['1', '=渡口\n设置许可'],
      ],
    ]);
    // 序号,名称 in GB 18030
    const gb = Uint8Array.of(0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6);
    expect(texts(gb, '清单.csv')).toEqual([[['序号', '名称']]]);
  });

  it.each([',', '\t', ';', '，'])(
    'finds that its headers are set apart by “%s”, whatever the title above them says',
    (mark) => {
      const lines = [
        '滨江市水务局权责清单，2026年',
        ['序号', '事项名称', '权力类型'].join(mark),
        ['1', '许可', '许可'].join(mark),
      ];
      expect(texts(strToU8(lines.join('\n')), '清单.csv')[0]!.slice(1)).toEqual([
        expect.arrayContaining(['序号', '事项名称', '权力类型']),
        ['1', '许可', '许可'],
      ]);
    },
  );

  it('reads the tables of an html page that calls itself .xls', () => {
    const html =
      '<html><body><p>表</p><table><tr><th>序号</th><th>事项<br>名称</th></tr><tr><td rowspan="2">1</td><td>渡口设置许可</td></tr><tr><td>浮桥搭建许可</td></tr></table></body></html>';
    expect(readWorkbook(strToU8(html), '导出.xls')[0]!.rows).toEqual([
      [
        { text: '序号', above: '', left: '' },
        { text: '事项\n名称', above: '', left: '' },
      ],
      [
        { text: '1', above: '', left: '' },
        { text: '渡口设置许可', above: '', left: '' },
      ],
      [
        { text: '', above: '1', left: '' },
        { text: '浮桥搭建许可', above: '', left: '' },
      ],
    ]);
  });
});

describe('what is refused', () => {
  const refusal = (bytes: Uint8Array, name = '清单.xlsx') => {
    try {
      readWorkbook(bytes, name);
    } catch (error) {
      expect(error).toBeInstanceOf(NotAWorkbook);
      return (error as Error).message;
    }
    throw new Error('was taken');
  };

  it('names the file and the way out', () => {
    expect(refusal(new Uint8Array())).toBe(
      '清单.xlsx 不能作为工作簿打开：文件是空的。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
    );
    expect(refusal(strToU8('这是一封信'))).toContain('内容不是 Excel 格式');
    expect(refusal(strToU8('%PDF-1.7 …'))).toContain('这是 PDF');
    expect(refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toContain('压缩结构已损坏');
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0))).toContain(
      '内容已损坏',
    );
    expect(refusal(zipSync({ 'a.txt': strToU8('甲') }))).toContain('内容已损坏');
  });

  it('refuses a workbook of which one sheet cannot be read, instead of leaving the sheet out', () => {
    const parts = unzipSync(workbookOf([{ rows: [['甲']] }, { rows: [['乙']] }]));
    const { 'xl/worksheets/sheet2.xml': _, ...left } = parts;
    expect(refusal(zipSync(left))).toContain('工作表“Sheet2”已损坏，读不出来');
  });

  it('refuses a zip by the size it declares, before unpacking', () => {
    const bomb = workbookOf([{ rows: [['甲']] }]);
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 150 * 1024 * 1024, true);
    }
    expect(refusal(bomb)).toContain('解压后超过 200 MB');
  });

  it('is not made to unpack more than a lying directory declares', () => {
    const sheet = strToU8(`<worksheet>${' '.repeat(30_000_000)}</worksheet>`);
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': sheet });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bomb)).toContain('不能作为工作簿打开');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });
});
