import request from 'supertest';
import { LOCAL_ADMINISTRATOR, ROLES, type Role, startAdjustment } from '../../src/services';
import { addObjection, inTransaction, putContent } from '../../src/store';
import { routesOf } from './app-routes';
import { CSV, FORM_TOKEN, OTHER_BODY, OWN_BODY, SmallOffice } from './small-office';

/**
 * Who may go where. `public`: anyone. `signed in`: whoever has an account. `own body`: whoever has a right for the body to
 * which the thing belongs. A role after that: this role, or administrator, for that body; for any body; or for all of them.
 */
type Rule =
  | 'public'
  | 'signed in'
  | 'own body'
  | `own body: ${string}`
  | `any body: ${Role}`
  | `all bodies: ${Role}`;

interface Row {
  route: string;
  rule: Rule;
  /** What a form says; such that whoever may send it is refused for what it says, so that nothing comes of it. */
  form?: Record<string, string>;
  /** A file sent with it. */
  file?: string;
  /** What stands for `:id` and the like, where it is not 1. */
  at?: string;
}

const row = (route: string, rule: Rule, more: Omit<Row, 'route' | 'rule'> = {}): Row => ({
  route,
  rule,
  ...more,
});

const HEAD = { title: '试', reason: '试', basis: '试' };
const NO_SUCH_DAY = '2026-02-30';

