import type { EntityManager } from 'typeorm';
import {
  type Account,
  accountById,
  accountNamed,
  allAccounts,
  appendAudit,
  changeAccount,
  grantsOf,
  inTransaction,
  removeSessionsOf,
  voidSignInLinks,
} from '../../store';
import { type Actor, mustHave, type Role } from '../actor';
import { AccountTaken, BadAccountName, NoSuchAccount } from '../errors';
import type { Installation } from '../installation';
import { BadDisplayName, LastAdministrator, OwnAccount } from './errors';
import { linkFor } from './links';
import { newAccount } from './new-account';

const MANAGE = '管理账号';

/** A new account with its one-time token for setting a password. @throws AccountTaken, BadAccountName, NoSuchBody */
export async function addPerson(
  installation: Installation,
  input: { name: string; displayName: string; roles: Role[]; body: string | null; actor: Actor },
): Promise<string> {
  mustHave(input.actor, [], null, MANAGE);
  if (!/^[\w.\-\u4e00-\u9fff]{2,30}$/.test(input.name)) throw new BadAccountName();
  const displayName = input.displayName || input.name;
  checkDisplayName(displayName);
  return inTransaction(installation.db, async (em) => {
    if (await accountNamed(em, input.name)) throw new AccountTaken(input.name);
    const grants = input.roles.map((role) => ({ role, body: input.body }));
    const { name, actor } = input;
    return linkFor(
      installation,
      em,
      await newAccount(installation, em, { name, displayName, grants, actor }),
    );
  });
}

export interface Person {
  id: number;
  name: string;
  displayName: string;
  grants: { role: Role; body: string | null }[];
  hasPassword: boolean;
  /** ISO instant. */
  disabledAt: string | null;
}

export async function people({ db }: Installation, actor: Actor): Promise<Person[]> {
  mustHave(actor, [], null, MANAGE);
  return Promise.all((await allAccounts(db.manager)).map((account) => personOf(db.manager, account)));
}

/** @throws NoSuchAccount */
export async function person({ db }: Installation, id: number, actor: Actor): Promise<Person> {
  mustHave(actor, [], null, MANAGE);
  return personOf(db.manager, await accountNumbered(db.manager, id));
}

async function personOf(em: EntityManager, account: Account): Promise<Person> {
  const { id, name, displayName, passwordHash, disabledAt } = account;
  const grants = await grantsOf(em, id);
  return { id, name, displayName, grants, hasPassword: passwordHash !== null, disabledAt };
}

/** @throws BadDisplayName, NoSuchAccount */
export async function renamePerson(
  installation: Installation,
  { id, displayName, actor }: { id: number; displayName: string; actor: Actor },
): Promise<void> {
  mustHave(actor, [], null, MANAGE);
  checkDisplayName(displayName);
  await inTransaction(installation.db, async (em) => {
    await changeAccount(em, (await accountNumbered(em, id)).id, { displayName });
    await record(installation, em, 'account.rename', id, actor);
  });
}

/** From now on the account opens nothing, in no browser. @throws OwnAccount, LastAdministrator, NoSuchAccount */
export async function disablePerson(installation: Installation, id: number, actor: Actor): Promise<void> {
  mustHave(actor, [], null, MANAGE);
  await inTransaction(installation.db, async (em) => {
    const account = await accountNumbered(em, id);
    if (account.disabledAt) return;
    if (account.name === actor.account) throw new OwnAccount('停用');
    await mustLeaveAdministrator(em, account.id);
    await changeAccount(em, account.id, { disabledAt: installation.clock() });
    await removeSessionsOf(em, account.name);
    await voidSignInLinks(em, account.id, installation.clock());
    await record(installation, em, 'account.disable', id, actor);
  });
}

/** @throws NoSuchAccount */
export async function enablePerson(installation: Installation, id: number, actor: Actor): Promise<void> {
  mustHave(actor, [], null, MANAGE);
  await inTransaction(installation.db, async (em) => {
    const account = await accountNumbered(em, id);
    if (!account.disabledAt) return;
    await changeAccount(em, account.id, { disabledAt: null });
    await record(installation, em, 'account.enable', id, actor);
  });
}

/** Without an administrator nobody could give anybody rights any more. @throws LastAdministrator */
export async function mustLeaveAdministrator(em: EntityManager, without: number): Promise<void> {
  for (const account of await allAccounts(em)) {
    if (account.id === without || account.disabledAt) continue;
    const grants = await grantsOf(em, account.id);
    if (grants.some(({ role, body }) => role === 'admin' && body === null)) return;
  }
  const grants = await grantsOf(em, without);
  if (grants.some(({ role, body }) => role === 'admin' && body === null)) throw new LastAdministrator();
}

/** @throws NoSuchAccount */
export async function accountNumbered(em: EntityManager, id: number): Promise<Account> {
  const account = Number.isInteger(id) ? await accountById(em, id) : null;
  if (!account) throw new NoSuchAccount(String(id));
  return account;
}

export async function record(
  installation: Installation,
  em: EntityManager,
  act: string,
  id: number,
  actor: Actor,
  detail: object = {},
): Promise<void> {
  await appendAudit(em, {
    at: installation.clock(),
    actor: actor.account,
    act,
    subject: `账号 ${id}`,
    detail: { ...detail },
  });
}

function checkDisplayName(name: string): void {
  if (!/^[^\p{C}\n]{1,30}$/u.test(name)) throw new BadDisplayName();
}
