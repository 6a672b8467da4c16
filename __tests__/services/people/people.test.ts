import {
  actorNamed,
  addPerson,
  browserToken,
  changePassword,
  disablePerson,
  enablePerson,
  grantRight,
  type Installation,
  LOCAL_ADMINISTRATOR,
  newBody,
  people,
  renewLink,
  SessionShelf,
  setFirstPassword,
  signIn,
  withdrawRight,
} from '../../../src/services';
import { addSignInFailure, inTransaction, SignInFailure } from '../../../src/store';
import { installed } from '../installed';

const PASSWORD = '一句自己记得住的口令';
const BODY = '示例区水务局';

describe('people', () => {
  let installation: Installation;
  const idOf = async (name: string) =>
    (await people(installation, LOCAL_ADMINISTRATOR)).find((one) => one.name === name)!.id;
  const added = async (name: string, more: object = {}) => {
    const input = { name, displayName: '', roles: [], body: null, actor: LOCAL_ADMINISTRATOR, ...more };
    return addPerson(installation, input);
  };
  const withPassword = async (name: string) =>
    setFirstPassword(installation, await added(name), PASSWORD, PASSWORD);
  const tries = (name: string, password: string, browser: string | null = null, address = '192.0.2.1') =>
    signIn(installation, { name, password, address, browser });

  beforeAll(async () => {
    installation = await installed('sqlite::memory:');
    await newBody(installation, { name: BODY, aliases: [], uscc: '' }, LOCAL_ADMINISTRATOR);
    await added('root', { roles: ['admin'] });
  });
  afterAll(() => installation.close());

  describe('rights', () => {
    it('are given for one body or for all, and taken away at once', async () => {
      await added('li', { roles: ['drafter'], body: BODY });
      const change = { id: await idOf('li'), actor: LOCAL_ADMINISTRATOR };
      await grantRight(installation, { ...change, role: 'clerk', body: null });
      const rights = async () => (await actorNamed(installation, 'li')).grants;
      expect(await rights()).toEqual([
        { role: 'clerk', body: null },
        { role: 'drafter', body: BODY },
      ]);
      await withdrawRight(installation, { ...change, role: 'drafter', body: BODY });
      expect(await rights()).toEqual([{ role: 'clerk', body: null }]);
    });

    it('for a body that does not exist are refused, and never come to mean all bodies', async () => {
      await expect(added('ghost', { roles: ['publisher'], body: '没有的局' })).rejects.toThrow(
        '没有单位“没有的局”',
      );
      const change = {
        id: await idOf('li'),
        role: 'admin',
        body: '没有的局',
        actor: LOCAL_ADMINISTRATOR,
      } as const;
      await expect(grantRight(installation, change)).rejects.toThrow('没有单位');
      expect((await actorNamed(installation, 'li')).grants).toEqual([{ role: 'clerk', body: null }]);
    });

    it('never leave the installation without an administrator', async () => {
      const root = await idOf('root');
      const change = { id: root, role: 'admin', body: null, actor: LOCAL_ADMINISTRATOR } as const;
      await expect(withdrawRight(installation, change)).rejects.toThrow('最后一个');
      await expect(disablePerson(installation, root, LOCAL_ADMINISTRATOR)).rejects.toThrow('最后一个');
      await added('second', { roles: ['admin'] });
      await expect(disablePerson(installation, root, await actorNamed(installation, 'root'))).rejects.toThrow(
        '自己的账号',
      );
      await disablePerson(installation, root, await actorNamed(installation, 'second'));
      await enablePerson(installation, root, await actorNamed(installation, 'second'));
    });
  });

  describe('a disabled account', () => {
    it('has no session any more, not even after it is enabled again, and does not sign in', async () => {
      await withPassword('wang');
      const shelf = new SessionShelf(installation);
      await shelf.write('in the browser', '{"account":"wang"}', 'wang', 60_000);
      await shelf.write('of another', '{"account":"li"}', 'li', 60_000);
      const id = await idOf('wang');
      await disablePerson(installation, id, LOCAL_ADMINISTRATOR);
      expect(await tries('wang', PASSWORD)).toEqual({ ok: false, problem: '账号或口令不对。' });
      await enablePerson(installation, id, LOCAL_ADMINISTRATOR);
      expect(await shelf.read('in the browser')).toBeNull();
      expect(await shelf.read('of another')).not.toBeNull();
      expect((await tries('wang', PASSWORD)).ok).toBe(true);
    });
  });

  describe('a one-time link', () => {
    const used = (token: string) => setFirstPassword(installation, token, PASSWORD, PASSWORD);

    it('is worth nothing once another was given out', async () => {
      const lost = await added('cui');
      const renewed = await renewLink(installation, 'cui', LOCAL_ADMINISTRATOR);
      expect(await used(lost)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('已用过或已过期'),
      });
      expect(await used(renewed)).toEqual({ ok: true, account: 'cui' });
    });

    it('is worth nothing once its owner has changed the password, or the account was disabled', async () => {
      await withPassword('mei');
      const unused = await renewLink(installation, 'mei', LOCAL_ADMINISTRATOR);
      await changePassword(installation, {
        current: PASSWORD,
        password: `${PASSWORD}。`,
        again: `${PASSWORD}。`,
        session: 'here',
        actor: await actorNamed(installation, 'mei'),
      });
      expect(await used(unused)).toMatchObject({ ok: false });
      const again = await renewLink(installation, 'mei', LOCAL_ADMINISTRATOR);
      await disablePerson(installation, await idOf('mei'), LOCAL_ADMINISTRATOR);
      await enablePerson(installation, await idOf('mei'), LOCAL_ADMINISTRATOR);
      expect(await used(again)).toMatchObject({ ok: false });
    });
  });

  describe('one’s own password', () => {
    it('is changed by whoever knows it, and ends the sessions elsewhere', async () => {
      await withPassword('zhao');
      const shelf = new SessionShelf(installation);
      for (const name of ['here', 'elsewhere']) await shelf.write(name, '{}', 'zhao', 60_000);
      const actor = await actorNamed(installation, 'zhao');
      const change = (current: string, password: string) =>
        changePassword(installation, { current, password, again: password, session: 'here', actor });
      expect(await change('not the one', `${PASSWORD}！`)).toEqual({
        ok: false,
        problem: '现在的口令不对。',
      });
      expect(await change(PASSWORD, 'short')).toMatchObject({ problem: expect.stringContaining('至少 10') });
      expect((await change(PASSWORD, `${PASSWORD}！`)).ok).toBe(true);
      expect([await shelf.read('here'), await shelf.read('elsewhere')]).toEqual(['{}', null]);
      expect((await tries('zhao', `${PASSWORD}！`)).ok).toBe(true);
    });
  });

  describe('guessing', () => {
    const fail = async (name: string, times: number, address: string) =>
      inTransaction(installation.db, async (em) => {
        const at = installation.clock();
        for (let time = 0; time < times; time += 1) await addSignInFailure(em, { name, address, at });
      });
    const lastAddress = async () =>
      (await installation.db.manager.find(SignInFailure, { order: { id: 'DESC' }, take: 1 }))[0]!.address!;

    it('gets five attempts, however many come at once', async () => {
      await withPassword('sun');
      const many = await Promise.all(Array.from({ length: 12 }, () => tries('sun', 'wrong')));
      const looked = many.filter((result) => !result.ok && result.problem === '账号或口令不对。');
      expect(looked).toHaveLength(5);
      expect(await tries('sun', PASSWORD)).toMatchObject({ problem: expect.stringContaining('15 分钟') });
    });

    it('does not keep the owner out of a browser in which she signed in before, nor out of another address', async () => {
      const browser = await browserToken(installation, 'sun');
      expect((await tries('sun', PASSWORD, browser)).ok).toBe(true);
      expect((await tries('sun', PASSWORD, null, '198.51.100.7')).ok).toBe(true);
      const of = await browserToken(installation, 'li');
      for (const made of [of, 'nonce.proof', '.', browser.slice(0, -1)])
        expect((await tries('sun', PASSWORD, made)).ok).toBe(false);
    });

    it('is slowed in that browser too', async () => {
      const browser = await browserToken(installation, 'sun');
      for (let time = 0; time < 5; time += 1) await tries('sun', 'wrong', browser);
      expect(await tries('sun', PASSWORD, browser)).toMatchObject({ ok: false });
    });

    it('of many names from one address is slowed', async () => {
      await withPassword('qian');
      await tries('nobody', 'wrong', null, '203.0.113.5');
      await fail('others', 29, await lastAddress());
      expect((await tries('qian', PASSWORD, null, '203.0.113.5')).ok).toBe(false);
      expect((await tries('qian', PASSWORD, null, '203.0.113.6')).ok).toBe(true);
    });

    it('of one name from many addresses is slowed, but for the browser that is known', async () => {
      await fail('qian', 50, 'address of many');
      expect((await tries('qian', PASSWORD, null, '203.0.113.9')).ok).toBe(false);
      expect((await tries('qian', PASSWORD, await browserToken(installation, 'qian'))).ok).toBe(true);
    });

    it('keeps no address that could be read back', async () => {
      const rows = await installation.db.manager.find(SignInFailure);
      expect(rows.filter(({ address }) => /\d+\.\d+\.\d+\.\d+/.test(address ?? ''))).toEqual([]);
    });
  });
});