const TABLE: Row[] = [
  row('GET /', 'public'),
  row('GET /objections/', 'public'),
  row('GET /objections/new', 'public'),
  row('POST /objections/', 'public', { form: { text: '短' } }),
  row('GET /objections/status', 'public'),
  row('POST /objections/status', 'public', { form: { receipt: '2026' } }),
  row('GET /api/v1/openapi.json', 'public'),
  row('GET /api/v1/lists', 'public'),
  row('GET /api/v1/lists/:list', 'public'),
  row('GET /api/v1/lists/:list/items', 'public'),
  row('GET /api/v1/lists/:list/items/:item', 'public', { at: '/api/v1/lists/1/items/0001' }),
  row('GET /api/v1/lists/:list/items/:item/revisions', 'public', {
    at: '/api/v1/lists/1/items/0001/revisions',
  }),
  row('GET /api/v1/lists/:list/releases', 'public'),
  row('GET /api/v1/releases/:release', 'public'),
  row('GET /api/v1/releases/:release/items', 'public'),
  row('GET /api/v1/releases/:release/diff', 'public'),
  row('GET /api/v1/laws', 'public'),
  row('GET /api/v1/laws/:law', 'public'),
  row('GET /api/v1/laws/:law/versions/:promulgated', 'public', { at: '/api/v1/laws/1/versions/2020-01-01' }),
  row('GET /healthz', 'public'),
  // Through no proxy, from this machine: see watch.test.ts.
  row('GET /metrics', 'public'),
  row('GET /admin/gazette-wording', 'all bodies: clerk'),
  row('POST /admin/gazette-wording', 'all bodies: clerk', { form: { closing: '{没有的占位}' } }),
  row('GET /admin/sign-in', 'public'),
  row('POST /admin/sign-in', 'public', { form: { name: 'nobody here', password: 'x' } }),
  row('GET /admin/welcome/:token', 'public'),
  row('POST /admin/welcome/:token', 'public', { form: { password: 'short' } }),

  row('GET /admin/', 'signed in'),
  row('GET /admin/account', 'signed in'),
  row('POST /admin/account/password', 'signed in', { form: { password: 'short' } }),

  row('GET /admin/laws', 'signed in'),
  row('GET /admin/laws/:id', 'signed in'),
  row('GET /admin/laws/:id/:promulgated', 'signed in', { at: '/admin/laws/1/2020-01-01' }),
  row('GET /admin/laws/:id/:promulgated/copies', 'signed in', { at: '/admin/laws/1/2020-01-01/copies' }),
  row('POST /admin/laws/:id/:promulgated/copies', 'any body: drafter', {
    at: '/admin/laws/1/2020-01-01/copies',
    form: { copy: 'first' },
  }),
  row('GET /admin/laws/import', 'signed in'),
  row('POST /admin/laws/import', 'any body: drafter', { form: { text: '空' } }),
  row('POST /admin/laws/:id/repeal', 'any body: drafter', { form: { effective: NO_SUCH_DAY } }),

  row('GET /admin/lists/import', 'signed in'),
  row('POST /admin/lists/import', 'own body: drafter', { form: { body: OWN_BODY }, file: CSV }),
  row('GET /admin/lists/:list/items', 'own body'),
  row('GET /admin/lists/:list/items/:number', 'own body', { at: '/admin/lists/1/items/0001' }),
  row('GET /admin/lists/:list/items.csv', 'own body'),
  row('GET /admin/lists/:list/items/together', 'own body: drafter'),
  row('POST /admin/lists/:list/items/together', 'own body: drafter', {
    form: { kind: 'cancel', item: '9999', reason: '试' },
  }),
  row('GET /admin/lists/:list/check', 'own body'),

  row('GET /admin/lists/:list/impacts', 'own body'),
  row('GET /admin/lists/:list/impacts/:event', 'own body', { at: '/admin/lists/1/impacts/2' }),
  row('POST /admin/lists/:list/impacts/:event/accept', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/accept',
    form: { impact: '999' },
  }),
  row('POST /admin/lists/:list/impacts/:event/dismiss', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/dismiss',
    form: { impact: '999', reason: '不存在' },
  }),

  row('GET /admin/lists/:list/adjustments', 'own body'),
  row('GET /admin/adjustments/:id', 'own body'),
  row('POST /admin/adjustments/:id/act', 'own body: drafter', { form: { act: 'submit' } }),
  row('POST /admin/adjustments/:id/act', 'own body: approver', { form: { act: 'approve' } }),
  row('POST /admin/adjustments/:id/act', 'own body: reviewer, approver', { form: { act: 'return' } }),

  row('GET /admin/lists/:list/adjustments/new', 'own body'),
  row('POST /admin/lists/:list/adjustments/new', 'own body: drafter', { form: HEAD }),
  row('GET /admin/lists/:list/adjustments/order', 'own body'),
  row('POST /admin/lists/:list/adjustments/order', 'own body: drafter', {
    form: { title: '取消的决定', number: '示政发〔2026〕1号', decided: '2026-11-20', item: '0002' },
  }),
  row('GET /admin/adjustments/:id/head', 'own body: drafter', { at: '/admin/adjustments/DRAFT/head' }),
  row('POST /admin/adjustments/:id/head', 'own body: drafter', {
    at: '/admin/adjustments/DRAFT/head',
    form: { ...HEAD, version: '999' },
  }),
  row('GET /admin/adjustments/:id/add', 'own body: drafter', { at: '/admin/adjustments/DRAFT/add' }),
  row('POST /admin/adjustments/:id/add', 'own body: drafter', {
    at: '/admin/adjustments/DRAFT/add',
    form: { kind: 'cancel', item: '9999', reason: '试', basis: '试' },
  }),
  row('GET /admin/adjustments/:id/new', 'own body: drafter', { at: '/admin/adjustments/DRAFT/new?kind=add' }),
  row('POST /admin/adjustments/:id/new', 'own body: drafter', {
    at: '/admin/adjustments/DRAFT/new?kind=add',
  }),
  row('GET /admin/adjustments/:id/items/:number', 'own body: drafter', {
    at: '/admin/adjustments/DRAFT/items/0001?kind=change',
  }),
  row('POST /admin/adjustments/:id/items/:number', 'own body: drafter', {
    at: '/admin/adjustments/DRAFT/items/0001?kind=change',
  }),
  row('POST /admin/adjustments/:id/items/:number/remove', 'own body: drafter', {
    at: '/admin/adjustments/DRAFT/items/9999/remove',
  }),
  row('GET /admin/lists/:list/items/:number/edit', 'own body: drafter', {
    at: '/admin/lists/1/items/0001/edit',
  }),
  row('POST /admin/lists/:list/items/:number/edit', 'own body: drafter', {
    at: '/admin/lists/1/items/0001/edit',
  }),
  row('GET /admin/lists/:list/impacts/:event/edit/:impact', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/edit/1',
  }),
  row('POST /admin/lists/:list/impacts/:event/edit/:impact', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/edit/1',
  }),
  row('POST /admin/lists/:list/impacts/:event/powers/:power/add', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/powers/999/add',
  }),
  row('POST /admin/lists/:list/impacts/:event/powers/:power/tie', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/powers/999/tie',
    form: { item: '0001' },
  }),
  row('POST /admin/lists/:list/impacts/:event/powers/:power/aside', 'own body: drafter', {
    at: '/admin/lists/1/impacts/2/powers/999/aside',
    form: { reason: '试' },
  }),
  row('GET /admin/procedure', 'all bodies: admin'),
  row('POST /admin/procedure', 'all bodies: admin', { form: { review: 'x' } }),
  row('GET /admin/calendar', 'all bodies: admin'),
  row('POST /admin/calendar', 'all bodies: admin', { form: { off: '不是日子' } }),

  row('GET /admin/lists/:list/gazette', 'own body'),
  row('GET /admin/lists/:list/annual', 'own body'),
  row('GET /admin/lists/:list/annual.docx', 'own body'),
  row('GET /admin/lists/:list/annual.csv', 'own body'),
  row('GET /admin/lists/:list/releases', 'own body'),
  row('GET /admin/releases/:number', 'own body'),
  row('GET /admin/releases/:number/gazette.:format', 'own body', { at: '/admin/releases/1/gazette.docx' }),
  row('GET /admin/lists/:list/publish', 'own body'),
  row('POST /admin/lists/:list/publish', 'own body: publisher', { form: { effective: NO_SUCH_DAY } }),

  row('GET /admin/lists/:list/objections', 'own body'),
  row('GET /admin/lists/:list/objections/:id', 'own body'),
  row('GET /admin/lists/:list/objections/:id/adjustment', 'own body: drafter'),
  row('POST /admin/lists/:list/objections/:id/adjustment', 'own body: drafter', { form: { reason: '试' } }),
  row('POST /admin/lists/:list/objections/:id/act', 'own body: drafter', { form: { act: 'release' } }),
  row('POST /admin/lists/:list/objections/:id/erase', 'own body: drafter', {
    at: '/admin/lists/1/objections/999/erase',
  }),
  row('POST /admin/objection-days', 'all bodies: admin', { form: { days: '0' } }),

  row('GET /admin/people', 'all bodies: admin'),
  row('POST /admin/people', 'all bodies: admin', { form: { name: '!' } }),
  row('GET /admin/people/:id', 'all bodies: admin'),
  row('POST /admin/people/:id/name', 'all bodies: admin', { form: { displayName: '' } }),
  row('POST /admin/people/:id/link', 'all bodies: admin', { at: '/admin/people/999/link' }),
  row('POST /admin/people/:id/grant', 'all bodies: admin', { form: { role: 'emperor' } }),
  row('POST /admin/people/:id/withdraw', 'all bodies: admin', { form: { role: 'emperor' } }),
  row('POST /admin/people/:id/disable', 'all bodies: admin', { at: '/admin/people/999/disable' }),
  row('POST /admin/people/:id/enable', 'all bodies: admin', { at: '/admin/people/999/enable' }),
  row('GET /admin/bodies', 'all bodies: admin'),
  row('POST /admin/bodies', 'all bodies: admin', { form: { name: '' } }),
  row('GET /admin/bodies/:id', 'all bodies: admin'),
  row('POST /admin/bodies/:id', 'all bodies: admin', { form: { name: '' } }),
  row('POST /admin/bodies/:id/retire', 'all bodies: admin', { at: '/admin/bodies/999/retire' }),
  row('POST /admin/bodies/:id/restore', 'all bodies: admin', { at: '/admin/bodies/999/restore' }),
  row('GET /admin/audit', 'all bodies: auditor'),
  row('GET /admin/audit/export.csv', 'all bodies: auditor'),
  row('GET /admin/audit/chain', 'all bodies: auditor'),
  row('POST /admin/sample/remove', 'all bodies: admin'),
];

