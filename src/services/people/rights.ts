import { grantRole, inTransaction, revokeRole } from '../../store';
import { type Actor, mustHave, type Role } from '../actor';
import type { Installation } from '../installation';
import { accountNumbered, mustLeaveAdministrator, record } from './accounts';
import { bodyIdOf } from './new-account';

export interface RightChange {
  id: number;
  role: Role;
  /** Null: for all bodies. */
  body: string | null;
  actor: Actor;
}

/** Gives an account a role. @throws NoSuchAccount, NoSuchBody */
export async function grantRight(installation: Installation, change: RightChange): Promise<void> {
  const { id, role, body, actor } = change;
  mustHave(actor, [], null, '管理账号');
  await inTransaction(installation.db, async (em) => {
    const account = await accountNumbered(em, id);
    const bodyId = await bodyIdOf(em, body);
    await grantRole(em, { accountId: account.id, bodyId, role });
    await record(installation, em, 'role.grant', id, actor, { role, body: bodyId });
  });
}

/** Takes a role away; the next request of the account is without it. @throws NoSuchAccount, NoSuchBody, LastAdministrator */
export async function withdrawRight(installation: Installation, change: RightChange): Promise<void> {
  const { id, role, body, actor } = change;
  mustHave(actor, [], null, '管理账号');
  await inTransaction(installation.db, async (em) => {
    const account = await accountNumbered(em, id);
    const bodyId = await bodyIdOf(em, body);
    if (role === 'admin' && body === null) await mustLeaveAdministrator(em, account.id);
    await revokeRole(em, { accountId: account.id, bodyId, role });
    await record(installation, em, 'role.withdraw', id, actor, { role, body: bodyId });
  });
}
