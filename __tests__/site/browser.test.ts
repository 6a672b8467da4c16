import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sidewaysScroll, violationsOf, WCAG_22_AA } from '../axe';
import { describeWithBrowser } from '../browser';
import { inventedSnapshot } from './invented';
import { filesOf, writeFiles } from './written-site';

/** One page of each kind. */
const KINDS = [
  'index.html',
  'verify.html',
  'lists/1/index.html',
  'lists/1/types/index.html',
  'lists/1/types/penalty.html',
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

  beforeAll(async () => writeFiles(await filesOf(inventedSnapshot()), dir));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const at = (path: string): string => pathToFileURL(join(dir, path)).href;

  it.each(KINDS)('%s has nothing that axe objects to by WCAG 2.2 AA', async (path) => {
    const page = await browser().newPage();
    await page.goto(at(path));
    const violations = await violationsOf(page, [...WCAG_22_AA, 'best-practice']);
    await page.close();
    expect(violations).toEqual([]);
  });

  it.each([390, 720])(
    'fits a window of %d pixels (a phone; 1440 at 200 %%) without scrolling sideways',
    async (width) => {
      const page = await browser().newPage({ viewport: { width, height: 800 } });
      const over: string[] = [];
      for (const path of KINDS) {
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
});
