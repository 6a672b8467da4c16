import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';

describe('the gazette page', () => {
  let app: Served;
  let clerk: Officer;
  beforeAll(async () => {
    app = await served({ sample: true });
    clerk = await app.officer('公报', ['clerk']);
  });
  afterAll(() => app?.close());

  it('says that its preview is of the notice alone', async () => {
    const page = await clerk.read('/admin/lists/1/gazette?to=2');
    expect(page).toContain('下面的预览只含公告正文；对照表和清单全文在文件里。');
  });

  it('keeps what was chosen where no preview can be made of it, and says so in words that fit', async () => {
    const page = await clerk.source('/admin/lists/1/gazette?to=1&date=2026-02-30&document=x');
    expect(page).toContain('没有生成预览，请改正以下内容');
    expect(page).toMatch(/<option value="1" selected>第 1 号/);
    expect(page).toContain('value="2026-02-30"');
    expect(page).not.toContain('<h2>下载</h2>');
    expect(page).not.toContain('没有保存');
  });
});

describe('words above a form where nothing was to be saved', () => {
  let app: Served;
  beforeAll(async () => {
    app = await served();
  });
  afterAll(() => app?.close());

  it('fit reading a workbook and looking up a receipt', async () => {
    const drafter = await app.officer('经办', ['drafter']);
    const read = await drafter.submit('/admin/lists/import', '/admin/lists/import', {}).catch(String);
    expect(read).toContain('没有读取文件');
    const looked = await fetch(`${app.base}/objections/status`, {
      method: 'POST',
      body: new URLSearchParams({ receipt: '2026' }),
    });
    expect(await looked.text()).toContain('没有查到办理情况');
  });
});