/**
 * Tried elsewhere: the end of a session in `security.test.ts`, what a machine asks with a token in `watch.test.ts`. Kept files
 * belong to one account, whatever its roles: `list-import.test.ts` and `law-import.test.ts`. Jobs are seen at their body:
 * `publishing.test.ts`, `jobs.test.ts`. The sample can be removed only where it is: `sample.test.ts`.
 */
const ELSEWHERE = [
  'GET /admin/sample/remove',
  'POST /admin/sign-out',
  'GET /healthz',
  'GET /metrics',
  'GET /admin/lists/import/:upload',
  'POST /admin/lists/import/:upload',
  'GET /admin/laws/import/:upload',
  'POST /admin/laws/import/:upload',
  'GET /admin/jobs/:id',
  'GET /admin/jobs/:id/state',
];

interface Person {
  name: string;
  roles: Role[];
  /** Null: all bodies. */
  body: string | null;
}

const ALL_ROLES = Object.keys(ROLES) as Role[];
const STRANGER = 'stranger';
const PEOPLE: Person[] = [
  { name: 'without.roles', roles: [], body: null },
  ...ALL_ROLES.map((role) => ({ name: `own.${role}`, roles: [role], body: OWN_BODY })),
  // Rights add up: what all roles together may not do, none of them may. Each by itself in the long run.
  { name: 'other.every-role', roles: ALL_ROLES, body: OTHER_BODY },
  ...(process.env.QUANZE_LONG
    ? ALL_ROLES.map((role) => ({ name: `other.${role}`, roles: [role], body: OTHER_BODY }))
    : []),
  { name: 'all.admin', roles: ['admin'], body: null },
  { name: 'all.auditor', roles: ['auditor'], body: null },
];

