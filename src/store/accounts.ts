import { type EntityManager, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { Account, Body, RoleGrant, type RoleName, Session, SignInFailure, SignInLink } from './entities';
import { NotInDatabase } from './errors';
import { addRow, type NewRow, rowWithId } from './rows';

export function addAccount(em: EntityManager, account: NewRow<Account>): Promise<Account> {
  return addRow(em, Account, account);
}

export function accountNamed(em: EntityManager, name: string): Promise<Account | null> {
  return em.findOneBy(Account, { name });
}

export function accountById(em: EntityManager, id: number): Promise<Account | null> {
  return rowWithId(em, Account, id);
}

export function allAccounts(em: EntityManager): Promise<Account[]> {
  return em.find(Account, { order: { name: 'ASC' } });
}

/** @throws NotInDatabase */
export async function changeAccount(
  em: EntityManager,
  id: number,
  change: Partial<Pick<Account, 'displayName' | 'passwordHash' | 'disabledAt'>>,
): Promise<void> {
  const { affected } = await em.update(Account, { id }, change);
  if (affected === 0) throw new NotInDatabase('账号', id);
}

/** The rights of an account; `body` is a name, or null for all bodies. */
export async function grantsOf(
  em: EntityManager,
  accountId: number,
): Promise<{ role: RoleName; body: string | null }[]> {
  const grants = await em.find(RoleGrant, { where: { accountId }, order: { role: 'ASC', bodyId: 'ASC' } });
  const names = new Map((await em.find(Body)).map(({ id, name }) => [id, name]));
  return grants.map(({ role, bodyId }) => ({ role, body: bodyId === null ? null : names.get(bodyId)! }));
}

/** Granting twice changes nothing. */
export async function grantRole(em: EntityManager, grant: NewRow<RoleGrant>): Promise<void> {
  const bodyId = grant.bodyId ?? null;
  const same = { accountId: grant.accountId, role: grant.role, bodyId: bodyId ?? IsNull() };
  if (!(await em.existsBy(RoleGrant, same))) await addRow(em, RoleGrant, { ...grant, bodyId });
}

export async function revokeRole(em: EntityManager, grant: NewRow<RoleGrant>): Promise<void> {
  await em.delete(RoleGrant, {
    accountId: grant.accountId,
    role: grant.role,
    bodyId: grant.bodyId ?? IsNull(),
  });
}

export function addSignInLink(em: EntityManager, link: NewRow<SignInLink>): Promise<SignInLink> {
  return addRow(em, SignInLink, link);
}

/** The account that an unused link not yet expired at `at` leads to; the link is kept as it is. */
export async function accountOfLink(
  em: EntityManager,
  tokenHash: string,
  at: string,
): Promise<Account | null> {
  const link = await em.findOneBy(SignInLink, { tokenHash, usedAt: IsNull(), expiresAt: MoreThan(at) });
  return link && accountById(em, link.accountId);
}

/** As `accountOfLink`, and the link is used up: of two that come at once, one gets null. */
export async function useSignInLink(
  em: EntityManager,
  tokenHash: string,
  at: string,
): Promise<Account | null> {
  const account = await accountOfLink(em, tokenHash, at);
  if (!account) return null;
  const { affected } = await em.update(SignInLink, { tokenHash, usedAt: IsNull() }, { usedAt: at });
  return affected === 1 ? account : null;
}

/** Uses up every link of an account that is still open. */
export async function voidSignInLinks(em: EntityManager, accountId: number, at: string): Promise<void> {
  await em.update(SignInLink, { accountId, usedAt: IsNull() }, { usedAt: at });
}

export async function addSignInFailure(em: EntityManager, failure: NewRow<SignInFailure>): Promise<void> {
  await addRow(em, SignInFailure, failure);
}

/** How often signing in failed after `since`: under a name, from an address, or both. */
export function signInFailuresSince(
  em: EntityManager,
  { name, address }: { name?: string; address?: string },
  since: string,
): Promise<number> {
  return em.countBy(SignInFailure, {
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    at: MoreThan(since),
  });
}

/** Those under a name; with `address`, those from there only. */
export async function forgetSignInFailures(em: EntityManager, name: string, address?: string): Promise<void> {
  await em.delete(SignInFailure, { name, ...(address !== undefined && { address }) });
}

/** The data of a session not yet expired at `at`. */
export async function readSession(em: EntityManager, id: string, at: string): Promise<string | null> {
  const session = await em.findOneBy(Session, { id, expiresAt: MoreThan(at) });
  return session?.data ?? null;
}

export async function writeSession(
  em: EntityManager,
  session: Omit<Session, 'account'> & { account?: string | null },
): Promise<void> {
  await em.save(Session, { ...session, account: session.account ?? null });
}

/** When a session ends as it stands; null where there is none. */
export async function sessionExpiry(em: EntityManager, id: string): Promise<string | null> {
  return (await em.findOneBy(Session, { id }))?.expiresAt ?? null;
}

/** Ends every session of an account, but for the one named. */
export async function removeSessionsOf(em: EntityManager, account: string, but?: string): Promise<void> {
  await em.delete(Session, { account, ...(but !== undefined && { id: Not(but) }) });
}

export async function removeSession(em: EntityManager, id: string): Promise<void> {
  await em.delete(Session, { id });
}

/** Sessions and links that expired before `at`, and failures before `failuresBefore`. */
export async function removeExpired(em: EntityManager, at: string, failuresBefore = at): Promise<void> {
  await em.delete(Session, { expiresAt: LessThan(at) });
  await em.delete(SignInLink, { expiresAt: LessThan(at) });
  await em.delete(SignInFailure, { at: LessThan(failuresBefore) });
}
