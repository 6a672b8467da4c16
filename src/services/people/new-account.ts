import type { EntityManager } from 'typeorm';
import { type Account, addAccount, appendAudit, bodyNamed, grantRole } from '../../store';
import type { Actor, Role } from '../actor';
import type { Installation } from '../installation';
import { NoSuchBody } from './errors';

/** Writes an account with its rights; `body` null is for all bodies. @throws NoSuchBody */
export async function newAccount(
  installation: Installation,
  em: EntityManager,
  input: {
    name: string;
    displayName: string;
    grants: { role: Role; body: string | null }[];
    actor: Actor;
  },
): Promise<Account> {
  const account = await addAccount(em, {
    name: input.name,
    displayName: input.displayName,
    passwordHash: null,
    createdAt: installation.clock(),
    disabledAt: null,
  });
  for (const { role, body } of input.grants) {
    await grantRole(em, { accountId: account.id, bodyId: await bodyIdOf(em, body), role });
  }
  await appendAudit(em, {
    at: installation.clock(),
    actor: input.actor.account,
    act: 'account.add',
    subject: `账号 ${account.id}`,
    detail: { roles: input.grants.map(({ role }) => role).join(',') },
  });
  return account;
}

/** A name that is no body's must not come to mean all bodies. @throws NoSuchBody */
export async function bodyIdOf(em: EntityManager, body: string | null): Promise<number | null> {
  if (body === null) return null;
  const found = await bodyNamed(em, body);
  if (!found) throw new NoSuchBody(body);
  return found.id;
}
