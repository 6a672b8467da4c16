import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRenderer, fieldChangeView } from '../../src/render';
import { sidewaysScroll, violationsOf } from '../axe';
import { describeWithBrowser } from '../browser';
import { faultsOf } from '../site/page-structure';

const views = join(__dirname, '../../views');

/** Every part that pages of the officer's side are put together from. */
const MODEL = {
  page: {
    title: '影响核查',
    siteName: '示例区权责清单',
    home: '#main',
    style: 'views/static/quanze.css',
    deskStyle: 'views/static/desk.css',
    nav: [
      { href: '#main', label: '工作台' },
      { href: '#errors', label: '影响核查', current: true, count: 9 },
    ],
    crumbs: [{ href: '#main', label: '工作台' }],
    account: '示例法制员',
    signOut: '#main',
    csrf: 'x',
    errors: [{ href: '#name', text: '请填写事项名称。' }],
    notice: { kind: 'good', title: '已采用12处建议', lines: ['还有9处待处理。'] },
  },
  figures: [
    { count: 21, label: '受影响', href: '#main' },
    { count: 12, label: '已处理' },
  ],
  table: {
    caption: '待处理的影响',
    columns: [
      { label: '事项' },
      { label: '所引条文' },
      { label: '状态' },
      { label: '剩余工作日', number: true },
    ],
    rows: [
      {
        cells: [
          { text: '对不按批准站点停靠的处罚', href: '#main', head: true, note: 'JT-0002' },
          { text: '第七条', tight: true },
          { text: '待处理', mark: 'warn' },
          { text: '8', number: true },
        ],
      },
      {
        cells: [
          { text: '对渡口超员载客的处罚', href: '#main', head: true },
          { text: '第三条', tight: true },
          { text: '已废止', mark: 'bad' },
          { text: '8', number: true },
        ],
      },
    ],
  },
  pages: [
    { number: 1, current: true },
    { number: 2, href: '#main' },
  ],
  columns: [
    { title: '事项所引', text: '由道路运输管理机构责令改正，处一千元以上三千元以下的罚款。' },
    { title: '原第七条', text: '由道路运输管理机构责令改正，处一千元以上三千元以下的罚款。' },
    {
      title: '新第八条',
      pieces: [
        { text: '由' },
        { text: '道路运输管理机构', del: true },
        { text: '交通运输主管部门', ins: true },
        { text: '责令改正。' },
      ],
    },
  ],
  changes: [fieldChangeView({ field: 'fees', label: '收费情况', old: '第七条', new: '第八条' })],
  options: [
    { value: 'permit', label: '行政许可' },
    { value: 'penalty', label: '行政处罚', selected: true },
  ],
  choices: [
    { id: 'how-1', value: 'accept', label: '采用建议', checked: true },
    { id: 'how-2', value: 'none', label: '不必修改', hint: '请在下面写明理由。' },
  ],
};

describe('the parts of the officer’s side', () => {
  const dir = mkdtempSync(join(tmpdir(), 'quanze-desk-'));
  let html: string;

  beforeAll(() => {
    cpSync(views, join(dir, 'views'), { recursive: true });
    copyFileSync(join(__dirname, 'desk-sample.hbs'), join(dir, 'views/sample.hbs'));
    html = createRenderer(join(dir, 'views')).render('sample', MODEL);
    writeFileSync(join(dir, 'sample.html'), html);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('are sound', () => {
    expect(faultsOf(html)).toEqual([]);
  });

  it('tie an error to its field', () => {
    expect(html).toContain('aria-invalid="true" aria-describedby="name-error"');
    expect(html).toContain('<title>有错误：影响核查 - 示例区权责清单</title>');
  });

  describeWithBrowser('in a browser', (browser) => {
    it.each([1440, 390])('have nothing that axe objects to at %d pixels, and fit', async (width) => {
      const page = await browser().newPage({ viewport: { width, height: 900 } });
      await page.goto(pathToFileURL(join(dir, 'sample.html')).href);
      const violations = await violationsOf(page);
      const over = await sidewaysScroll(page);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/desk_${width}.png`, fullPage: true });
      await page.close();
      expect({ violations, over }).toEqual({ violations: [], over: 0 });
    });
  });
});
