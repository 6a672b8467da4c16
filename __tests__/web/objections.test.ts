import { load } from 'cheerio';
import request from 'supertest';
import { releasedObjections } from '../../src/store';
import type { Officer } from '../real-path/officer';
import { OTHER_BODY, OWN_BODY, SmallOffice } from './small-office';

const WRITTEN = '渡口设立审批的依据第二条已经修改，应当更正。我的电话是13900000000。';

describe('objections', () => {
  let office: SmallOffice;
  let drafter: Officer;
  let now = '2026-11-25T02:00:00.000Z';
  let receipt: string;

  const send = (fields: Record<string, string>, from = '198.51.100.1') =>
    request(office.app)
      .post('/objections')
      .set('X-Forwarded-For', from)
      .type('form')
      .send({ list: '1', item: '', text: WRITTEN, name: '', contact: '', ...fields });
  const lookUp = (typed: string, from = '198.51.100.1') =>
    request(office.app)
      .post('/objections/status')
      .set('X-Forwarded-For', from)
      .type('form')
      .send({ receipt: typed });
  const words = (html: string) => load(html)('main').text().replaceAll(/\s+/g, ' ');

  beforeAll(async () => {
    office = await SmallOffice.open();
    office.installation.clock = () => now;
    drafter = await office.person('chen', ['drafter'], OWN_BODY);
  });
  afterAll(() => office.close());

  it('are written by anyone, without a cookie, and get a number and a day', async () => {
    const form = await request(office.app).get('/objections/new?list=1&item=0001');
    expect(form.headers['set-cookie']).toBeUndefined();
    expect(load(form.text)('#item').attr('value')).toBe('0001');
    const sent = await send({ item: '0001', name: '王某', contact: '13900000000' });
    expect(sent.headers['set-cookie']).toBeUndefined();
    expect(words(sent.text)).toContain(
      '编号 2026-0001 清单 示例区交通运输局权责清单 答复期限 2026年12月16日前',
    );
    receipt = words(sent.text).match(/2026-0001(-[2-9A-HJ-NP-Z]{4}){3}/)![0];
  });

  it('sent twice are one', async () => {
    const again = words((await send({ item: '0001' })).text);
    expect(again).toContain('编号 2026-0001');
    expect(again).toContain(receipt);
    expect(await drafter.read('/admin/lists/1/objections')).toContain('共 1 条');
  });

  it.each([
    [{ text: '短' }, 'text', '至少 5 个字'],
    [{ text: '长'.repeat(4001) }, 'text', '最多 4000 个字，现有 4001 个字'],
    [{ list: '2' }, 'list', '没有这份清单'],
    [{ list: '1 OR 1=1' }, 'list', '没有这份清单'],
    [{ name: '名'.repeat(51) }, 'name', '最多 50 个字'],
    [{ contact: '1'.repeat(101) }, 'contact', '最多 100 个字'],
    [{ homepage: 'http://spam.example' }, 'homepage', '请留空'],
  ])(
    'that cannot be taken in are refused beside their field, and kept: %#',
    async (fields, field, message) => {
      const text = '另一条意见，内容足够长。';
      const { status, text: html } = await send({ text, ...fields });
      expect(status).toBe(422);
      const $ = load(html);
      expect($(`#${field}-error`).text()).toContain(message);
      expect($('#text').text().trim()).toBe('text' in fields ? fields.text : text);
    },
  );

  it('are slowed by address and in all', async () => {
    const many = (from: string, count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) => send({ text: `第 ${n} 条，来自 ${from}。` }, from)),
      );
    const answers = (await many('198.51.100.2', 7)).map(({ status }) => status);
    expect(answers.toSorted()).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const late = await send({ text: '又来一条意见。' }, '198.51.100.2');
    expect(words(late.text)).toContain('太频繁');
    expect(load(late.text)('#text').text()).toContain('又来一条意见。');
    // Of IPv6, all that one household has counts as one.
    for (let n = 1; n <= 5; n += 1) await send({ text: `第 ${n} 条 IPv6 意见。` }, `2001:db8:1:2::${n}`);
    expect((await send({ text: '第六条 IPv6 意见。' }, '2001:db8:1:2:ffff::9')).status).toBe(429);
  });

  it('are looked up by their receipt, which tells nothing of who wrote what', async () => {
    expect((await request(office.app).get('/objections').expect(200)).text).toContain('对清单提意见');
    const form = await request(office.app).get('/objections/status');
    expect(form.headers['set-cookie']).toBeUndefined();
    for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ' ')]) {
      const { status, text: html } = await lookUp(typed);
      expect(status).toBe(200);
      expect(words(html)).toContain('现在 待分办 清单 示例区交通运输局权责清单 收到 2026年11月25日');
      expect(html).not.toMatch(/王某|13900000000|第二条已经修改|0001-/);
    }
  });

  it('are not found by guessing, and guessing is slowed', async () => {
    const from = '198.51.100.9';
    expect(words((await lookUp('2026-0001', from)).text)).toContain('这不像回执号');
    const wrong = `${receipt.slice(0, -1)}${receipt.endsWith('2') ? '3' : '2'}`;
    const unknown = receipt.replace('2026-0001', '2026-9999');
    const year = receipt.replace('2026-', '2025-');
    for (const typed of [wrong, unknown, year]) {
      const { status, text: html } = await lookUp(typed, from);
      expect(status).toBe(422);
      expect(words(html)).toContain('没有查到这个回执号');
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => lookUp(wrong, from)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4);
    // Whoever waits finds nothing by the right one either; who did not guess is not kept waiting.
    expect((await lookUp(receipt, from)).status).toBe(429);
    expect((await lookUp(receipt)).status).toBe(200);
  });

  it('lead to an adjustment that is filled in from them, linked both ways', async () => {
    const page = '/admin/lists/1/objections/1';
    const pageOf = async (path: string) => load((await drafter.download(path)).toString());
    const start = await pageOf(`${page}/adjustment`);
    expect(start('#title').attr('value')).toBe('按意见 2026-0001 更正“渡口设立审批”');
    expect(start('#reason').text().trim()).toContain('公众意见 2026-0001 反映“渡口设立审批”有误');
    expect(start.html()).not.toMatch(/第二条已经修改|13900000000/);
    await expect(
      drafter.submit(`${page}/adjustment`, `${page}/adjustment`, { title: '', reason: '依法更正' }),
    ).rejects.toThrow('请给这次调整起一个标题');
    const head = { title: '按意见更正', reason: '公众意见 2026-0001 属实。' };
    await drafter.submit(`${page}/adjustment`, `${page}/adjustment`, head);
    expect(load(drafter.html)('#name').text().trim()).toBe('渡口设立审批');
    const adjustment = (await pageOf(page))('a:contains("按意见更正")').attr('href')!;
    const shown = await pageOf(adjustment);
    expect(shown('dt:contains("来自意见") + dd a').attr('href')).toBe(page);
    expect(words((await lookUp(receipt)).text)).toContain('更正 已据此起草调整，正在办理');
    const auditor = await office.person('gu', ['auditor'], null);
    await expect(auditor.read(`${page}/adjustment`)).rejects.toThrow('403');
  });

  it('are assigned, linked, answered and released, and then may be shown without their sender', async () => {
    const page = '/admin/lists/1/objections/1';
    const act = (what: string, value: string) => drafter.submit(page, `${page}/act`, { act: what, value });
    expect(await drafter.read(page)).toContain('13900000000');
    expect(await act('assign', 'chen')).toContain('办理中');
    await expect(act('assign', 'nobody')).rejects.toThrow('422');
    await expect(act('link', '9999')).rejects.toThrow('没有编号为 9999 的事项');
    expect(await act('link', '0002')).toContain('事项 0002');
    await expect(act('release', '意见')).rejects.toThrow('不能公开');
    const answered = await act('answer', '已核对，将按新条文更正。');
    expect(answered).toContain('已答复');
    expect(answered).toMatch(/答复期限 \d{4}年\d+月\d+日/);
    expect(await act('release', '渡口设立审批的依据第二条已经修改，应当更正。')).toContain('已答复并公开');
    expect(words((await lookUp(receipt)).text)).toContain('答复 已核对，将按新条文更正。');
    const [shown, ...more] = await releasedObjections(office.installation.db.manager);
    expect(more).toEqual([]);
    expect(shown).toMatchObject({ item: '0002', answer: '已核对，将按新条文更正。' });
    expect(JSON.stringify(shown)).not.toMatch(/13900000000|王某/);
  });

  it('show who sent them to those who answer only, until it is erased with a reason', async () => {
    const auditor = await office.person('shen', ['auditor'], null);
    const page = '/admin/lists/1/objections/1';
    expect(await auditor.read(page)).not.toContain('王某');
    const erased = await drafter.submit(page, `${page}/erase`, { reason: 'asked', text: '1' });
    expect(erased).toContain('（原文已抹去）');
    expect(erased).not.toMatch(/王某|13900000000/);
    await expect(drafter.submit(page, `${page}/erase`, { reason: 'asked' })).rejects.toThrow('已经抹去');
    const audit = await auditor.read('/admin/audit?act=objection.erase');
    expect(audit).toContain('意见 2026-0001理由：来信人要求；抹去来信人信息：是');
    expect(audit).not.toContain('王某');
  });

  it('wait with their day, and are late after it', async () => {
    now = '2026-12-17T02:00:00.000Z';
    drafter = await office.signedIn('chen');
    expect(await drafter.read('/admin/lists/1/objections')).toContain('2026年12月16日前（已超 1 个工作日）');
    await expect(
      drafter.submit('/admin/lists/1/objections', '/admin/objection-days', { days: '20' }),
    ).rejects.toThrow('403');
    const admin = await office.person('zhu', ['admin'], null);
    const set = (days: string) =>
      admin.submit('/admin/lists/1/objections', '/admin/objection-days', { days, list: '1' });
    expect(await set('20')).not.toContain('已超 ');
    await expect(set('0')).rejects.toThrow('1 到 90');
  });

  it('that wait into a year without its holiday notice say that their day is provisional', async () => {
    now = '2060-12-20T02:00:00.000Z';
    const sent = await send({ text: '这一条跨到放假安排还没有公布的一年。' }, '198.51.100.20');
    expect(words(sent.text)).toMatch(/答复期限 \d{4}年\d+月\d+日前（暂定：当年放假安排尚未公布）/);
    drafter = await office.signedIn('chen');
    expect(await drafter.read('/admin/lists/1/objections')).toContain('暂定：当年放假安排尚未公布');
  });

  it('of another body are out of reach', async () => {
    const other = await office.person('he', ['drafter'], OTHER_BODY);
    await expect(other.read('/admin/lists/1/objections/1')).rejects.toThrow('403');
    await expect(
      other.submit('/admin/account', '/admin/lists/1/objections/1/act', { act: 'set-aside', value: '不管' }),
    ).rejects.toThrow('403');
    await expect(other.read('/admin/lists/2/objections/1')).rejects.toThrow('没有编号为 1 的意见');
  });
});
