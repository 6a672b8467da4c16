import { extractRawText } from 'mammoth';
import { describeWithBrowser } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { Visitor } from '../visitor';

describeWithBrowser('a gazette downloaded', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served({ sample: true });
  });
  afterAll(() => app?.close());

  it('leads the clerk from sign-in to the document of the newest release', async () => {
    const clerk = await Visitor.at(browser(), app.base);
    await clerk.open('/admin');
    await clerk.signIn(await app.person('公报编辑', ['clerk']), PASSWORD);
    await clerk.follow('发布', 'nav');
    await clerk.follow(/第 \d+ 号/);
    const { name, bytes } = await clerk.download(/docx/);
    expect(name).toMatch(/^示例区交通运输局权责清单第\d+号发布\.docx$/);
    expect((await extractRawText({ buffer: bytes })).value).toContain('示例区交通运输局');
    await clerk.leave();
  });
});
