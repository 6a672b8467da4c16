import {
  Document,
  FootnoteReferenceRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import { readLawFile, UnreadableText } from '../../src/intake';

const TEXT =
  '滨江市渡口管理条例\r\n\r\n第一条　为了加强渡口管理，制定本条例。\r\n第二条 渡口的设置，适用本条例。\r\n';

describe('the text of a law file', () => {
  it('is kept verbatim from plain text and Markdown', async () => {
    await expect(readLawFile(strToU8(TEXT), '条例.txt')).resolves.toEqual({ text: TEXT, problems: [] });
    await expect(readLawFile(strToU8(`# ${TEXT}`), '条例.md')).resolves.toEqual({
      text: `# ${TEXT}`,
      problems: [],
    });
  });

  it('is read from UTF-16 with a mark and without', async () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
    expect((await readLawFile(utf16(`\ufeff${TEXT}`), '条例.txt')).text).toBe(`\ufeff${TEXT}`);
    expect((await readLawFile(utf16(TEXT), '条例.txt')).text).toBe(TEXT);
    expect(
      (
        await readLawFile(
          utf16(TEXT).map((_, i, all) => all[i ^ 1]!),
          '条例.txt',
        )
      ).text,
    ).toBe(TEXT);
  });

  it('is read from GB 18030, and says that this was a guess', async () => {
    // 第一条 in GB 18030
    const gb = Uint8Array.of(0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5);
    await expect(readLawFile(gb, '条例.txt')).resolves.toEqual({
      text: '第一条',
      problems: ['文件不是 UTF-8，按 GB 18030 读取，请核对有无乱码'],
    });
  });

  it('is the paragraphs of a docx', async () => {
    const paragraphs = ['滨江市渡口管理条例', '第一条 制定本条例。'];
    const document = new Document({
      sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }],
    });
    const { text } = await readLawFile(new Uint8Array(await Packer.toBuffer(document)), '条例.docx');
    expect(text.trim().split('\n')).toEqual(paragraphs);
  });

  it('has a line for each line break of a docx, one for each row of its tables, and no footnotes', async () => {
    const broken = ['第一条 养犬人应当：', '（一）登记；', '（二）免疫。'];
    const row = (...cells: string[]) =>
      new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('编者注')] } },
      sections: [
        {
          children: [
            new Paragraph('滨江市养犬规定'),
            new Paragraph({
              children: broken.map((text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) })),
            }),
            new Paragraph({ children: [new TextRun('第二条 罚款按下表：'), new FootnoteReferenceRun(1)] }),
            new Table({ rows: [row('情形', '罚款'), row('第一次', '二百元')] }),
            new Paragraph('第三条 本规定 < 2026年 & 以后 > 施行。'),
          ],
        },
      ],
    });
    const { text } = await readLawFile(new Uint8Array(await Packer.toBuffer(document)), '规定.docx');
    expect(text.trim().split('\n')).toEqual([
      '滨江市养犬规定',
      ...broken,
      '第二条 罚款按下表：',
      '情形\t罚款',
      '第一次\t二百元',
      '第三条 本规定 < 2026年 & 以后 > 施行。',
    ]);
  });

  describe('of a docx numbered by Word', () => {
    const numbered = (format: string, paragraphs: { text: string; auto: boolean }[]) =>
      Packer.toBuffer(
        new Document({
          numbering: {
            config: [
              {
                reference: 'own',
                levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: format }],
              },
            ],
          },
          sections: [
            {
              children: paragraphs.map(
                ({ text, auto }) =>
                  new Paragraph({ text, ...(auto && { numbering: { reference: 'own', level: 0 } }) }),
              ),
            },
          ],
        }),
      ).then((buffer) => new Uint8Array(buffer));
    const auto = (text: string) => ({ text, auto: true });
    const typed = (text: string) => ({ text, auto: false });

    it('is refused with the way out where the numbers of the articles are not in it', async () => {
      const bytes = await numbered('第%1条', [
        typed('滨江市渡口管理条例'),
        auto('为了加强渡口管理，制定本条例。'),
        auto('渡口的设置依照第一条办理。'),
      ]);
      await expect(readLawFile(bytes, '条例.docx')).rejects.toThrow(
        '条例.docx 的条号是 Word 自动编号，文字里没有“第×条”，读不出条文。请在 Word 或 WPS 里另存为“纯文本（.txt）”，或全选、复制、粘贴到记事本再保存，编号就成为文字，然后导入。',
      );
    });

    it('is read with a note where only lesser numbers are not in it', async () => {
      const bytes = await numbered('（%1）', [
        typed('第一条 渡口应当具备：'),
        auto('选址合理；'),
        auto('有安全设施。'),
      ]);
      const { text, problems } = await readLawFile(bytes, '条例.docx');
      expect(text.trim().split('\n')).toEqual(['第一条 渡口应当具备：', '选址合理；', '有安全设施。']);
      expect(problems).toEqual([
        '有 2 段用 Word 自动编号，编号不在文字里，没有读到；如果是章、条、项的编号，请在 Word 或 WPS 里另存为“纯文本（.txt）”再导入',
      ]);
    });
  });

  it('is what a web page says of the law, without what the site puts around it', async () => {
    const page = `<!DOCTYPE html><html><head><title>滨江市渡口管理条例-滨江市政府</title><style>p{}</style></head><body>
      <div class="top"><a href="/">首页</a> &gt; 法规</div>
      <div><h1>滨江市渡口管理条例</h1><div id="text"><p>第一条 制定本条例。</p><p>第二条 适用<b>本条例</b>。<br>本款另行规定。</p>
      <p>第三条 自公布之日起施行。</p></div></div><div>版权所有 滨江市政府 <script>var 第四条 = 1;</script></div></body></html>`;
    const { text } = await readLawFile(strToU8(page), '条例.html');
    expect(text.split('\n')).toEqual([
      '滨江市渡口管理条例',
      '第一条 制定本条例。',
      '第二条 适用本条例。',
      '本款另行规定。',
      '第三条 自公布之日起施行。',
    ]);
  });
});

describe('what is refused', () => {
  it.each([
    ['空.txt', new Uint8Array(), '文件是空的'],
    ['空白.txt', strToU8('\ufeff \n'), '文件里没有文字'],
    ['图.txt', Uint8Array.from({ length: 300 }, (_, i) => i % 7), '内容不是文本'],
    ['旧.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '另存为 .docx'],
    ['扫描.pdf', strToU8('%PDF-1.7'), '这是 PDF'],
    ['信.rtf', strToU8('{\\rtf1 甲}'), 'RTF'],
    ['坏.docx', Uint8Array.of(0x50, 0x4b, 3, 4), '压缩结构已损坏'],
    ['别的.docx', zipSync({ 'a.xml': strToU8('<a/>') }), '不是完好的 docx'],
    ['空页.html', strToU8('<html><body><script>1</script></body></html>'), '网页里没有文字'],
  ])('%s, by name and with the way out', async (name, bytes, why) => {
    const call = readLawFile(bytes, name);
    await expect(call).rejects.toThrow(UnreadableText);
    await expect(call).rejects.toThrow(why);
    await expect(call).rejects.toThrow(name);
  });
});
