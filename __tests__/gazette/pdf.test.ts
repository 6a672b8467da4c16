import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GazetteInput, gazettePdf } from '../../src/gazette';
import { hostile, item } from '../exchange/lists';
import { first, step } from './steps';

const tools = ['pdftotext', 'pdffonts', 'pdfinfo'].filter((tool) => spawnSync('which', [tool]).status !== 0);
const describeWithPoppler = tools.length === 0 ? describe : describe.skip;
/** Poppler complains of a part of the tags that it does not know. */
const quiet = { encoding: 'utf8' as const, stdio: 'pipe' as const };
const reason = tools.length === 0 ? '' : ` (skipped: no ${tools.join(', ')} here)`;

describeWithPoppler(`the PDF as poppler reads it${reason}`, () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-pdf-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const file = join(home, '公报.pdf');
  const textOf = async (input: GazetteInput): Promise<string> => {
    writeFileSync(file, (await gazettePdf(input)).bytes);
    return execFileSync('pdftotext', ['-raw', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  };
  const joined = (text: string) => text.replaceAll(/[\s\u200b]/g, '');

  it('gives back notice, every item name and the witness', async () => {
    const text = joined(await textOf(step));
    expect(text).toContain('临江市港航管理局关于调整权责清单的公告');
    expect(text).toContain('本次调整涉及事项3项，其中新增1项、取消1项、变更1项');
    for (const { content } of step.items) expect(text).toContain(content.name);
    expect(text).toContain('发布日志条目数：17');
    expect(text).toContain(step.log.root);
  });

  it('has its fonts embedded, is tagged, and has bookmarks', async () => {
    await textOf(step);
    const fonts = execFileSync('pdffonts', [file], quiet).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/NotoSerifSC\S* .* yes yes yes/);
    expect(execFileSync('pdfinfo', [file], quiet)).toMatch(/Tagged:\s+yes/);
    expect(Buffer.from((await gazettePdf(step)).bytes).toString('latin1')).toMatch(/\/Outlines/);
  });

  it('breaks no date of the comparison table over two lines', async () => {
    const reason = '原第八条第一款自2025年11月25日起条号改变，2025-05-30公布的新文本中为2026年12月31日';
    const change = { ...step.changes[1]!, reason, basis: `（2025年10月30日修订）${reason}` };
    const text = await textOf({ ...step, changes: Array.from({ length: 8 }, () => change) });
    const lines = text.split('\n');
    const dates = lines.flatMap((line) => line.match(/\d{4}年\d+月\d+日/g) ?? []);
    expect(dates.filter((date) => date === '2025年11月25日').length).toBeGreaterThanOrEqual(16);
    expect(dates.filter((date) => date === '2026年12月31日').length).toBeGreaterThanOrEqual(16);
    expect(lines.filter((line) => line.includes('2025-05-30')).length).toBeGreaterThanOrEqual(16);
  });

  it('numbers its pages between dashes and repeats the header row', async () => {
    const long = Array.from({ length: 60 }, (_, n) =>
      item(`XK-${1000 + n}`, `第${n}项许可`, { remarks: '说明。'.repeat(60) }),
    );
    const pages = (await textOf({ ...first, items: long })).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toMatch(new RegExp(`— ?${index + 1} ?—`));
      if (index > 0 && page.includes('XK-')) expect(page).toContain('事项编号');
    });
  });

  it('keeps hostile text as text, none of it read as markup', async () => {
    const words = {
      ...hostile,
      typst: '#panic("x") $x^2$ *粗* _斜_ `码` @引用 <标> \\u{41} #import "/etc/passwd"',
    };
    const items = Object.entries(words).map(([key, text], index) =>
      item(`QT-${index + 10}`, key, { remarks: text }),
    );
    const text = joined(await textOf({ ...first, items }));
    for (const part of [words.typst, words.markup, words.formula, words.escaped])
      expect(text).toContain(joined(part));
    expect(text.match(/长/g)).toHaveLength(30_000);
    expect(text).toContain('甲〔U+0000〕乙〔U+0007〕丙〔U+001F〕丁〔U+202E〕戊');
  });

  it('takes hostile text in every place that a document has', async () => {
    const evil = `#panic("x")*]${hostile.markup}\n${hostile.control}${hostile.rare}`;
    const content = item('QT-1', evil, { typeLabel: evil, office: evil, extra: { [evil]: evil } }).content;
    const text = joined(
      await textOf({
        ...step,
        body: evil,
        listTitle: evil,
        to: { ...step.to, documentNumber: evil },
        items: [{ number: evil, content }],
        changes: [{ kind: 'merge', number: evil, before: null, after: content, reason: evil, basis: evil }],
      }),
    );
    expect(text).toContain('野家');
    expect(text).toContain('#panic("x")*]');
  });
});

describe('the PDF', () => {
  it('lists the characters that its font lacks, on the last page too, and boxes none', async () => {
    const items = [item('XK-0001', '𠮷野家𬭚', { remarks: '𪚥' })];
    expect((await gazettePdf({ ...first, items })).missing).toEqual(['𠮷', '𪚥']);
    expect((await gazettePdf(step)).missing).toEqual([]);
  });

  it('is byte for byte the same on a later day, whatever was set before', async () => {
    const once = Buffer.from((await gazettePdf(step)).bytes);
    await gazettePdf(first);
    jest.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), advanceTimers: true });
    expect(Buffer.from((await gazettePdf(step)).bytes).equals(once)).toBe(true);
    jest.useRealTimers();
  });
});
