import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { type GazetteInput, gazetteDocx } from '../../src/gazette';
import { hostile, item } from '../exchange/lists';
import { first, step } from './steps';

const textOf = async (input: GazetteInput): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(await gazetteDocx(input)) })).value;
const partOf = async (input: GazetteInput, part: string): Promise<string> =>
  strFromU8(unzipSync(await gazetteDocx(input))[part]!);

describe('the notice of an adjustment', () => {
  it('tells its number, basis, counts by kind and date of effect', async () => {
    const text = await textOf(step);
    expect(text).toContain('临江市港航管理局关于调整权责清单的公告');
    expect(text).toContain('临港航公告〔2026〕3号');
    expect(text).toContain('1.《临江市渡口条例》（2026年修订）');
    expect(text).toContain('2.临政发〔2026〕8号');
    expect(text).toContain('本次调整涉及事项3项，其中新增1项、取消1项、变更1项');
    expect(text).toContain('共有事项4项（主项2项、子项2项），其中行政许可3项、行政处罚1项');
    expect(text).toContain('自2026年8月1日起施行');
  });

  it('is dated by the day in Beijing', async () => {
    expect(await textOf(step)).toContain('2026年7月1日');
  });

  it('says so where nothing changed', async () => {
    expect(await textOf({ ...step, changes: [] })).toContain('与上一次发布相比，事项没有变化。');
  });
});

describe('the notice of a first publication', () => {
  it('announces the list, and there is no comparison table', async () => {
    const text = await textOf(first);
    expect(text).toContain('临江市港航管理局关于公布权责清单的公告');
    expect(text).toContain('第1号发布');
    expect(text).not.toContain('对照表');
    expect(text).not.toContain('调整');
  });
});

describe('the comparison table', () => {
  it('strikes through what went in 调整前 and underlines what came in 调整后, changed fields alone', async () => {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(await gazetteDocx(step)) },
      { styleMap: ['u => ins', 'strike => del'] },
    );
    const row = value
      .split('<tr>')
      .map((html) => html.split('<td>'))
      .find(([, number]) => number?.startsWith('<p>2</p>'))!;
    expect(row[4]).toContain('【实施依据】《临江市渡口条例》第<del>十</del>条');
    expect(row[5]).toContain('【实施依据】《临江市渡口条例》第<ins>十二</ins>条');
    expect(row[4]).toContain('【承办机构】港政<del>股</del>');
    expect(row[5]).toContain('【承办机构】港政<ins>科</ins>');
    expect(row[4]).not.toContain('追责');
    expect(row[6]).toContain('变更');
  });

  it('names a sub-item with its main item', async () => {
    expect(await textOf(step)).toContain('渡口设置许可—渡口撤销');
  });

  it('leaves out the middle of a long unchanged text, on both sides alike', async () => {
    const [start, end] = ['《临江市渡口条例》', '自公布之日起施行。'];
    const long = (word: string): string => `${start}${word}${'渡口应当设置标志。'.repeat(100)}${end}`;
    const content = (word: string) => item('XK-0001', '甲', { conditions: long(word) }).content;
    const change = { kind: 'change' as const, number: 'XK-0001', reason: null, basis: null };
    const changes = [{ ...change, before: content('旧'), after: content('新') }];
    const html = (
      await mammoth.convertToHtml({ buffer: Buffer.from(await gazetteDocx({ ...step, changes })) })
    ).value;
    const cells = html.split('<td>').filter((cell) => cell.includes('……') && cell.includes(end));
    expect(cells).toHaveLength(2);
    for (const cell of cells) expect(cell.length).toBeLessThan(250);
  });

  it('marks a text that was written anew as a whole', async () => {
    const [before, after] = ['甲乙丙丁', '完全不同的另一段话'];
    const changes: GazetteInput['changes'] = [
      {
        kind: 'change',
        number: 'XK-0001',
        before: item('XK-0001', '甲', { remarks: before }).content,
        after: item('XK-0001', '甲', { remarks: after }).content,
        reason: null,
        basis: null,
      },
    ];
    const xml = await partOf({ ...step, changes }, 'word/document.xml');
    expect(xml).toMatch(new RegExp(`<w:strike/>(?:(?!</w:r>).)*${before}`));
    expect(xml).toMatch(new RegExp(`<w:u [^>]*>(?:(?!</w:r>).)*${after}`));
  });
});

