import { describeLongJourney } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { Visitor } from '../visitor';

describeLongJourney('unsaved work', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served({ sample: true });
    await app.person('起草人', ['drafter']);
  });
  afterAll(() => app?.close());

  const FORM = '/admin/lists/1/adjustments/new';
  const TITLE = '更正承办机构的名称';

  it('is asked about on leaving, offered on coming back, and forgotten at sign-out', async () => {
    const drafter = await Visitor.at(browser(), app.base);
    const asked: string[] = [];
    drafter.page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await drafter.signIn('起草人', PASSWORD);
    await drafter.open(FORM);
    await drafter.fill('标题', TITLE);
    await drafter.open('/admin');
    expect(asked).toEqual(['beforeunload']);

    await drafter.open(FORM);
    expect(await drafter.words()).toContain('这里有您没有保存的内容');
    await drafter.page.getByRole('button', { name: '恢复' }).click();
    expect(await drafter.page.getByLabel('标题').inputValue()).toBe(TITLE);

    await drafter.open(FORM);
    await drafter.signOut();
    await drafter.signIn('起草人', PASSWORD);
    await drafter.open(FORM);
    expect(await drafter.words()).not.toContain('没有保存的内容');
    await drafter.leave();
  });
});
