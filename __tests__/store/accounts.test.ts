import {
  accountNamed,
  accountOfLink,
  addAccount,
  addBody,
  addSignInFailure,
  addSignInLink,
  changeAccount,
  grantRole,
  grantsOf,
  inTransaction,
  readSession,
  readSetting,
  removeExpired,
  revokeRole,
  signInFailuresSince,
  useSignInLink,
  writeSession,
  writeSetting,
} from '../../src/store';
import { describeOnBoth } from '../databases';

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;

describeOnBoth('accounts', (open) => {
  async function account() {
    const db = await open();
    const made = await inTransaction(db, (em) =>
      addAccount(em, { name: 'zhangsan', displayName: '张三', createdAt: at(0) }),
    );
    return { db, made };
  }

  it('have rights for one body or for all, each once', async () => {
    const { db, made } = await account();
    await inTransaction(db, async (em) => {
      const body = await addBody(em, { name: '示例区交通运输局' });
      for (let twice = 0; twice < 2; twice += 1) {
        await grantRole(em, { accountId: made.id, role: 'drafter', bodyId: body.id });
        await grantRole(em, { accountId: made.id, role: 'auditor' });
      }
    });
    const granted = await grantsOf(db.manager, made.id);
    expect(granted).toEqual([
      { role: 'auditor', body: null },
      { role: 'drafter', body: '示例区交通运输局' },
    ]);
    await inTransaction(db, (em) => revokeRole(em, { accountId: made.id, role: 'auditor' }));
    expect(await grantsOf(db.manager, made.id)).toHaveLength(1);
  });

  it('are unique by name, and can be disabled', async () => {
    const { db, made } = await account();
    const twin = inTransaction(db, (em) =>
      addAccount(em, { name: 'zhangsan', displayName: '另一人', createdAt: at(1) }),
    );
    await expect(twin).rejects.toThrow(/unique/i);
    await inTransaction(db, (em) => changeAccount(em, made.id, { disabledAt: at(2) }));
    expect(await accountNamed(db.manager, 'zhangsan')).toMatchObject({
      disabledAt: at(2),
      passwordHash: null,
    });
  });

  it('are opened once by a link that has not expired', async () => {
    const { db, made } = await account();
    await inTransaction(db, (em) =>
      addSignInLink(em, { tokenHash: 'ab', accountId: made.id, createdAt: at(1), expiresAt: at(3) }),
    );
    expect(await accountOfLink(db.manager, 'ab', at(4))).toBeNull();
    expect(await accountOfLink(db.manager, 'cd', at(2))).toBeNull();
    expect((await accountOfLink(db.manager, 'ab', at(2)))?.name).toBe('zhangsan');
    const use = (hour: number) => inTransaction(db, (em) => useSignInLink(em, 'ab', at(hour)));
    expect(await use(4)).toBeNull();
    const [one, two] = await Promise.all([use(2), use(2)]);
    expect([one?.name, two]).toEqual(['zhangsan', null]);
  });

  it('count failures since an instant; what has expired is removed', async () => {
    const { db } = await account();
    await inTransaction(db, async (em) => {
      for (const hour of [1, 5, 6]) await addSignInFailure(em, { name: 'zhangsan', at: at(hour) });
      await writeSession(em, { id: 'ab', data: '{}', expiresAt: at(9) });
      await writeSession(em, { id: 'ab', data: '{"account":"zhangsan"}', expiresAt: at(9) });
    });
    expect(await signInFailuresSince(db.manager, { name: 'zhangsan' }, at(4))).toBe(2);
    expect(await readSession(db.manager, 'ab', at(8))).toBe('{"account":"zhangsan"}');
    expect(await readSession(db.manager, 'ab', at(9))).toBeNull();
    await inTransaction(db, (em) => removeExpired(em, at(10)));
    expect(await signInFailuresSince(db.manager, { name: 'zhangsan' }, at(0))).toBe(0);
  });
});

describeOnBoth('settings', (open) => {
  it.each([
    ['a bare text', '文本'],
    ['nothing', null],
    ['a list', [1, '二', { 三: true }]],
    ['no', false],
  ])('keep %s', async (_what, value) => {
    const db = await open();
    await inTransaction(db, (em) => writeSetting(em, 'key', 'before'));
    await inTransaction(db, (em) => writeSetting(em, 'key', value));
    expect(await readSetting(db.manager, 'key')).toEqual(value);
    expect(await readSetting(db.manager, 'other')).toBeUndefined();
  });
});
