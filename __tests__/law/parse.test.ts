import fc from 'fast-check';
import { alignLaws, enactment, type LawText, lawJson, parseLaw, provisionAt } from '../../src/law';
import { describeWithCorpus } from '../corpus';
import { corpusLaws } from './corpus-texts';
import { piecesOf, unaccounted } from './put-together';

const RULES = `# 示例市渡口管理办法

（2015年3月2日示例市人民政府令第9号公布　根据2021年6月8日《示例市人民政府关于修改部分规章的决定》修正）

目　录

第一章　总　则
第二章　渡口

第一章　总　则

第一条　为了加强渡口管理，制定本办法。

第二条　本办法所称渡口，包括：
（一）公路渡口；
（二）乡镇渡口，其中：
1.常年渡口；
2.季节渡口。
前款所称渡口不包括浮桥。

第二章　渡口

第三条　设置渡口，应当具备下列条件：
（一）选址合理；
（二）有安全设施。
渡口的设置人应当：
（一）制定制度；
（二）配备人员。

第三条之一　渡口停用的，应当公告。

第四条　本办法自2015年5月1日起施行。
`;

const numbers = (text: string) => parseLaw(text).articles.map(({ number }) => number);

describe('reading a law', () => {
  const law = parseLaw(RULES);

  it('finds title, chapters and articles; the table of contents is no chapter', () => {
    expect(law.title).toBe('示例市渡口管理办法');
    expect(law.headings.map(({ address, title }) => [address, title])).toEqual([
      ['ch1', '总则'],
      ['ch2', '渡口'],
    ]);
    expect(law.articles.map(({ number }) => number)).toEqual(['1', '2', '3', '3-1', '4']);
    expect(law.articles[2]!.heading).toEqual(['第二章 渡口']);
    expect(law.problems).toEqual([]);
  });

  it('counts 款, 项 and 目: a line after the last 项 is a new 款, and 项 may restart', () => {
    const [, second, third] = law.articles;
    expect(second!.paragraphs.map(({ text, items }) => [text, items.length])).toEqual([
      ['本办法所称渡口，包括：', 2],
      ['前款所称渡口不包括浮桥。', 0],
    ]);
    expect(second!.paragraphs[0]!.items[1]!.subitems.map(({ number, text }) => number + text)).toEqual([
      '1常年渡口；',
      '2季节渡口。',
    ]);
    expect(third!.paragraphs.map(({ items }) => items.map(({ number }) => number))).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['1.', '1.登记；\n2.接种：\n（1）首次；\n（2）加强；\n3.拴绳。'],
    ['（1）', '（1）登记；\n（2）接种：\n①首次；\n②加强；\n（3）拴绳。'],
    ['（１）', '（１）登记；\n（２）接种：\n1.首次；\n2.加强；\n（３）拴绳。'],
    ['⑴', '⑴登记；\n⑵接种：\n⒈首次；\n⒉加强；\n⑶拴绳。'],
    ['㈠', '㈠登记；\n㈡接种：\n⑴首次；\n⑵加强；\n㈢拴绳。'],
  ])('reads 项 that are numbered %s with their 目', (_, lines) => {
    const [article] = parseLaw(`示例规定\n第一条　养犬人应当：\n${lines}\n违反的，予以警告。`).articles;
    expect(article!.paragraphs.map(({ text }) => text)).toEqual(['养犬人应当：', '违反的，予以警告。']);
    expect(
      article!.paragraphs[0]!.items.map(({ number, text, subitems }) => [
        number + text,
        subitems.map((subitem) => subitem.number + subitem.text),
      ]),
    ).toEqual([
      ['1登记；', []],
      ['2接种：', ['1首次；', '2加强；']],
      ['3拴绳。', []],
    ]);
  });

  it('finds a provision by its address, with its words as written', () => {
    expect(provisionAt(law, '3.2.1')!.text).toBe('（一）制定制度；');
    expect(provisionAt(law, '2..2')!.text).toContain('乡镇渡口');
    // Two paragraphs have an item 1: without the paragraph nobody can tell which.
    expect(provisionAt(law, '3..1')).toBeNull();
    expect(provisionAt(law, '99')).toBeNull();
  });

  it('reads the dates of this version', () => {
    expect(enactment(law)).toMatchObject({ promulgated: '2021-06-08', effective: '2021-06-08' });
    expect(law.preamble.notes.map(({ act, date }) => [act, date])).toEqual([
      ['promulgated', '2015-03-02'],
      ['amended', '2021-06-08'],
    ]);
  });

  it('gives the shape of law parse --json', () => {
    expect(lawJson(law)).toMatchObject({
      title: '示例市渡口管理办法',
      articles: [{ number: '1', heading: ['第一章 总则'], paragraphs: [{ items: [] }] }, {}, {}, {}, {}],
      annexes: [],
      problems: [],
    });
  });
});

