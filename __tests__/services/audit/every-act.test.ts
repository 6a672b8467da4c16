import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  AUDIT_ACTS,
  actOnObjection,
  adjust,
  auditChain,
  auditCsv,
  changeHead,
  changePassword,
  detailInWords,
  disablePerson,
  dismissImpacts,
  editBody,
  enablePerson,
  endItems,
  eraseSender,
  grantRight,
  importLaws,
  LOCAL_ADMINISTRATOR,
  lawPackage,
  lawPackages,
  newBody,
  people,
  publish,
  type Role,
  receiveObjection,
  renamePerson,
  renewLink,
  repealLaw,
  retireBody,
  setAnswerDays,
  setFirstPassword,
  signIn,
  startAdjustment,
  withdrawRight,
} from '../../../src/services';
import { auditTrail } from '../../../src/store';
import { OWN_BODY, SmallOffice } from '../../web/small-office';

const services = resolve(__dirname, '../../../src/services');
const files = readdirSync(services, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: relative('.', name), text: readFileSync(join(services, name), 'utf8') }));

/** Use cases that write and leave no record of their own, each with its reason. */
const WITHOUT: Record<string, string> = {
  'objections/look-up.ts': 'forgets the wrong receipts of whoever found the right one',
  'people/kept-secret.ts': 'makes a secret at its first use, which is recorded',
  'people/sessions.ts': 'sessions come and go with signing in, which is recorded',
  'publish/signing-keys.ts': 'makes the keys with the first release, which is recorded',
  'publish/publish.ts': 'its steps record, in record-release.ts and prepare.ts',
  'import-list.ts': 'its steps record, in list-import/',
  'jobs.ts': 'says how far a use case is that records itself',
  'publish/publishing-job.ts': 'says how a publication ended that recorded itself',
  'uploads.ts': 'keeps a file for a day until it is imported, which is recorded',
  'package-draft.ts': 'starts an adjustment, which is recorded there',
  'sample/load.ts': 'plays the other use cases',
  'sample/draft.ts': 'part of the sample',
};

