import { extractRawText } from 'mammoth';
import { describeLongJourney } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { Visitor } from '../visitor';

describeLongJourney('a gazette downloaded', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served({ sample: true });
  });
  afterAll(() => app?.close());

  it('leads the clerk from sign-in to the document of the step, with its own number and date', async () => {
    const clerk = await Visitor.at(browser(), app.base);
    await clerk.open('/admin');
    await clerk.signIn(await app.person('公报编辑', ['clerk']), PASSWORD);
    await clerk.follow('发布', 'nav');
    await clerk.follow('出公报文件');
    await clerk.fill('文号', '示政公报〔2026〕7号');
    await clerk.fill('成文日期', '2026-11-30');
    await clerk.press('预览');
    const preview = await clerk.words('.sheet');
    expect(preview).toContain('示政公报〔2026〕7号');
    expect(preview).toContain('2026年11月30日');
    const { name, bytes } = await clerk.download(/docx/);
    expect(name).toMatch(/^示例区交通运输局权责清单第\d+号发布\.docx$/);
    const { value } = await extractRawText({ buffer: bytes });
    expect(value).toContain('示政公报〔2026〕7号');
    expect(value).toContain('2026年11月30日');
    await clerk.leave();
  });
});
