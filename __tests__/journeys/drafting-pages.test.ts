import { describeLongJourney } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { furnish } from '../services/office';
import { Visitor } from '../visitor';

describeLongJourney('the pages for writing adjustments, on a phone', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served();
    await furnish(app.installation);
  });
  afterAll(() => app?.close());

  it('cancels two powers by an order, and sets up a step more', async () => {
    const admin = await Visitor.at(browser(), app.base, { width: 390 });
    await admin.open('/admin/lists/1/adjustments/order');
    await admin.signIn(await app.person('管理', ['admin', 'drafter']), PASSWORD);
    await admin.fill('决定（文件）名称', '关于取消一批行政权力事项的决定');
    await admin.fill('决定日期', '2026-11-02');
    await admin.press('登记', 'main');
    expect(await admin.words('[role=alert]')).toContain('请选择要取消的事项');
    await admin.page.getByRole('checkbox', { name: /0011/ }).check();
    await admin.page.getByRole('checkbox', { name: /0012/ }).check();
    await admin.press('登记', 'main');
    expect(await admin.words()).toMatch(/0011.*取消.*0012.*取消/);

    await admin.open('/admin/procedure');
    await admin.press('在批准之前加一个环节');
    await admin.press('保存', 'main');
    expect(await admin.words('[role=alert]')).toContain('第 2 个环节的名称');
    await admin.page.getByLabel('环节名称').nth(1).fill('编制审核');
    await admin.press('保存', 'main');
    expect(await admin.words()).toContain('办理程序已保存');

    await admin.open('/admin/lists/1/items/0001/edit?seq=1');
    expect(await admin.heading()).toBe('恢复事项 0001 的第 1 版');
    await admin.leave();
  });
});
