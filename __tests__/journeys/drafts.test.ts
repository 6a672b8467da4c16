import { describeLongJourney } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { Visitor } from '../visitor';

describeLongJourney('unsaved work', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served({ sample: true });
    await app.person('发布人', ['publisher']);
  });
  afterAll(() => app?.close());

  const FORM = '/admin/lists/1/publish';
  const NUMBER = '示政办〔2026〕99号';

  it('is asked about on leaving, offered on coming back, and forgotten at sign-out', async () => {
    const publisher = await Visitor.at(browser(), app.base);
    const asked: string[] = [];
    publisher.page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await publisher.signIn('发布人', PASSWORD);
    await publisher.open(FORM);
    await publisher.fill(/批准文号/, NUMBER);
    await publisher.open('/admin');
    expect(asked).toEqual(['beforeunload']);

    await publisher.open(FORM);
    expect(await publisher.words()).toContain('这里有您没有保存的内容');
    await publisher.page.getByRole('button', { name: '恢复' }).click();
    expect(await publisher.page.getByLabel(/批准文号/).inputValue()).toBe(NUMBER);

    await publisher.open(FORM);
    await publisher.signOut();
    await publisher.signIn('发布人', PASSWORD);
    await publisher.open(FORM);
    expect(await publisher.words()).not.toContain('没有保存的内容');
    await publisher.leave();
  });
});