describe('what changes something', () => {
  it('leaves a record, in every use case', () => {
    const silent = files
      .filter(({ text }) => /\binTransaction\(/.test(text))
      .filter(({ text }) => !/\bappendAudit\(|\brecord\(|\brecordAct\(/.test(text))
      .map(({ name }) => name)
      .filter((name) => !(name in WITHOUT));
    expect(silent).toEqual([]);
  });

  it('has a word in the audit log', () => {
    const acts = files.flatMap(({ text }) =>
      [...text.matchAll(/\bact: '([a-z-]+\.[a-z-]+)'/g)].map((m) => m[1]!),
    );
    expect(acts.length).toBeGreaterThan(15);
    expect(acts.filter((act) => !(act in AUDIT_ACTS))).toEqual([]);
  });
});

describe('the audit log', () => {
  let office: SmallOffice;
  const actor = LOCAL_ADMINISTRATOR;
  const password = '一句自己记得住的口令';
  beforeAll(async () => {
    office = await SmallOffice.open();
  });
  afterAll(() => office.close());

  /** Does something, and gives who did what to what as the log has it. */
  async function recorded(act: () => Promise<unknown>): Promise<string[]> {
    const em = office.installation.db.manager;
    const before = (await auditTrail(em)).total;
    await act();
    const { rows, total } = await auditTrail(em, {}, { limit: 100 });
    return rows.slice(0, total - before).map((one) => `${one.actor} ${one.act} ${one.subject}`);
  }

  it('holds the making of the office', async () => {
    const { rows } = await auditTrail(office.installation.db.manager, {}, { limit: 100 });
    expect(new Set(rows.map(({ act }) => act))).toEqual(
      new Set(['law.import', 'list.import', 'adjustment.approve', 'adjustment.publish', 'release.publish']),
    );
  });

  it('holds what is done with people and bodies', async () => {
    const { installation } = office;
    const local = actor.account;
    expect(await recorded(() => office.person('lin', ['drafter'], OWN_BODY))).toEqual([
      `${local} account.add 账号 1`,
    ]);
    const id = (await people(installation, actor))[0]!.id;
    const right = { id, role: 'clerk', body: null, actor } as const;
    expect(await recorded(() => grantRight(installation, right))).toEqual([`${local} role.grant 账号 1`]);
    expect(await recorded(() => withdrawRight(installation, right))).toEqual([
      `${local} role.withdraw 账号 1`,
    ]);
    expect(await recorded(() => renamePerson(installation, { id, displayName: '林', actor }))).toEqual([
      `${local} account.rename 账号 1`,
    ]);
    let token = '';
    const link = async () => {
      token = await renewLink(installation, 'lin', actor);
    };
    expect(await recorded(link)).toEqual([`${local} account.link 账号 1`]);
    expect(await recorded(() => setFirstPassword(installation, token, password, password))).toEqual([
      'lin account.password 账号 1',
    ]);
    const attempt = { name: 'lin', password, address: '192.0.2.1', browser: null };
    expect(await recorded(() => signIn(installation, attempt))).toEqual(['lin account.sign-in 账号 1']);
    const own = { account: 'lin', displayName: '林', local: false, grants: [] };
    const change = {
      current: password,
      password: `${password}！`,
      again: `${password}！`,
      session: 'x',
      actor: own,
    };
    expect(await recorded(() => changePassword(installation, change))).toEqual([
      'lin account.password 账号 1',
    ]);
    expect(await recorded(() => disablePerson(installation, id, actor))).toEqual([
      `${local} account.disable 账号 1`,
    ]);
    expect(await recorded(() => enablePerson(installation, id, actor))).toEqual([
      `${local} account.enable 账号 1`,
    ]);
    const facts = { name: '示例区档案局', aliases: [], uscc: '' };
    expect(await recorded(() => newBody(installation, facts, actor))).toEqual([`${local} body.add 单位 3`]);
    expect(await recorded(() => editBody(installation, 3, facts, actor))).toEqual([
      `${local} body.edit 单位 3`,
    ]);
    expect(await recorded(() => retireBody(installation, 3, true, actor))).toEqual([
      `${local} body.retire 单位 3`,
    ]);
    expect(await recorded(() => retireBody(installation, 3, false, actor))).toEqual([
      `${local} body.restore 单位 3`,
    ]);
  });

  it('holds what is done with objections, and no word of what they say', async () => {
    const { installation } = office;
    const form = {
      list: '1',
      item: '0001',
      text: '依据有误，请更正。',
      name: '王某',
      contact: '',
      homepage: '',
    };
    expect(await recorded(() => receiveObjection(installation, form, '192.0.2.1'))).toEqual([
      '（公众） objection.receive 意见 2026-0001',
    ]);
    const order = { list: 1, id: 1, actor };
    for (const [act, value] of [
      ['assign', 'lin'],
      ['link', '0002'],
      ['answer', '已更正。'],
      ['release', '依据有误。'],
      ['hold', ''],
    ] as const) {
      expect(await recorded(() => actOnObjection(installation, { ...order, act, value }))).toEqual([
        `${actor.account} objection.${act} 意见 2026-0001`,
      ]);
    }
    const erasure = { ...order, reason: 'asked', text: true } as const;
    expect(await recorded(() => eraseSender(installation, erasure))).toEqual([
      `${actor.account} objection.erase 意见 2026-0001`,
    ]);
    expect(await recorded(() => setAnswerDays(installation, 10, actor))).toHaveLength(1);
    const { rows } = await auditTrail(installation.db.manager, {}, { limit: 200 });
    expect(JSON.stringify(rows)).not.toMatch(/王某|依据有误/);
  });

  it('holds adjustments, impacts, repeals, releases, and its own export', async () => {
    const { installation } = office;
    const acts = async (what: () => Promise<unknown>) =>
      (await recorded(what)).map((one) => one.split(' ')[1]);
    const head = { title: '试', reason: '试', basis: '试', effective: null };
    let id = '';
    const start = async () => {
      id = String(await startAdjustment(installation, 1, head, actor));
    };
    expect(await acts(start)).toEqual(['adjustment.create']);
    const retitle = () => changeHead(installation, id, 1, { ...head, title: '再试' }, actor);
    expect(await acts(retitle)).toEqual(['adjustment.edit']);
    const words = { reason: '职能已划出。', basis: '机构改革方案', counterpart: '' };
    const end = { kind: 'cancel' as const, items: ['0002'], words, actor };
    expect(await acts(() => endItems(installation, id, end))).toEqual(['adjustment.edit']);
    const [event] = (await lawPackages(installation, 1)).packages;
    const { chosen, impacts } = await lawPackage(installation, 1, event!.event);
    const dismiss = () =>
      dismissImpacts(installation, chosen, [Number(impacts[0]!.line.id)], '不影响', actor);
    expect(await acts(dismiss)).toEqual(['impact.dismiss']);
    expect(await acts(() => adjust(installation, { id, act: 'submit', actor }))).toEqual([
      'adjustment.submit',
    ]);
    expect(await acts(() => adjust(installation, { id, act: 'approve', actor }))).toEqual([
      'adjustment.approve',
    ]);
    const order = {
      out: installation.settings.siteDir,
      effective: null,
      documentNumber: null,
      actor,
      body: OWN_BODY,
    };
    expect(await acts(() => publish(installation, order))).toEqual(['release.publish', 'adjustment.publish']);
    const repeal = { law: '示例条例', by: null, effective: '2026-12-01', actor };
    expect(await acts(() => repealLaw(installation, repeal))).toEqual(['law.repeal']);
    expect(await acts(() => auditCsv(installation, {}, actor))).toEqual(['audit.export']);
  });

  it('marks what is done to the laws as override where an administrator does it, not where a drafter of any body does', async () => {
    const { installation } = office;
    const overridden = async (roles: Role[]) => {
      const grants = roles.map((role) => ({ role, body: OWN_BODY }));
      const someone = { account: roles.join(), displayName: roles.join(), local: false, grants };
      await repealLaw(installation, { law: '示例条例', by: null, effective: '2026-12-02', actor: someone });
      const bytes = Buffer.from('第一条 为了示例，制定本办法。');
      const facts = { title: `${roles.join()}办法`, promulgated: '2026-01-01' };
      await importLaws(installation, { files: [{ name: '办法.txt', bytes }], facts, actor: someone });
      const { rows } = await auditTrail(installation.db.manager, { actor: roles.join() });
      return rows.map(({ act, override }) => [act, override]);
    };
    expect(await overridden(['drafter'])).toEqual([
      ['law.import', false],
      ['law.repeal', false],
    ]);
    expect(await overridden(['admin'])).toEqual([
      ['law.import', true],
      ['law.repeal', true],
    ]);
  });

  it('tells the details of all that without a key of the code', async () => {
    const { rows } = await auditTrail(office.installation.db.manager, {}, { limit: 1000 });
    expect(rows.length).toBeGreaterThan(30);
    for (const { detail } of rows) expect(detailInWords(detail)).not.toMatch(/[A-Za-z]+：/);
  });

  it('is whole after all that, and names the first record that someone changed', async () => {
    const { installation } = office;
    const { broken, records } = await auditChain(installation, actor);
    expect([broken, records > 30]).toEqual([null, true]);
    const { db } = installation;
    await db.query('DROP TRIGGER guard_audit_record_update');
    await db.query("UPDATE audit_record SET actor = '别人' WHERE seq = 7");
    expect((await auditChain(installation, actor)).broken).toBe(7);
    await office.person('shen', ['auditor'], null);
    const page = await (await office.signedIn('shen')).read('/admin/audit/chain');
    expect(page).toContain('记录链在第 7 条断裂');
  });
});