describe('the columns of the comparison table', () => {
  const widths = async (input: GazetteInput): Promise<number[]> => {
    const [grid] = (await partOf(input, 'word/document.xml')).match(/<w:tblGrid>.*?<\/w:tblGrid>/)!;
    return [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
  };

  it('leave to 调整前 and 调整后 what 调整依据 and 备注 do not need', async () => {
    const said = await widths(step);
    // 2026年11月25日 in 五号 takes at most 1,600 twips, the margins of a cell 120.
    expect(Math.min(...said.slice(6))).toBeGreaterThanOrEqual(1720);
    const silent = await widths({
      ...step,
      changes: step.changes.map((change) => ({ ...change, reason: null, basis: null })),
    });
    const sum = (all: number[]) => all.reduce((total, width) => total + width, 0);
    expect(sum(silent)).toBe(sum(said));
    expect(silent[3]).toBeGreaterThan(said[3]!);
    expect(silent[4]).toBe(silent[3]);
    expect(silent[6]! + silent[7]!).toBeLessThan(said[6]! + said[7]!);
  });
});

describe('the whole list', () => {
  it('leaves no field out: those without a column stand under 备注 by name', async () => {
    const items = [
      item('XK-0001', '设立许可', {
        materials: '申请书一式两份',
        codes: { local: 'A-1' },
        extra: { 是否涉企: '是' },
      }),
    ];
    const text = await textOf({ ...first, items });
    for (const part of ['【申请材料】申请书一式两份', '【本地编码】A-1', '【是否涉企】是'])
      expect(text).toContain(part);
  });
});

describe('an item in the list', () => {
  const rowsOf = async (input: GazetteInput): Promise<string[]> =>
    (await partOf(input, 'word/document.xml')).match(/<w:tr>.*?<\/w:tr>/g)!;
  const wordsOf = (row: string): string =>
    [...row.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map(([, text]) => text).join('|');

  it('has a row of what is short, kept with the next, and below it a row for each long text over the sheet', async () => {
    const items = [
      item('XK-0001', '设立渡口许可', {
        authority: '负责市区',
        basisText: { power: '《渡口条例》第三条', duty: '《渡口条例》第九条' },
      }),
    ];
    const [, head, ...texts] = await rowsOf({ ...first, items });
    expect(wordsOf(head!)).toBe('1|XK-0001|行政许可|设立渡口许可');
    expect(head).toContain('<w:keepNext/>');
    expect(texts.map(wordsOf)).toEqual([
      '实施权限|负责市区',
      '实施依据|《渡口条例》第三条',
      '责任事项|及依据|【责任事项依据】《渡口条例》第九条',
    ]);
    for (const text of texts) {
      expect(text).toContain('<w:gridSpan w:val="2"/>');
      expect(text).toContain('<w:cantSplit/>');
    }
  });

  it('may run over to the next page where a text is long', async () => {
    const items = [item('XK-0001', '甲', { basisText: { power: '依据如下。'.repeat(1000) } })];
    const [header, head, text] = await rowsOf({ ...first, items });
    for (const row of [header, head]) expect(row).toContain('<w:cantSplit/>');
    expect(text).not.toContain('<w:cantSplit/>');
  });
});

describe('the columns of the list', () => {
  const widths = async (input: GazetteInput): Promise<number[]> => {
    const grids = (await partOf(input, 'word/document.xml')).match(/<w:tblGrid>.*?<\/w:tblGrid>/g)!;
    return [...grids.at(-1)!.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
  };

  it('fill the 225 mm of the sheet, with none for what no item has', async () => {
    const some = await widths({ ...first, items: [item('XK-0001', '甲', { basisText: { power: '依据' } })] });
    const all = await widths(first);
    expect([some.length, all.length]).toEqual([4, 7]);
    for (const columns of [some, all]) {
      const sum = columns.reduce((total, width) => total + width, 0);
      expect(sum).toBeGreaterThan(12740);
      expect(sum).toBeLessThanOrEqual(12756);
    }
  });
});

describe('the document', () => {
  it('bears size and root of the log and the fingerprint of its key on its last page', async () => {
    const text = await textOf(step);
    const end = text.slice(text.indexOf('核验信息'));
    expect(end).toContain('发布日志条目数：17');
    expect(end).toContain('发布日志根散列值：Lv7VVAGJ0vVtnAMtX0Q4fU0d3qEIdTJqIv2gqXUY9mM=');
    expect(end).toContain('密钥指纹：ab3147d6b4299a50eaaf29253872b98246a433372d029442d738d550af8fc7f4');
    expect(end).not.toContain('渡口设置许可');
  });

  it('keeps to GB/T 9704: A4, margins, 22 lines, page numbers odd right and even left, header rows repeated', async () => {
    const parts = unzipSync(await gazetteDocx(step));
    const document = strFromU8(parts['word/document.xml']!);
    expect(document).toContain('w:w="11906" w:h="16838" w:orient="portrait"');
    expect(document).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(document.match(/w:orient="landscape"/g)).toHaveLength(2);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    const pitch = Number(/w:type="lines" w:linePitch="(\d+)"/.exec(document)?.[1]);
    expect(Math.floor((16838 - 2098 - 1984) / pitch)).toBe(22);
    const footers = Object.keys(parts).filter((name) => /^word\/footer\d+\.xml$/.test(name));
    const sides = footers.map((name) => /<w:jc w:val="(\w+)"/.exec(strFromU8(parts[name]!))?.[1]);
    expect(new Set(sides)).toEqual(new Set(['right', 'left']));
    expect(strFromU8(parts['word/settings.xml']!)).toContain('<w:evenAndOddHeaders/>');
    expect(document).toMatch(/<w:autoSpaceDN w:val="false"\/>(?:(?!<\/w:p>).)*第4号发布/);
    expect(strFromU8(parts['word/fontTable.xml']!)).toContain('w:name="仿宋_GB2312"');
  });

  it('is byte for byte the same on a later day', async () => {
    const once = Buffer.from(await gazetteDocx(step));
    jest.useFakeTimers({
      now: new Date('2031-05-06T07:08:09Z'),
      doNotFake: ['setImmediate', 'nextTick', 'setTimeout'],
    });
    const again = Buffer.from(await gazetteDocx(step));
    jest.useRealTimers();
    expect(again.equals(once)).toBe(true);
    expect(await partOf(step, 'docProps/core.xml')).toContain('2026-06-30T17:30:00Z');
  });
});

describe('hostile text in the document', () => {
  const items = Object.entries(hostile).map(([key, text], index) =>
    item(`QT-00${index + 10}`, key, { remarks: text }),
  );
  let text = '';
  beforeAll(async () => {
    text = await textOf({ ...first, items });
  });

  it.each(['formula', 'quoted', 'plus', 'rare', 'markup', 'long', 'escaped'] as const)(
    '%s stands as it is',
    (key) => {
      expect(text).toContain(hostile[key]);
    },
  );

  it('shows control characters and half characters by name', () => {
    expect(text).toContain('甲⟨U+0000⟩乙⟨U+0007⟩丙⟨U+001F⟩丁⟨U+202E⟩戊');
    expect(text).toContain('半⟨U+D842⟩个');
  });

  it('takes hostile text in every place that a document has', async () => {
    const evil = Object.values(hostile)
      .filter((one) => one.length < 100)
      .join('');
    const content = item('QT-1', evil, { typeLabel: evil, office: evil, extra: { [evil]: evil } }).content;
    const changes: GazetteInput['changes'] = [
      { kind: 'merge', number: evil, before: null, after: content, reason: evil, basis: evil },
      { kind: 'merge', number: evil, before: null, after: null, reason: null, basis: null },
    ];
    const release = { ...step.to, documentNumber: evil };
    const read = await textOf({
      ...step,
      body: evil,
      listTitle: evil,
      to: release,
      items: [{ number: evil, content }],
      changes,
    });
    expect(read).toContain('𠮷野家');
    expect(read).toContain('<script>alert(1)</script>');
  });
});
