import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { strToU8, zipSync } from 'fflate';
import request, { type Response } from 'supertest';
import {
  addPerson,
  editBody,
  importLaws,
  importList,
  LOCAL_ADMINISTRATOR,
  overview,
  publish,
  setFirstPassword,
} from '../../src/services';
import { Crawler, type FormFound, runnable } from './every-form';
import { rawRequest } from './raw-request';
import { FORM_TOKEN, OTHER_BODY, OWN_BODY, SmallOffice } from './small-office';

const PASSWORD = '一句自己记得住的口令';
/** What an attacker writes into every field. */
const EVIL = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`;

describe('an attacker', () => {
  let office: SmallOffice;
  let cookie: string;

  const state = async () => JSON.stringify(await overview(office.installation));
  const get = (path: string) => request(office.app).get(path).set('Cookie', cookie);
  const post = (path: string, fields: string | object) =>
    request(office.app).post(path).set('Cookie', cookie).type('form').send(fields);

  beforeAll(async () => {
    office = await SmallOffice.open();
    await office.person('admin.of-all', ['admin'], null);
    cookie = await office.cookieOf('admin.of-all');
  });
  afterAll(() => office.close());

  describe('with forged and replayed forms', () => {
    it('gets nowhere without the token, with that of another session, or in another shape', async () => {
      const other = load((await request(office.app).get('/admin/sign-in')).text)('input[name=_csrf]').attr(
        'value',
      )!;
      const before = await state();
      for (const token of [
        '',
        '_csrf=',
        `_csrf=${other}`,
        `_csrf=${FORM_TOKEN}&_csrf=${FORM_TOKEN}`,
        `_csrf[]=${FORM_TOKEN}`,
      ]) {
        const answer = await post('/admin/bodies', `name=${encodeURIComponent('伪造局')}&${token}`);
        expect([token, answer.status]).toEqual([token, 403]);
      }
      const inAddress = await post(`/admin/bodies?_csrf=${FORM_TOKEN}`, { name: '伪造局' });
      expect(inAddress.status).toBe(403);
      const json = await request(office.app)
        .post('/admin/bodies')
        .set('Cookie', cookie)
        .send({ name: '伪造局', _csrf: FORM_TOKEN });
      expect(json.status).toBe(403);
      expect(await state()).toBe(before);
      expect((await get('/admin/bodies')).text).not.toContain('伪造局');
    });

    it('cannot send a form again to have it done twice', async () => {
      const form = { name: '一次局', aliases: '', uscc: '', _csrf: FORM_TOKEN };
      expect((await post('/admin/bodies', form)).status).toBe(303);
      expect((await post('/admin/bodies', form)).status).toBe(422);
    });

    it('cannot use what was true before signing in or after signing out', async () => {
      const token = await addPerson(office.installation, {
        name: 'session.li',
        displayName: '李',
        roles: [],
        body: null,
        actor: LOCAL_ADMINISTRATOR,
      });
      await setFirstPassword(office.installation, token, PASSWORD, PASSWORD);
      const visit = await request(office.app).get('/admin/sign-in');
      const cookieOf = (answer: Response) =>
        ((answer.headers['set-cookie'] ?? []) as unknown as string[])
          .find((one) => one.startsWith('quanze='))
          ?.split(';')[0];
      const before = cookieOf(visit)!;
      const csrf = load(visit.text)('input[name=_csrf]').attr('value')!;
      const signedIn = await request(office.app)
        .post('/admin/sign-in')
        .set('Cookie', before)
        .type('form')
        .send({ name: 'session.li', password: PASSWORD, _csrf: csrf });
      expect(signedIn.status).toBe(303);
      const after = cookieOf(signedIn)!;
      expect(after).not.toBe(before);
      // Session fixation: the name planted before is nobody's.
      expect((await request(office.app).get('/admin/account').set('Cookie', before)).status).toBe(303);
      expect((await request(office.app).get('/admin/account').set('Cookie', after)).status).toBe(200);
      const replayed = await request(office.app)
        .post('/admin/account/password')
        .set('Cookie', after)
        .type('form')
        .send({ _csrf: csrf });
      expect(replayed.status).toBe(403);
      const mine = load((await request(office.app).get('/admin/account').set('Cookie', after)).text)(
        'input[name=_csrf]',
      )
        .first()
        .attr('value')!;
      await request(office.app)
        .post('/admin/sign-out')
        .set('Cookie', after)
        .type('form')
        .send({ _csrf: mine });
      expect((await request(office.app).get('/admin/account').set('Cookie', after)).status).toBe(303);
    });

    it('cannot make up a session', async () => {
      for (const made of [
        'quanze=session-admin',
        'quanze=s%3Asession-admin.of-all-1.AAAA',
        'quanze=j%3A%7B%22account%22%3A%22admin%22%7D',
      ])
        expect((await request(office.app).get('/admin/people').set('Cookie', made)).status).toBe(303);
    });
  });

  describe('with other methods', () => {
    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s does nothing', async (method) => {
      const before = await state();
      const asked = request(office.app)
        [method.toLowerCase() as 'put']('/admin/bodies/1')
        .set('Cookie', cookie);
      const { status } = await asked.type('form').send({ name: '改名局', _csrf: FORM_TOKEN });
      expect([200, 403, 404, 405]).toContain(status);
      expect(await state()).toBe(before);
    });

    it('cannot turn a GET into a POST', async () => {
      const before = await state();
      for (const path of [
        '/admin/bodies/1/retire',
        '/admin/people/1/disable',
        '/admin/lists/1/publish?effective=2026-12-01',
        '/admin/sign-out',
      ]) {
        const { status } = await get(
          `${path}${path.includes('?') ? '&' : '?'}_method=POST&_csrf=${FORM_TOKEN}`,
        ).set('X-HTTP-Method-Override', 'POST');
        expect([200, 404]).toContain(status);
      }
      expect(await state()).toBe(before);
      expect((await get('/admin/account')).status).toBe(200);
    });
  });

  describe('with other bodies’ things', () => {
    it('reaches nothing of another list through the address of her own', async () => {
      const drafter = await office.person('drafter.other', ['drafter', 'publisher'], OTHER_BODY);
      const before = await state();
      const page = '/admin/account';
      for (const [action, fields] of [
        ['/admin/lists/2/impacts/2/accept', { what: 'chosen', impact: '1' }],
        ['/admin/lists/2/impacts/2/dismiss', { impact: '1', reason: '不关我事' }],
        ['/admin/lists/1/impacts/2/accept', { what: 'sure' }],
        ['/admin/adjustments/1/act', { act: 'return' }],
        ['/admin/lists/1/publish', {}],
        ['/admin/lists/01/publish', {}],
      ] as const) {
        const own = action.startsWith('/admin/lists/2');
        const answer = drafter.submit(page, action, fields);
        if (!own) await expect(answer).rejects.toThrow('403');
        else await answer.catch(() => undefined);
      }
      const lists = (text: string) => JSON.parse(text).lists as { id: number }[];
      const first = (text: string) => lists(text).find(({ id }) => id === 1);
      expect(first(await state())).toEqual(first(before));
      await expect(drafter.read('/admin/lists/1/items/0001')).rejects.toThrow('403');
    });
  });

  describe('with uploads', () => {
    const multipart = () => ({ Cookie: cookie, 'Content-Type': 'multipart/form-data; boundary=x' });
    const upload = (path: string, name: string, bytes: Buffer) =>
      request(office.app)
        .post(path)
        .set('Cookie', cookie)
        .field('_csrf', FORM_TOKEN)
        .attach('files', bytes, { filename: name });

    it.each([
      '../../../../tmp/quanze-evil.csv',
      '..\\..\\quanze-evil.csv',
      '/etc/cron.d/quanze-evil.csv',
      'C:\\Windows\\quanze-evil.csv',
      '....//....//quanze-evil.csv',
      `${'很'.repeat(300)}quanze-evil.csv`,
      '<img src=x onerror=alert(1)>quanze-evil.csv',
      'con\u202evsc.quanze-evil.csv',
    ])('named %j writes no file and shows no path', async (name) => {
      const { status, text } = await upload('/admin/lists/import', name, Buffer.from('不是清单'));
      expect(status).toBeLessThan(500);
      expect(runnable(text)).toEqual([]);
      expect(text).not.toMatch(/\.\.[\\/]|etc\/cron|C:\\/);
      for (const place of ['/tmp/quanze-evil.csv', '/etc/cron.d/quanze-evil.csv', 'quanze-evil.csv'])
        expect(existsSync(place)).toBe(false);
    });

    it('cannot bring a zip bomb: what it declares is summed before anything is unpacked', async () => {
      const bomb = Buffer.from(
        zipSync({ 'xl/workbook.xml': strToU8('<x/>'), '[Content_Types].xml': strToU8('<x/>') }),
      );
      // Uncompressed size in the first entry of the central directory: 3 GB.
      bomb.writeUInt32LE(3_000_000_000, bomb.indexOf(Buffer.from('PK\u0001\u0002')) + 24);
      for (const [path, name] of [
        ['/admin/lists/import', '炸弹.xlsx'],
        ['/admin/laws/import', '炸弹.docx'],
      ] as const) {
        const { status, text } = await upload(path, name, bomb);
        expect([path, status < 500]).toEqual([path, true]);
        expect(text).toMatch(/解压|损坏|不能/);
      }
    });

    it('cannot bring 200 MB: it is refused by its announced size, before a byte of it is read', async () => {
      const headers = { ...multipart(), 'Content-Length': 200 * 1024 * 1024 };
      const answer = await rawRequest(office.app, { path: '/admin/lists/import', method: 'POST', headers });
      expect(answer.status).toBe(413);
      expect(answer.text).toContain('过大');
    });

    it('cannot hide the size, nor send one file beyond the limit, nor upload without signing in', async () => {
      const chunked = await rawRequest(
        office.app,
        {
          path: '/admin/lists/import',
          method: 'POST',
          headers: { ...multipart(), 'Transfer-Encoding': 'chunked' },
        },
        '--x--',
      );
      expect(chunked.status).toBe(413);
      const large = await upload('/admin/lists/import', '大.csv', Buffer.alloc(51 * 1024 * 1024, 'a'));
      expect([large.status, large.text.includes('50 MB')]).toEqual([413, true]);
      const stranger = await request(office.app)
        .post('/admin/lists/import')
        .attach('files', Buffer.from('a'), { filename: 'a.csv' });
      expect(stranger.status).toBe(403);
      expect(
        (
          await request(office.app)
            .post('/objections')
            .type('form')
            .send({ text: '大'.repeat(30_000) })
        ).status,
      ).toBe(413);
      expect(
        (
          await request(office.app)
            .post('/admin/sign-in')
            .type('form')
            .send({ name: 'a'.repeat(20_000) })
        ).status,
      ).toBe(413);
    });
  });

  describe('with addresses', () => {
    it.each([
      '/admin/static/../../package.json',
      '/admin/static/%2e%2e/%2e%2e/package.json',
      '/admin/static/..%2f..%2fpackage.json',
      '/admin/static/..%5c..%5cpackage.json',
      '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fkeys/log.key',
      '/.git/config',
    ])('%s brings no file', async (path) => {
      const answer = await rawRequest(office.app, { path });
      expect([303, 400, 403, 404]).toContain(answer.status);
      expect(answer.text).not.toMatch(/"name": "quanze"|root:|PRIVATE|\[core\]/);
    });

    it.each([
      '//evil.example',
      'https://evil.example/admin',
      '/admin/../..//evil.example',
      '/admin\\@evil.example',
      '/admin/%0d%0aSet-Cookie:x',
      '/\tevil.example',
      'javascript:alert(1)',
    ])('is not sent to %j after signing in', async (back) => {
      const form = await request(office.app).get('/admin/sign-in').query({ back });
      const kept = load(form.text)('input[name=back]').attr('value')!;
      expect(new URL(kept, 'http://here').host).toBe('here');
      expect(kept).toMatch(/^\/admin/);
      expect(kept).not.toMatch(/evil|[\r\n]/);
    });

    it('cannot write a header, by a line break or by a name', async () => {
      const broken = await get('/admin/sign-in?back=/admin%0d%0aX-Evil:%201');
      expect(broken.headers['x-evil']).toBeUndefined();
      await editBody(
        office.installation,
        1,
        { name: `局";filename=evil.exe`, aliases: [], uscc: '' },
        LOCAL_ADMINISTRATOR,
      );
      const file = await get('/admin/releases/1/gazette.docx');
      await editBody(office.installation, 1, { name: OWN_BODY, aliases: [], uscc: '' }, LOCAL_ADMINISTRATOR);
      expect(file.status).toBe(200);
      expect(file.headers['content-disposition']).toMatch(
        /^attachment; filename="[^"]*"; filename\*=UTF-8''[\w%.~!'()*-]+$/,
      );
      const link = await post('/admin/people/1/link', { _csrf: FORM_TOKEN }).set(
        'Host',
        'evil.example"><script>',
      );
      expect(link.text).not.toContain('evil.example');
    });

    const GETS = [
      '/admin/lists/*/items',
      '/admin/lists/1/items/*',
      '/admin/lists/*/check',
      '/admin/lists/1/impacts/*',
      '/admin/adjustments/*',
      '/admin/releases/*',
      '/admin/releases/*/gazette.docx',
      '/admin/laws/*',
      '/admin/laws/1/*',
      '/admin/people/*',
      '/admin/bodies/*',
      '/admin/lists/1/objections/*',
      '/admin/welcome/*',
    ];
    it.each(GETS)('%s: whatever stands for the number, nothing breaks', async (path) => {
      for (const junk of [
        '0',
        '-1',
        '1e9',
        '1.5',
        '99999999999999999999',
        'NaN',
        'Infinity',
        '%00',
        "'",
        '%27%20OR%201=1--',
        '１',
        'constructor',
        '__proto__',
        '%F0%9F%98%80',
        '%ff',
      ]) {
        const { status } = await get(path.replace('*', junk));
        expect([junk, status < 500]).toEqual([junk, true]);
      }
    });

    it.each([
      'q=a&q=b',
      'q[x]=1',
      '__proto__=1',
      'constructor[prototype]=1',
      'page=-5',
      'page=1e99',
      'page=a&page=b',
      'type=__proto__',
      'standing=constructor',
      'from=2026-02-30',
      'from=1&to=2&act=x',
      'effective=a',
      'q=%00',
      'q=%ff',
    ])('asking ?%s breaks nothing', async (query) => {
      for (const path of [
        '/admin/lists/1/items',
        '/admin/lists/1/check',
        '/admin/laws',
        '/admin/lists/1/objections',
        '/admin/audit',
        '/objections/new',
        '/admin/releases/1/gazette.docx',
      ]) {
        const { status, text } = await get(`${path}?${query}`);
        expect([path, status < 500]).toEqual([path, true]);
        if (/^\s*<!doctype/i.test(text ?? '')) expect(runnable(text)).toEqual([]);
      }
    });
  });

  describe('with a field twice, or in parts', () => {
    it.each([
      ['/admin/sign-in', 'name=a&name=b&password=c&password=d&back=/admin&back=//evil'],
      ['/admin/bodies', 'name=甲局&name=乙局&aliases=a&aliases=b&uscc=1&uscc=2'],
      ['/admin/people', 'name=x&name=y&role=admin&role=__proto__&role[0]=admin&body=a&body=b'],
      ['/admin/people/1/grant', 'role=admin&role=auditor&body=&body=x'],
      ['/admin/adjustments/1/act', 'act=submit&act=approve&comment=a&comment=b'],
      ['/admin/objection-days', 'days=1&days=2&list=//evil.example&list=1'],
      ['/admin/laws/1/repeal', 'effective=2026-12-01&effective=2026-12-02&by=a&by=b'],
      ['/admin/account/password', 'current=a&current=b&password=cccccccccccc&again=cccccccccccc'],
    ])('%s %s is refused or does one thing', async (action, fields) => {
      const { status, headers } = await post(action, `${encodeURI(fields)}&_csrf=${FORM_TOKEN}`);
      expect(status).toBeLessThan(500);
      expect(new URL(headers.location ?? '/', 'http://here').host).toBe('here');
    });

    it('cannot make an object of a field', async () => {
      for (const name of ['body[x]', 'body[toString]', '__proto__[x]', 'body.__proto__.x']) {
        const asked = request(office.app)
          .post('/admin/lists/import')
          .set('Cookie', cookie)
          .field('_csrf', FORM_TOKEN)
          .field(name, '1');
        expect([
          name,
          (await asked.attach('files', Buffer.from('a'), { filename: 'a.csv' })).status < 500,
        ]).toEqual([name, true]);
      }
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    });

    it('is told of a character that no text has', async () => {
      const { status, text } = await post('/admin/bodies', `name=%00%00%00&_csrf=${FORM_TOKEN}`);
      expect([status, text.includes('空字符')]).toEqual([400, true]);
      const objection = await request(office.app)
        .post('/objections')
        .type('form')
        .send('list=1&text=abcdef%00');
      expect(objection.status).toBe(400);
    });
  });

  describe('with formulas', () => {
    it('runs nothing in the spreadsheet of whoever exports the audit log', async () => {
      const text = '=HYPERLINK("http://evil.example")条例\n（2020年1月1日公布）\n第一条 甲。\n';
      await importLaws(office.installation, {
        files: [{ name: '甲.txt', bytes: Buffer.from(text) }],
        facts: {
          title: '=HYPERLINK("http://evil.example")条例',
          promulgated: '2020-01-01',
          effective: '2020-01-01',
        },
        actor: LOCAL_ADMINISTRATOR,
      });
      await addPerson(office.installation, {
        name: '-2.3',
        displayName: '负',
        roles: ['auditor'],
        body: null,
        actor: LOCAL_ADMINISTRATOR,
      });
      const csv = await (await office.signedIn('-2.3')).download('/admin/audit/export.csv');
      const again = (await (await office.signedIn('-2.3')).download('/admin/audit/export.csv')).toString(
        'utf8',
      );
      expect(csv.toString('utf8').charCodeAt(0)).toBe(0xfeff);
      const cells = again
        .split(/\r\n/)
        .slice(1)
        .flatMap((line) => line.split(','));
      expect(again).toMatch(/'=HYPERLINK|'-2\.3/);
      expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
    });
  });

  describe('with script in every field', () => {
    const fill = (form: FormFound): Record<string, string> =>
      Object.fromEntries(
        Object.keys(form.fields).map((name) => [
          name,
          /^(_csrf|act|what)$/.test(name) ? form.fields[name]! : EVIL,
        ]),
      );
    /** They take no text, and end what is looked at. */
    const ENDING = /sign-out|retire|disable|sample\/remove/;

    it('sees it shown as it is written, on every page and after every form', async () => {
      const file = {
        name: '<b>清单.csv',
        bytes: Buffer.from(
          `事项名称,事项类型,实施依据,承办机构,备注,${EVIL.replaceAll('"', '')}\n${EVIL.replaceAll('"', '')},行政许可,《示例条例》第二条${EVIL.replaceAll('"', '')},${EVIL.replaceAll('"', '')},x,y\n`,
        ),
      };
      await importList(office.installation, {
        file,
        body: `<script>alert(2)</script>局`,
        kind: null,
        actor: LOCAL_ADMINISTRATOR,
      });
      await request(office.app)
        .post('/objections')
        .type('form')
        .send({ list: '1', item: EVIL.slice(0, 60), text: EVIL, name: EVIL.slice(0, 50), contact: EVIL });
      const seen = new Crawler(office.app, cookie);
      await seen.crawl('/admin', 60);
      const faults: string[] = [];
      const look = (where: string, { status, text, headers }: Response) => {
        if (status >= 500) faults.push(`${where}: ${status}`);
        if (!/html/.test(headers['content-type'] ?? '')) return;
        for (const one of runnable(text ?? '')) faults.push(`${where}: ${one}`);
      };
      for (const [path, answer] of seen.pages) look(path, answer);
      for (const form of seen.forms.values()) {
        if (ENDING.test(form.action)) continue;
        const fields = { ...fill(form), ...(form.method === 'post' && { _csrf: FORM_TOKEN }) };
        const asked =
          form.method === 'get'
            ? get(form.action).query(fields)
            : form.upload
              ? withFields(form.action, fields)
              : post(form.action, fields);
        look(`${form.method} ${form.action}`, await asked);
      }
      const after = new Crawler(office.app, cookie);
      await after.crawl('/admin', 60);
      for (const [path, answer] of after.pages) look(path, answer);
      const told = [...after.pages.values()].map(({ text }) => text ?? '').join('');
      expect(told.split('&lt;script&gt;alert(').length).toBeGreaterThan(10);
      expect(seen.forms.size).toBeGreaterThan(15);
      expect(faults).toEqual([]);
    });

    const withFields = (action: string, fields: Record<string, string>) => {
      const asked = request(office.app).post(action).set('Cookie', cookie);
      for (const [name, value] of Object.entries(fields)) if (name !== 'files') asked.field(name, value);
      return asked;
    };

    it('finds none of it running on the published site', async () => {
      const out = mkdtempSync('/tmp/quanze-evil-site-');
      await publish(office.installation, {
        out,
        effective: null,
        documentNumber: EVIL,
        body: '<script>alert(2)</script>局',
        actor: LOCAL_ADMINISTRATOR,
      });
      const pages = readdirSync(join(out, 'current'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.html'),
      );
      const faults = pages.flatMap((name) =>
        runnable(readFileSync(join(out, 'current', name), 'utf8')).map((one) => `${name}: ${one}`),
      );
      expect(pages.length).toBeGreaterThan(5);
      expect(faults).toEqual([]);
    });
  });

  it('finds a strict policy on every answer, and nothing that tells of the server', async () => {
    for (const path of [
      '/',
      '/admin/sign-in',
      '/objections/new',
      '/nothing',
      '/admin/static/quanze.css',
      '/admin/static/favicon.svg',
    ]) {
      const { headers } = await request(office.app).get(path);
      const policy = headers['content-security-policy']!;
      expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    }
    const { headers } = await get('/admin');
    expect(headers['cache-control']).toBe('no-store');
  });
});