describe('the oddities of real texts', () => {
  it.each([
    ['a space inside the number', '第一条 甲。\n第 二 条乙。\n第三条 丙。', ['1', '2', '3']],
    ['the look-alike 笫', '第一条 甲。\n笫二条 乙。\n第三条 丙。', ['1', '2', '3']],
    [
      'a head glued to the paragraph before',
      '第一条 甲。\n第二条 乙应当审批。第三条丙由丁批准。\n第四条 戊。',
      ['1', '2', '3', '4'],
    ],
    [
      'heads glued to the last article of a chapter, and of the law',
      '第一章 甲\n第一条 乙。第二条 丙依照第一条办理。\n第二章 丁\n第三条 戊。第四条第一款规定的除外。第四条 己。',
      ['1', '2', '3', '4'],
    ],
    [
      'a law in one line',
      '示例办法 第一章 总则 第一条 为了甲。第二条 依照第三条办理。 第二章 渡口 第三条 乙。第四条 丙。',
      ['1', '2', '3', '4'],
    ],
    ['Arabic and full-width numbers', '第1条 甲。\n第２条 乙。', ['1', '2']],
    ['a part that does not start at one', '第二百零五条 甲。\n第二百零六条 乙。', ['205', '206']],
    ['byte order mark and CRLF', '\ufeff第一条 甲。\r\n\r\n第二条 乙。\r\n', ['1', '2']],
    ['a reference at a line head', '第一条 甲依照\n第九条第二款的规定处罚。\n第二条 乙。', ['1', '2']],
    ['quoted amendment text', '第一条 将第三条改为：“第五条 甲。\n第六条 乙。”\n第二条 丙。', ['1', '2']],
    ['points instead of articles', '一、甲。\n二、乙。\n三、丙。', ['1', '2', '3']],
  ])('%s', (_, text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it('finds title and chapters of a law in one line, and says that it cut it', () => {
    const { title, headings, problems } = parseLaw(
      '示例办法 第一章 总则 第一条 为了甲，制定本办法。第二条 乙：（一）丙；（二）丁。 第二章 渡口 第三条 戊。',
    );
    expect(title).toBe('示例办法');
    expect(headings.map((heading) => heading.title)).toEqual(['总则', '渡口']);
    expect(problems).toEqual([{ line: 1, message: '多条写在一行，已按条号分开' }]);
  });

  it('tells a missing number with its line', () => {
    const { articles, problems } = parseLaw('第一条 甲。\n第二条 乙。\n第四条 丁。');
    expect(articles).toHaveLength(3);
    expect(problems).toEqual([{ line: 3, message: '缺第三条' }]);
  });

  it('joins a chapter title wrapped to a second line', () => {
    const { headings } = parseLaw('第一章 外商投资经营\n及其辅助业务\n第一条 甲。');
    expect(headings[0]!.title).toBe('外商投资经营及其辅助业务');
  });

  it.each([
    ['附件1\n渡口设施配置标准\n1．护栏', '1', '渡口设施配置标准', '1．护栏'],
    ['附件 2：\n\n　　　渡口设施配置标准\n1．护栏', '2', '渡口设施配置标准', '1．护栏'],
    ['附件\n1．护栏', '1', '附件', '1．护栏'],
    ['附件1\n渡口设施按下列标准配置。\n1．护栏', '1', '附件1', '渡口设施按下列标准配置。\n1．护栏'],
    ['附件1\n项目\t标准\n护栏\t二米', '1', '附件1', '项目\t标准\n护栏\t二米'],
    ['附件1\n附件2\n渡口名录\n甲', '1', '附件1', ''],
  ])('an annex whose head stands alone has its title on the next line: %j', (text, number, title, body) => {
    const [annex] = parseLaw(`第一条 甲。\n${text}`).annexes;
    expect(annex).toMatchObject({ number, title, text: body });
  });

  it('keeps annexes apart from the last article', () => {
    const { articles, annexes } = parseLaw(
      '第一条 甲。\n第二条 自公布之日起施行。\n附件：收费目录\n1．泊位费\n2．拖车费',
    );
    expect(articles).toHaveLength(2);
    expect(annexes).toMatchObject([
      { number: '1', title: '收费目录', items: [{ number: '1' }, { number: '2' }] },
    ]);
  });
});

describe('a Markdown text with bold heads', () => {
  const plain = RULES.replace('# ', '').replace('\n（一）公路渡口', '\n（一） 公路渡口');
  const bold = `**示例市渡口管理办法**
${plain.slice(plain.indexOf('\n') + 1)}`
    .replaceAll(/^(第.条(?:之.)?)(?=　)/gm, '**$1**')
    .replaceAll(/^(第.章)　(.*)$/gm, '**$1　$2**')
    .replace('（一） 公路', '**（一）** 公路')
    .replace('目　录', '__目　录__')
    .replace('**第三条之一**　渡口停用的，应当公告。', '__第三条之一　渡口停用的，应当公告。__');
  const law = parseLaw(bold);

  it('reads as it would without the bold', () => {
    const nodes = ({ title, headings, articles }: LawText) => ({
      title,
      headings: headings.map(({ address, title: name }) => [address, name]),
      articles: lawJson({ ...law, articles }),
    });
    expect(bold).toContain('**第一章　总　则**');
    expect(bold).toContain('**第一条**　为了');
    expect(nodes(law)).toEqual(nodes(parseLaw(plain)));
    expect(law.problems).toEqual([]);
  });

  it('can be put together again exactly', () => {
    expect(
      piecesOf(law)
        .map(({ start, end }) => bold.slice(start, end))
        .join(''),
    ).toBe(bold);
    expect(unaccounted(law)).toEqual([]);
  });

  it('is the same law as one without the bold', () => {
    expect(alignLaws(parseLaw(plain), law).rows.map(({ kind }) => kind)).toEqual(Array(5).fill('same'));
  });

  it('leaves bold words inside a sentence as written', () => {
    const [article] = parseLaw('**第一条** **渡口**应当**公告**。\n**设置人**停用**渡口**').articles;
    expect(article!.paragraphs.map(({ text }) => text)).toEqual([
      '**渡口**应当**公告**。',
      '**设置人**停用**渡口**',
    ]);
  });
});

describe('robustness', () => {
  const pieces = [
    ...RULES.split('\n'),
    '第',
    '条',
    '“',
    '（一）',
    '第九条',
    '\u200b',
    '# ',
    '附件',
    '目　录',
  ];

  it('never throws and never loses its place, whatever the lines', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (lines) => {
        const text = lines.join('\n');
        const law = parseLaw(text);
        for (const { start, end } of law.articles) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(new Set(law.articles.map(({ number }) => number)).size).toBe(law.articles.length);
      }),
      { numRuns: process.env.QUANZE_LONG ? 20_000 : 150 },
    );
  });
});

describeWithCorpus('real texts', () => {
  it.each(corpusLaws())(
    '%s can be put together again from its tree, and every line is in it or told',
    (_, text) => {
      const law = parseLaw(text);
      const pieces = piecesOf(law);
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      expect(unaccounted(law)).toEqual([]);
    },
  );
});
