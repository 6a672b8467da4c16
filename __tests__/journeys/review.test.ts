import {
  adjust,
  contentFrom,
  draftItem,
  formValues,
  LOCAL_ADMINISTRATOR,
  saveItem,
  startAdjustment,
} from '../../src/services';
import { describeWithBrowser } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { furnish } from '../services/office';
import { Visitor } from '../visitor';

const long = process.env.QUANZE_LONG ? it : it.skip;

describeWithBrowser('a review sent back on a field, and approved', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await served();
    await furnish(app.installation);
  });
  afterAll(() => app?.close());

  const as = async (
    name: string,
    role: 'drafter' | 'reviewer' | 'approver',
    scripts = true,
    width = 1440,
  ) => {
    const visitor = await Visitor.at(browser(), app.base, { scripts, width });
    await visitor.open('/admin/lists/1/adjustments');
    await visitor.signIn(await app.person(name, [role]), PASSWORD);
    return visitor;
  };

  it('shows the drafter each remark beside its field, on a phone too', async () => {
    const { installation } = app;
    const actor = LOCAL_ADMINISTRATOR;
    const head = { title: '更正渡口检查', reason: '核对后更正。', basis: '', effective: null };
    const adjustment = String(await startAdjustment(installation, 1, head, actor));
    const { content, opened, words } = await draftItem(installation, adjustment, '0012', null, actor);
    const mine = contentFrom({ ...formValues(content), office: '综合科' }, content);
    const change = { adjustment, item: '0012', kind: 'change' as const, content: mine };
    await saveItem(installation, { ...change, words, opened, predecessors: [], actor });
    await adjust(installation, { id: adjustment, act: 'submit', actor });

    const reviewer = await as('老吴', 'reviewer');
    await reviewer.follow('更正渡口检查');
    await reviewer.press('退回修改');
    expect(await reviewer.words('[role=alert]')).toContain('退回修改要写明理由');
    await reviewer.page.getByText('对“承办机构”的意见').first().click();
    await reviewer.fill('对“承办机构”的意见', '应写全称。');
    await reviewer.press('退回修改');
    const drafter = await as('小周', 'drafter', true, 390);
    await drafter.open(`/admin/adjustments/${adjustment}/items/0012`);
    expect(await drafter.words('.remark')).toMatch(/^退回意见（老吴，.*日）\s?应写全称。/);
    for (const visitor of [reviewer, drafter]) await visitor.leave();
  });

  long('walks from an empty draft to an approved one, with nothing but forms', async () => {
    const drafter = await as('小林', 'drafter');
    await drafter.follow('新建调整');
    await drafter.press('建立草稿');
    expect(await drafter.words('[role=alert]')).toContain('请给这次调整起一个标题。');
    await drafter.fill('标题', '更正承办机构');
    await drafter.fill('原因', '机构改革后承办机构已变。');
    await drafter.press('建立草稿');

    await drafter.tick('变更');
    await drafter.press('下一步');
    await drafter.fill('按名称或编号查找', '0003');
    await drafter.press('查找', 'fieldset');
    await drafter.page.getByRole('radio', { name: /0003/ }).check();
    await drafter.press('下一步', 'form.panel >> nth=1');
    expect(await drafter.heading()).toContain('变更');

    await drafter.press('从法律文本中选取', '#bases-power');
    await drafter.press('查找', '#picker');
    await drafter.press('示例渡口法', '#picker ul');
    await drafter.fill('条号或条文中的字词', '第一条');
    await drafter.press('筛选', '#picker');
    await drafter.page.locator('#picker summary').first().click();
    await drafter.press('引用第一条', '#picker');
    const rows = drafter.page.locator('#bases-power textarea');
    expect(await rows.last().inputValue()).toMatch(/《示例渡口法》[\s\S]*\n第一条：/);

    await drafter.fill('承办机构', '综合科');
    await drafter.fill('基本编码', '12');
    await drafter.press('保存到草稿');
    expect(await drafter.words('[role=alert]')).toContain('基本编码应为 12 位，现为 2 位');
    expect(await drafter.page.getByLabel('承办机构').inputValue()).toBe('综合科');
    await drafter.fill('基本编码', '');
    await drafter.press('保存到草稿');
    expect(await drafter.words()).toContain('承办机构');
    await drafter.press('送审');
    expect(await drafter.words()).toContain('合法性审核中');
    const adjustment = drafter.path();

    const reviewer = await as('老周', 'reviewer');
    await reviewer.follow('更正承办机构');
    expect(await reviewer.words()).toMatch(/合法性审核期限 .*余 15 个工作日/);
    await reviewer.page.getByText('对“承办机构”的意见').first().click();
    await reviewer.fill('对“承办机构”的意见', '应写全称。');
    await reviewer.press('退回修改');
    expect(await reviewer.words()).toContain('已退回');

    await drafter.open(adjustment);
    await drafter.follow('修改', 'section.panel');
    expect(await drafter.words('.remark')).toMatch(/^退回意见（老周，.*日）\s?应写全称。/);
    await drafter.fill('承办机构', '综合业务科');
    await drafter.press('保存到草稿');
    await drafter.press('送审');

    await reviewer.open(adjustment);
    expect(await reviewer.words('.remark')).toMatch(/^上一轮退回意见（老周，.*日）\s?应写全称。/);
    await reviewer.press('合法性审核：通过');
    const approver = await as('韩局', 'approver');
    await approver.open(adjustment);
    expect(await approver.words()).toContain('待批准');
    await approver.press('批准');
    expect(await approver.words()).toContain('已通过，待发布');
    for (const visitor of [drafter, reviewer, approver]) await visitor.leave();
  });
});
