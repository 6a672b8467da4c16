import { load } from 'cheerio';
import type { Express } from 'express';
import request from 'supertest';
import {
  addPerson,
  firstSignIn,
  type Installation,
  LOCAL_ADMINISTRATOR,
  overview,
  type Role,
} from '../../src/services';
import { addBody, bodyNamed, inTransaction } from '../../src/store';
import { createApp } from '../../src/web';
import { safeBack } from '../../src/web/paths';
import { Officer } from '../real-path/officer';
import { withSample } from '../services/installed';

const PASSWORD = 'four words in a row';
const PAGES = [
  '/admin',
  '/admin/laws',
  '/admin/laws/import',
  '/admin/laws/1',
  '/admin/lists/import',
  '/admin/lists/1/items',
  '/admin/lists/1/items?q=%25&type=permit&page=2',
  '/admin/lists/1/items/0001',
  '/admin/lists/1/check',
  '/admin/lists/1/check?status=repealed',
  '/admin/lists/1/impacts',
  '/admin/lists/1/adjustments',
  '/admin/adjustments/1',
  '/admin/lists/1/adjustments/new',
  '/admin/lists/1/adjustments/order',
  '/admin/adjustments/4/head',
  '/admin/adjustments/4/add',
  '/admin/adjustments/4/add?kind=merge&q=%25',
  '/admin/adjustments/4/new?kind=add',
  '/admin/lists/1/items/0003/edit',
  '/admin/lists/1/items/0003/edit?seq=1',
  '/admin/procedure',
  '/admin/lists/1/releases',
  '/admin/lists/1/publish',
  '/admin/releases/1',
];
const FORMS: [string, Record<string, string>][] = [
  ['/admin/lists/1/publish', {}],
  ['/admin/adjustments/4/act', { act: 'approve' }],
  ['/admin/lists/1/adjustments/new', { title: '甲', reason: '乙' }],
  ['/admin/lists/1/adjustments/order', { title: '甲', decided: '2026-11-01', item: '0003' }],
  ['/admin/adjustments/4/head', { title: '甲', reason: '乙', version: '1' }],
  ['/admin/adjustments/4/add', { kind: 'cancel', item: '0003', reason: '丙', do: 'add' }],
  ['/admin/adjustments/4/items/0003', { name: '丁', reason: '丙', do: 'save' }],
  ['/admin/adjustments/4/items/0003/remove', { version: '1' }],
  ['/admin/lists/1/items/0003/edit', { title: '甲', reason: '乙', seq: '1' }],
  ['/admin/procedure', { do: 'save', 'step.0.name': '批准', 'step.0.role': 'approver', lawDays: '20' }],
  ['/admin/laws/1/repeal', { effective: '2026-12-01' }],
  ['/admin/people', { name: 'intruder', role: 'admin' }],
  ['/admin/people/1/link', {}],
  ['/admin/sample/remove', {}],
  ['/admin/lists/import', {}],
];

