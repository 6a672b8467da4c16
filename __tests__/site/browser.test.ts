import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { sidewaysScroll, violationsOf, WCAG_22_AA } from '../axe';
import { describeWithBrowser } from '../browser';
import { drawnToday } from '../drawn-today';
import { inventedSnapshot } from './invented';
import { filesOf, writeFiles } from './written-site';

/** One page of each kind; `npm test` opens some of them, the long run (QUANZE_LONG) all. */
const KINDS = [
  'index.html',
  'objections.html',
  'lists/1/objections.html',
  'search.html',
  'search.html?q=客运',
  'verify.html',
  'lists/1/index.html',
  'lists/1/types/index.html',
  'lists/1/types/penalty.html',
  'lists/1/levels/index.html',
  'lists/1/as-of.html',
  'lists/1/ended.html',
  'lists/1/items/JT-0002/index.html',
  'lists/1/items/JT-0003/index.html',
  'lists/1/items/JT-0004/index.html',
  'lists/1/items/JT-0002/1.html',
  'lists/2/items/X1/index.html',
  'laws/index.html',
  'laws/1/index.html',
  'laws/2/index.html',
  'laws/1/2019-03-02.html',
  'laws/1/2019-03-02--2024-06-18.html',
  'releases/index.html',
  'releases/0002/index.html',
  'releases/0002/list.html',
];

describeWithBrowser('the site opened as files', (browser) => {
  const dir = mkdtempSync(join(tmpdir(), 'quanze-site-'));

  let reader: Page | null = null;

  beforeAll(async () => writeFiles(await filesOf(inventedSnapshot()), dir));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const at = (path: string): string => {
    const [file, question] = path.split('?');
    return `${pathToFileURL(join(dir, file!)).href}${question ? `?${question}` : ''}`;
  };

  it.each(drawnToday(KINDS, 5))('%s has nothing that axe objects to by WCAG 2.2 AA', async (path) => {
    reader ??= await browser().newPage();
    await reader.goto(at(path));
    expect(await violationsOf(reader, [...WCAG_22_AA, 'best-practice'])).toEqual([]);
  });

  it.each([390, 720])(
    'fits a window of %d pixels (a phone; 1440 at 200 %%) without scrolling sideways',
    async (width) => {
      const page = await browser().newPage({ viewport: { width, height: 800 } });
      const over: string[] = [];
      for (const path of drawnToday(KINDS, 5, width)) {
        await page.goto(at(path));
        const wider = await sidewaysScroll(page);
        if (wider !== 0) over.push(`${path}: ${wider}`);
      }
      await page.close();
      expect(over).toEqual([]);
    },
  );

  it('leads from the home page to a changed item by links alone', async () => {
    const page = await browser().newPage();
    await page.goto(at('index.html'));
    await page.click('text=行政处罚');
    await page.click('text=对不按批准站点停靠的处罚');
    expect(await page.textContent('h1')).toBe('对不按批准站点停靠的处罚');
    await page.click('.basis a:has-text("第八条")');
    expect(page.url()).toMatch(/laws\/1\/index\.html#a8$/);
    await page.close();
  });

  it('finds what is typed on the home page, keeps the question in the address and leads to the item', async () => {
    const page = await browser().newPage();
    await page.goto(at('index.html'));
    await page.fill('[name=q]', '不按照批准的站点停靠');
    await page.click('.search button');
    await page.waitForSelector('.results a');
    expect(decodeURIComponent(page.url())).toMatch(/search\.html\?q=不按照批准的站点停靠$/);
    expect(await page.textContent('#search-status')).toBe(
      '有1个事项的编号、名称、依据或责任事项中有“不按照批准的站点停靠”。',
    );
    expect(await page.inputValue('[name=q]')).toBe('不按照批准的站点停靠');
    expect(await page.textContent('.results li')).toContain('见于：实施依据');
    expect(await page.isVisible('#search-more')).toBe(false);
    await page.click('.results a');
    expect(await page.textContent('h1')).toBe('对不按批准站点停靠的处罚');
    await page.close();
  });

  it('says that nothing was found, and shows a question that is markup as it was typed', async () => {
    const page = await browser().newPage();
    const failed: string[] = [];
    page.on('pageerror', (error) => failed.push(error.message));
    await page.goto(`${at('search.html')}?q=${encodeURIComponent('<img src=x onerror=alert(1)>没有')}`);
    await page.waitForFunction("document.querySelector('#search-status').textContent.startsWith('没有事项')");
    expect(await page.textContent('#search-status')).toContain('“<img src=x onerror=alert(1)>没有”');
    await page.goto(at('search.html?q=车'));
    expect(await page.textContent('#search-status')).toBe('请至少输入两个字。');
    expect(failed).toEqual([]);
    await page.close();
  });

  it('names the release in force on a day, and one that is not in force yet', async () => {
    const page = await browser().newPage();
    await page.goto(at('lists/1/as-of.html'));
    const ask = async (day: string): Promise<string | null> => {
      await page.fill('#as-of-day', day);
      await page.dispatchEvent('#as-of-day', 'change');
      return page.textContent('#as-of-answer');
    };
    expect(await ask('2024-12-31')).toBe('这一天还没有施行中的已发布清单。');
    expect(await ask('2025-06-30')).toBe('这一天适用第1号发布时的清单。');
    expect(await ask('2999-01-01')).toContain('这一天适用第2号发布时的清单。');
    await page.click('#as-of-answer a');
    expect(await page.textContent('h1')).toBe('第2号发布时的清单');
    await page.close();
  });
});
