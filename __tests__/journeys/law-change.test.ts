import { describeWithBrowser } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { furnish, NEW_FERRY_LAW } from '../services/office';
import { Visitor } from '../visitor';

const long = process.env.QUANZE_LONG ? it : it.skip;

describeWithBrowser('a law that changes, up to release 2', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served({ now: '2026-11-25T02:00:00.000Z' });
    await furnish(app.installation);
  });
  afterAll(() => app?.close());

  const as = async (name: string, role: 'drafter' | 'reviewer' | 'approver' | 'publisher', width = 1440) => {
    const visitor = await Visitor.at(browser(), app.base, { width });
    await visitor.open('/admin');
    await visitor.signIn(await app.person(name, [role]), PASSWORD);
    return visitor;
  };

  long('is worked through in one package: accepted, rewritten, taken up, set aside, dismissed', async () => {
    const drafter = await as('小林', 'drafter');
    await drafter.open('/admin/laws/import');
    await drafter.attach('文件', {
      name: '示例渡口法(2026-11-20).txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(NEW_FERRY_LAW),
    });
    await drafter.press('读取');
    await drafter.press('确认导入');
    await drafter.page.locator('[data-job-state]').waitFor({ state: 'detached' });
    await drafter.open('/admin/lists/1/impacts');
    expect(await drafter.words()).toContain('个工作日');
    await drafter.follow(/示例渡口法/, 'main');
    const work = drafter.path();
    expect(await drafter.words('.progress-bar')).toMatch(/新增线索 2 条.*暂定/);

    await drafter.follow(/改写.*渡口安全检查/);
    await drafter.fill('改写后的依据（整栏）', '《示例渡口法》第四条、第五条');
    await drafter.press('写入调整草稿');
    expect(await drafter.words()).toContain('已改写，写入调整');

    const other = drafter.page.locator('section.impact', { hasText: '渡运管理第4项' });
    await other.getByText('无需调整', { exact: true }).click();
    await other.getByLabel('理由').fill('只引条号，不受影响。');
    await drafter.press('记为无需调整', 'section.impact:has-text("渡运管理第4项")');
    await drafter.press(/采纳全部有把握的/);
    expect(await drafter.words()).toContain('已把');

    await drafter.open(work);
    await drafter.page.getByText('不新增', { exact: true }).last().click();
    await drafter.page.locator('input[name=reason]').last().fill('由上级实施。');
    await drafter.press('记为不新增');
    await drafter.press(/据此新增事项/);
    await drafter.fill('事项名称', '浮桥设置许可');
    await drafter.press('保存到草稿');
    expect(await drafter.words()).toContain('浮桥设置许可');
    const adjustment = drafter.path();
    await drafter.press('送审');

    const reviewer = await as('老周', 'reviewer', 390);
    await reviewer.open(adjustment);
    await reviewer.press('合法性审核：通过');
    const approver = await as('韩局', 'approver');
    await approver.open(adjustment);
    await approver.press('批准');
    const publisher = await as('小吴', 'publisher');
    await publisher.open('/admin/lists/1/publish');
    await publisher.press(/发布/, 'main form');
    await publisher.page.waitForURL(/\/admin\/releases\/2$/);
    expect(await publisher.words()).toContain('第 2 号');
    for (const visitor of [drafter, reviewer, approver, publisher]) await visitor.leave();
  });
});
