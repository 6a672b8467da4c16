import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { releasedObjections } from '../../src/store';
import { describeLongJourney } from '../browser';
import { Visitor } from '../visitor';
import { OWN_BODY, SmallOffice } from '../web/small-office';

describeLongJourney('an objection', (browser) => {
  let office: SmallOffice;
  let server: Server;
  let base: string;

  beforeAll(async () => {
    office = await SmallOffice.open(new Date().toISOString());
    await office.person('chen', ['drafter'], OWN_BODY);
    await office.person('admin', ['admin'], null);
    server = createServer(office.app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await office.close();
  });

  const as = async (name: string, width = 1440) => {
    const visitor = await Visitor.at(browser(), base, { width });
    const [cookie, value] = (await office.cookieOf(name)).split('=') as [string, string];
    await visitor.page.context().addCookies([{ name: cookie, value, url: `${base}/admin` }]);
    return visitor;
  };

  it('is written on a phone, answered at the desk, and ready to be published without its sender', async () => {
    const citizen = await Visitor.at(browser(), base, { width: 390 });
    await citizen.open('/objections/new?list=1&item=0001');
    await citizen.fill('您的意见', '错');
    await citizen.press('提交');
    expect(await citizen.words('[role=alert]')).toContain('至少 5 个字');
    await citizen.fill('您的意见', '渡口设立审批的依据第二条已经移到第三条，请更正。');
    await citizen.fill('怎么称呼您', '王某');
    await citizen.fill('电话或电子邮箱', '13900000000');
    await citizen.press('提交');
    expect(await citizen.heading()).toBe('已收到您的意见');
    expect(await citizen.words()).toContain('编号');
    await citizen.leave();

    const officer = await as('chen');
    await officer.open('/admin/lists/1/objections');
    await officer.follow(/^\d{4}-0001$/);
    expect(await officer.words()).toContain('13900000000');
    await officer.choose('由谁办理', 'chen（chen）');
    await officer.press('分办', 'form:has(#assign)');
    await officer.fill('答复', '已核对，将在下一次调整中更正。');
    await officer.press('答复', 'form:has(textarea#answer)');
    await officer.press('公开意见和答复');
    expect(await officer.words('h1')).toContain('已答复并公开');
    await officer.leave();

    const [shown] = await releasedObjections(office.installation.db.manager);
    expect(shown).toMatchObject({ item: '0001', answer: '已核对，将在下一次调整中更正。' });
    expect(JSON.stringify(shown)).not.toMatch(/王某|13900000000/);
  });

  it.each([
    [1440, ['/admin/people', '/admin/account', '/admin/bodies', '/admin/audit', '/admin/audit/chain']],
    [390, ['/admin/people/1', '/admin/bodies/1', '/admin/audit', '/admin/lists/1/objections?standing=all']],
  ])('and people, bodies and audit log are fit for all at %d pixels', async (width, pages) => {
    const admin = await as('admin', width);
    for (const page of pages) await admin.open(page);
    await admin.leave();
  });
});
