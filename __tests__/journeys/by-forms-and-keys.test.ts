import type { Page } from 'playwright-core';
import { importLaws, LOCAL_ADMINISTRATOR, type Role } from '../../src/services';
import { describeLongJourney } from '../browser';
import { PASSWORD, type Served, served } from '../served';
import { furnish, NEW_FERRY_LAW } from '../services/office';
import { Visitor } from '../visitor';

/** An office whose list a new text of the law hits. */
async function lawChanged(): Promise<Served> {
  const app = await served({ now: '2026-11-25T02:00:00.000Z' });
  await furnish(app.installation);
  await importLaws(app.installation, {
    files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
    facts: { effective: '2026-12-15' },
    actor: LOCAL_ADMINISTRATOR,
  });
  return app;
}

describeLongJourney('a change of law without JavaScript', (browser) => {
  let app: Served;
  const seen = new Set<string>();
  beforeAll(async () => {
    app = await lawChanged();
  });
  afterAll(() => app?.close());

  const as = async (name: string, role: Role) => {
    const visitor = await Visitor.at(browser(), app.base, { scripts: false });
    visitor.page.on('load', () => seen.add(visitor.path()));
    await visitor.signIn(await app.person(name, [role]), PASSWORD);
    return visitor;
  };

  it('goes from the work package to the approved adjustment by forms alone', async () => {
    const drafter = await as('小林', 'drafter');
    await drafter.follow(/示例渡口法》变动/);
    await drafter.follow(/改写.*渡口安全检查/);
    await drafter.fill('改写后的依据（整栏）', '《示例渡口法》第四条、第五条');
    await drafter.press('写入调整草稿');
    await drafter.press(/采纳全部有把握的/);
    await drafter.press('送审');
    expect(await drafter.words()).toContain('合法性审核中');
    for (const [name, role, button] of [
      ['老周', 'reviewer', /通过/],
      ['韩局', 'approver', /^批准/],
    ] as const) {
      const visitor = await as(name, role);
      await visitor.follow(/等您审批/);
      await visitor.press(button);
      if (role === 'approver') expect(await visitor.words()).toContain('已通过，待发布');
      await visitor.leave();
    }
    await drafter.leave();
  });

  it('sees pages that keep the rules, looked at again with scripts on', async () => {
    const visitor = await Visitor.at(browser(), app.base);
    await visitor.signIn(await app.person('走查', ['admin']), PASSWORD);
    const pages = [...seen].filter((path) => path.startsWith('/admin') && !/sign-in|\/act$/.test(path));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) await visitor.open(page);
    await visitor.leave();
  });
});

/** What has the focus: its name, and whether one sees that it has it. */
async function focused(page: Page): Promise<{ name: string; seen: boolean }> {
  return page.evaluate(`(() => {
    const it = document.activeElement;
    const label = it.labels && it.labels[0] ? it.labels[0].textContent : it.textContent;
    const { outlineStyle, boxShadow } = getComputedStyle(it);
    return { name: label.replace(/\\s+/g, ' ').trim(), seen: outlineStyle !== 'none' || boxShadow !== 'none' };
  })()`);
}

/** Goes on by Tab until what is meant has the focus. */
async function tabTo(page: Page, words: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const { name, seen } = await focused(page);
    if (!words.test(name)) passed.push(name.slice(0, 20));
    else if (seen) return;
    else throw new Error(`“${name}” does not show that it has the focus`);
  }
  throw new Error(`no ${words} among what Tab reaches: ${passed.join(' | ')}`);
}

describeLongJourney('a change of law by the keyboard alone', (browser) => {
  let app: Served;
  beforeAll(async () => {
    app = await lawChanged();
  });
  afterAll(() => app?.close());

  it('goes from sign-in to the adjustment sent for review', async () => {
    const name = await app.person('小林', ['drafter']);
    const visitor = await Visitor.at(browser(), app.base);
    await visitor.open('/admin');
    const { page } = visitor;
    const key = async (which: string) => {
      await Promise.all([page.waitForEvent('load'), page.keyboard.press(which)]);
      await visitor.check();
    };
    await tabTo(page, /^账号/);
    await page.keyboard.type(name);
    await tabTo(page, /^口令/);
    await page.keyboard.type(PASSWORD);
    await key('Enter');
    await tabTo(page, /^跳到正文/);
    await page.keyboard.press('Enter');
    await tabTo(page, /示例渡口法》变动/);
    await key('Enter');
    await tabTo(page, /^选这一条：0003 /);
    await page.keyboard.press('Space');
    await tabTo(page, /^采纳勾选的/, 'Shift+Tab');
    await key('Enter');
    expect(await visitor.words()).toContain('请核对后送审');
    await tabTo(page, /^加入事项/);
    await key('Enter');
    await tabTo(page, /^变更/);
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).name).toMatch(/^新增/);
    await tabTo(page, /^返回调整/);
    await key('Enter');
    await tabTo(page, /^送审/);
    await key('Enter');
    expect(await visitor.words()).toContain('合法性审核中');
    await visitor.leave();
  });
});
