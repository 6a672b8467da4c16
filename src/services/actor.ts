import { accountNamed, grantsOf } from '../store';
import { NoSuchAccount, NotAllowedTo } from './errors';
import type { Installation } from './installation';

/** 角色, granted for one body or for all of them. */
export const ROLES = {
  drafter: '经办',
  reviewer: '合法性审核',
  approver: '批准',
  publisher: '发布',
  clerk: '公报编辑',
  admin: '管理员',
  auditor: '只读审计',
} as const;
export type Role = keyof typeof ROLES;

/** Who does something. `local` is whoever has the machine: everything allowed, and logged as override. */
export interface Actor {
  account: string;
  displayName: string;
  local: boolean;
  grants: { role: Role; body: string | null }[];
}

export const LOCAL_ADMINISTRATOR: Actor = {
  account: '本机管理员',
  displayName: '本机管理员',
  local: true,
  grants: [{ role: 'admin', body: null }],
};

/** The account of `--as`; the local administrator where none is named. */
export async function actorNamed(installation: Installation, name: string | undefined): Promise<Actor> {
  if (name === undefined) return LOCAL_ADMINISTRATOR;
  const actor = await actorSignedIn(installation, name);
  if (!actor) throw new NoSuchAccount(name);
  return actor;
}

/** The account of a session, with its rights as they are now; null where it is gone or disabled. */
export async function actorSignedIn({ db }: Installation, name: string): Promise<Actor | null> {
  const account = await accountNamed(db.manager, name);
  if (!account || account.disabledAt) return null;
  const grants = await grantsOf(db.manager, account.id);
  return { account: account.name, displayName: account.displayName, local: false, grants };
}

/** Whether the actor has one of the roles for this body. An administrator has every role, as a named override. */
export function has(actor: Actor, roles: Role[], body: string | null): boolean {
  return actor.grants.some(
    (grant) =>
      (grant.role === 'admin' || roles.includes(grant.role)) && (grant.body === null || grant.body === body),
  );
}

/** Whether what the actor does in this role is an override: an administrator without the role itself. */
export function overrides(actor: Actor, role: Role, body: string | null): boolean {
  return !actor.grants.some((grant) => grant.role === role && (grant.body === null || grant.body === body));
}

/** The same for what all bodies share: the role for any body will do. */
export function overridesAnywhere(actor: Actor, wanted: Role): boolean {
  return !actor.grants.some(({ role }) => role === wanted);
}

/** Whether the actor has any right for this body: only then are its drafts and lists shown. */
export function sees(actor: Actor, body: string): boolean {
  return actor.grants.some((grant) => grant.body === null || grant.body === body);
}

/** @throws NotAllowedTo */
export function mustSee(actor: Actor, body: string): void {
  if (!sees(actor, body))
    throw new NotAllowedTo(actor.displayName, `查看${body}的清单`, Object.values(ROLES));
}

/** @throws NotAllowedTo */
export function mustHave(actor: Actor, roles: Role[], body: string | null, what: string): void {
  if (!has(actor, roles, body))
    throw new NotAllowedTo(
      actor.displayName,
      what,
      roles.map((role) => ROLES[role]),
    );
}

/** For what all bodies share, such as the laws: the role for any body will do. @throws NotAllowedTo */
export function mustHaveAnywhere(actor: Actor, roles: Role[], what: string): void {
  if (actor.grants.some(({ role }) => role === 'admin' || roles.includes(role))) return;
  throw new NotAllowedTo(
    actor.displayName,
    what,
    roles.map((role) => ROLES[role]),
  );
}