function may(rule: Rule, person: Person | null): boolean {
  if (rule === 'public') return true;
  if (person === null) return false;
  if (rule === 'signed in') return true;
  const [where, what] = rule.split(': ') as [string, string | undefined];
  const there =
    where === 'any body' || person.body === null || (where === 'own body' && person.body === OWN_BODY);
  if (!there || person.roles.length === 0) return false;
  return (
    what === undefined || person.roles.some((role) => role === 'admin' || what.split(', ').includes(role))
  );
}

describe('every route, for every role of this body and another, and for none', () => {
  let office: SmallOffice;
  let draft: number;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    office = await SmallOffice.open();
    const { db } = office.installation;
    await inTransaction(db, async (em) => {
      const contentDigest = await putContent(em, '一条意见', Buffer.alloc(16));
      const receivedAt = office.installation.clock();
      await addObjection(em, { listId: 1, contentDigest, receivedAt }, { name: null, contact: null });
    });
    const head = { ...HEAD, effective: null };
    draft = await startAdjustment(office.installation, 1, head, LOCAL_ADMINISTRATOR);
    for (const { name, roles, body } of PEOPLE) {
      await office.person(name, roles, body);
      cookies.set(name, await office.cookieOf(name));
    }
    cookies.set(STRANGER, await office.cookieOf(null));
  });
  afterAll(() => office.close());

  async function ask({ route, form, file, at }: Row, name: string): Promise<request.Response> {
    const [method, path] = route.split(' ') as [string, string];
    const url = (at ?? path.replaceAll(/:\w+/g, '1')).replace('DRAFT', String(draft));
    const asked = request(office.app)
      [method === 'GET' ? 'get' : 'post'](url)
      .set('Cookie', cookies.get(name)!);
    if (method === 'GET') return asked;
    const fields = { ...form, _csrf: FORM_TOKEN };
    if (file === undefined) return asked.type('form').send(fields);
    asked.field(fields);
    return asked.attach('files', Buffer.from(file), { filename: '清单.csv' });
  }

  /** What came of it: let in, sent away, or a fault of ours. */
  function outcome({ status, headers }: request.Response): string {
    if (status >= 500) return `fault ${status}`;
    if (status === 403) return 'refused';
    return status === 303 && headers.location!.startsWith('/admin/sign-in') ? 'refused' : 'let in';
  }

  it('stands in the table', () => {
    const routes = routesOf(office.app).map(({ method, path }) => `${method} ${path}`);
    const known = new Set([...TABLE.map(({ route }) => route), ...ELSEWHERE]);
    expect({ missing: routes.filter((route) => !known.has(route)) }).toEqual({ missing: [] });
    expect({ gone: [...known].filter((route) => !routes.includes(route)) }).toEqual({ gone: [] });
  });

  it.each(TABLE.map((one) => [one.route, one.rule, one.form ?? {}, one] as const))(
    '%s: %s %j',
    async (_route, rule, _form, one) => {
      const found: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const person of rule === 'public' ? [null, PEOPLE[0]!] : [null, ...PEOPLE]) {
        const name = person?.name ?? STRANGER;
        const answer = await ask(one, name);
        found[name] = outcome(answer);
        expected[name] = may(rule, person) ? 'let in' : 'refused';
        if (one.route.startsWith('GET') && expected[name] === 'let in') {
          found[name] += ` ${answer.status}`;
          expected[name] += ' 200';
        }
      }
      expect(found).toEqual(expected);
    },
  );
});