describe('the officer’s side', () => {
  let installation: Installation;
  let app: Express;
  let admin: Officer;

  const signedIn = async (name: string, role: Role) => {
    const token = await addPerson(installation, {
      name,
      displayName: name,
      roles: [role],
      body: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    const person = new Officer(app);
    await person.submit(`/admin/welcome/${token}`, `/admin/welcome/${token}`, {
      password: PASSWORD,
      again: PASSWORD,
    });
    return person;
  };

  beforeAll(async () => {
    installation = await withSample();
    app = await createApp(installation);
    admin = new Officer(app);
    const link = `/admin/welcome/${await firstSignIn(installation)}`;
    await admin.submit(link, link, { password: PASSWORD, again: PASSWORD });
  });
  afterAll(() => installation.close());

  it.each(PAGES)('%s opens for whoever is signed in, and asks everybody else to sign in', async (page) => {
    expect(await admin.read(page)).toContain('工作台');
    const stranger = await request(app).get(page);
    expect(stranger.status).toBe(303);
    expect(stranger.headers.location).toMatch(/^\/admin\/sign-in\?back=/);
  });

  it('uses a one-time link once', async () => {
    const token = await addPerson(installation, {
      name: 'once',
      displayName: '某',
      roles: [],
      body: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    const link = `/admin/welcome/${token}`;
    await new Officer(app).submit(link, link, { password: PASSWORD, again: PASSWORD });
    expect(await new Officer(app).read(link)).toContain('已用过或已过期');
  });

  it.each(FORMS)('%s is refused without the form’s token, and without a session', async (action, fields) => {
    const bare = await request(app).post(action).type('form').send(fields);
    expect(bare.status).toBe(403);
    const forged = await request(app)
      .post(action)
      .type('form')
      .send({ ...fields, _csrf: 'x'.repeat(32) });
    expect(forged.status).toBe(403);
  });

  it('lets an auditor see and do nothing', async () => {
    const auditor = await signedIn('auditor', 'auditor');
    expect(await auditor.read('/admin/audit/chain')).toContain('记录链完整');
    const before = JSON.stringify(await overview(installation));
    for (const [action, fields] of FORMS) {
      await expect(auditor.submit('/admin/laws/import', action, fields)).rejects.toThrow(/answered 4\d\d/);
    }
    expect(JSON.stringify(await overview(installation))).toBe(before);
  });

  it('lets the drafter of one body bring in laws, which all bodies share, and publish nothing', async () => {
    const token = await addPerson(installation, {
      name: 'local',
      displayName: '某局经办',
      roles: ['drafter'],
      body: '示例区交通运输局',
      actor: LOCAL_ADMINISTRATOR,
    });
    const officer = new Officer(app);
    await officer.submit(`/admin/welcome/${token}`, `/admin/welcome/${token}`, {
      password: PASSWORD,
      again: PASSWORD,
    });
    const text = '示例市渡口管理办法\n（2020年1月1日公布）\n第一条 甲。\n第二条 乙。';
    const files = [{ name: '示例市渡口管理办法(2020-01-01).txt', bytes: Buffer.from(text) }];
    expect(await officer.upload('/admin/laws/import', '/admin/laws/import', files)).toContain('读到 2 条');
    expect(await officer.confirm()).toContain('导入了 1 个版本');
    await expect(officer.submit('/admin/laws/import', '/admin/lists/1/publish', {})).rejects.toThrow('权限');
  });

  it.each([
    ['/admin/lists/1/items', '/admin/lists/1/items/0001'],
    ['/admin/lists/1e0/items', '/admin/lists/0x1/check'],
    ['/admin/adjustments/1', '/admin/releases/1/gazette.docx'],
  ])('keeps %s and %s from whoever has rights for another body only', async (...pages) => {
    await inTransaction(installation.db, async (em) => {
      if (!(await bodyNamed(em, '示例区水务局'))) await addBody(em, { name: '示例区水务局' });
    });
    const name = pages[0].replaceAll('/', '.').slice(-20);
    const token = await addPerson(installation, {
      name,
      displayName: '水务局经办',
      roles: ['drafter', 'publisher'],
      body: '示例区水务局',
      actor: LOCAL_ADMINISTRATOR,
    });
    const other = new Officer(app);
    const link = `/admin/welcome/${token}`;
    const desk = await other.submit(link, link, { password: PASSWORD, again: PASSWORD });
    expect(desk).not.toContain('示例区交通运输局权责清单');
    for (const page of pages) await expect(other.read(page)).rejects.toThrow(/403.*示例区交通运输局/);
  });

  it('lets nobody but the administrator manage accounts', async () => {
    const drafter = await signedIn('drafter', 'drafter');
    await expect(drafter.read('/admin/people')).rejects.toThrow('没有管理账号的权限');
    expect(await admin.read('/admin/people')).toContain('新建账号');
  });

  it('gives a new one-time link to whoever lost the password, from the administrator only', async () => {
    await signedIn('forgetful', 'drafter');
    const person = await admin.link('/admin/people', 'forgetful');
    const page = await admin.submit(person, `${person}/link`, {});
    const link = /\/admin\/welcome\/[\w-]+/.exec(page)![0];
    const back = await new Officer(app).submit(link, link, {
      password: `${PASSWORD}!`,
      again: `${PASSWORD}!`,
    });
    expect(back).toContain('示例区交通运输局权责清单');
    await expect(admin.submit('/admin/people', '/admin/people/999/link', {})).rejects.toThrow('没有账号');
  });

  it('slows guessing: after five failures the name waits, right password or not', async () => {
    await signedIn('guessed', 'drafter');
    const guess = (password: string) =>
      new Officer(app).submit('/admin/sign-in', '/admin/sign-in', { name: 'guessed', password });
    for (let i = 0; i < 5; i += 1) await expect(guess('wrong')).rejects.toThrow('账号或口令不对');
    await expect(guess(PASSWORD)).rejects.toThrow('15 分钟后再试');
  });

  it('refuses a bad upload with a word of why, and writes nothing', async () => {
    const before = JSON.stringify(await overview(installation));
    const upload = (name: string, bytes: Buffer) =>
      admin.upload('/admin/lists/import', '/admin/lists/import', [{ name, bytes }]);
    await expect(upload('假.xlsx', Buffer.from('no workbook'))).rejects.toThrow(/422.*假\.xlsx/);
    await expect(upload('../../etc/passwd', Buffer.from([0, 1, 2]))).rejects.toThrow(/422.*passwd/);
    await expect(
      admin.upload('/admin/laws/import', '/admin/laws/import', [{ name: '空.txt', bytes: Buffer.from(' ') }]),
    ).rejects.toThrow(/422/);
    expect(JSON.stringify(await overview(installation))).toBe(before);
  });

  it('refuses a day that no calendar has, and records nothing', async () => {
    const before = JSON.stringify(await overview(installation));
    const bad = '2026-02-30';
    await expect(admin.submit('/admin/laws/1', '/admin/laws/1/repeal', { effective: bad })).rejects.toThrow(
      /422.*2026-02-30/,
    );
    await expect(
      admin.submit('/admin/lists/1/publish', '/admin/lists/1/publish', { effective: bad }),
    ).rejects.toThrow(/422.*2026-02-30/);
    expect(JSON.stringify(await overview(installation))).toBe(before);
  });

  it('shows hostile names as they are written', async () => {
    const evil = "《<script>alert(1)</script>\"onload='x'办法》";
    const text = `${evil}\n（2020年1月1日公布）\n第一条 甲<img src=x onerror=alert(1)>。\n第二条 乙。`;
    const page = await admin.upload('/admin/laws/import', '/admin/laws/import', [
      { name: '<b>(2020-01-01).txt', bytes: Buffer.from(text) },
    ]);
    expect(page).toContain('<script>alert(1)</script>');
    expect(await admin.confirm()).toContain('<script>alert(1)</script>');
    const html = (await request(app).get('/admin/sign-in?back="><script>alert(1)</script>')).text;
    expect(load(html)('script')).toHaveLength(0);
  });

  it('sends a strict policy and no version of the server', async () => {
    const { headers } = await request(app).get('/admin/sign-in');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['set-cookie']?.[0]).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  it.each([
    '/nothing',
    '/admin/releases/99',
    '/admin/lists/99/items',
    '/admin/laws/x',
    '/..%2f..%2fetc/passwd',
    '/%00',
  ])('%s is told in words', async (path) => {
    const { status, text } = await request(app).get(path).set('Cookie', '');
    expect([303, 400, 403, 404]).toContain(status);
    if (status !== 303) expect(text).toMatch(/没有|有误|不是文字/);
  });
});

describe('where sign-in leads back to', () => {
  it.each([
    ['/admin/lists/1/check?status=repealed', '/admin/lists/1/check?status=repealed'],
    ['//evil.example', '/admin'],
    ['https://evil.example', '/admin'],
    ['/admin@evil.example', '/admin'],
    ['/\\evil.example', '/admin'],
    [undefined, '/admin'],
  ])('%s → %s', (given, to) => {
    expect(safeBack(given)).toBe(to);
  });
});
