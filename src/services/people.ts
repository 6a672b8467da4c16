import { createHash } from 'node:crypto';
import argon2 from 'argon2';
import {
  type Account,
  accountNamed,
  accountOfLink,
  addAccount,
  addSignInFailure,
  addSignInLink,
  allAccounts,
  appendAudit,
  bodyNamed,
  changeAccount,
  forgetSignInFailures,
  grantRole,
  grantsOf,
  inTransaction,
  readSession,
  readSetting,
  removeSession,
  signInFailuresSince,
  useSignInLink,
  writeSession,
  writeSetting,
} from '../store';
import { type Actor, mustHave, ROLES, type Role } from './actor';
import { AccountTaken, BadAccountName, NoSuchAccount } from './errors';
import type { Installation } from './installation';

export const MIN_PASSWORD = 10;
const MINUTE = 60_000;
const LINK_LIFE = 24 * 60 * MINUTE;
const LOCK_WINDOW = 15 * MINUTE;
const LOCK_AFTER = 5;

export type SignInResult = { ok: true; account: string } | { ok: false; problem: string };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const later = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();

/** On an installation where nobody can sign in yet: a one-time token for its administrator. Null once a password is set. */
export async function firstSignIn(installation: Installation): Promise<string | null> {
  const accounts = await allAccounts(installation.db.manager);
  if (accounts.some(({ passwordHash }) => passwordHash !== null)) return null;
  return inTransaction(installation.db, async (em) => {
    const admin =
      (await accountNamed(em, 'admin')) ??
      (await newAccount(installation, em, 'admin', '管理员', [{ role: 'admin', body: null }]));
    return linkFor(installation, em, admin);
  });
}

type Manager = Parameters<typeof accountNamed>[0];

async function newAccount(
  installation: Installation,
  em: Manager,
  name: string,
  displayName: string,
  grants: { role: Role; body: string | null }[],
): Promise<Account> {
  const account = await addAccount(em, {
    name,
    displayName,
    passwordHash: null,
    createdAt: installation.clock(),
    disabledAt: null,
  });
  for (const { role, body } of grants) {
    const bodyId = body === null ? null : ((await bodyNamed(em, body))?.id ?? null);
    await grantRole(em, { accountId: account.id, bodyId, role });
  }
  return account;
}

async function linkFor(installation: Installation, em: Manager, account: Account): Promise<string> {
  const token = Buffer.from(installation.random(24)).toString('base64url');
  const at = installation.clock();
  await addSignInLink(em, {
    tokenHash: sha256(token),
    accountId: account.id,
    createdAt: at,
    expiresAt: later(at, LINK_LIFE),
    usedAt: null,
  });
  return token;
}

/** A new account with its one-time token for setting a password. @throws AccountTaken, BadAccountName */
export async function addPerson(
  installation: Installation,
  input: { name: string; displayName: string; roles: Role[]; body: string | null; actor: Actor },
): Promise<string> {
  mustHave(input.actor, [], null, '管理账号');
  if (!/^[\w.\-\u4e00-\u9fff]{2,30}$/.test(input.name)) throw new BadAccountName();
  return inTransaction(installation.db, async (em) => {
    if (await accountNamed(em, input.name)) throw new AccountTaken(input.name);
    const grants = input.roles.map((role) => ({ role, body: input.body }));
    const account = await newAccount(installation, em, input.name, input.displayName || input.name, grants);
    await appendAudit(em, {
      at: installation.clock(),
      actor: input.actor.account,
      act: 'account.add',
      subject: `账号 ${account.id}`,
      detail: { roles: input.roles.join(',') },
    });
    return linkFor(installation, em, account);
  });
}

/** A new one-time token for an account whose password was never set, or is lost. @throws NoSuchAccount */
export async function renewLink(installation: Installation, name: string, actor: Actor): Promise<string> {
  mustHave(actor, [], null, '管理账号');
  return inTransaction(installation.db, async (em) => {
    const account = await accountNamed(em, name);
    if (!account || account.disabledAt) throw new NoSuchAccount(name);
    await forgetSignInFailures(em, name);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'account.link',
      subject: `账号 ${account.id}`,
    });
    return linkFor(installation, em, account);
  });
}

export interface Person {
  name: string;
  displayName: string;
  roles: string[];
  hasPassword: boolean;
}

export async function people({ db }: Installation): Promise<Person[]> {
  const accounts = await allAccounts(db.manager);
  return Promise.all(
    accounts.map(async (account) => ({
      name: account.name,
      displayName: account.displayName,
      roles: (await grantsOf(db.manager, account.id)).map(
        ({ role, body }) => `${ROLES[role]}${body ? `（${body}）` : ''}`,
      ),
      hasPassword: account.passwordHash !== null,
    })),
  );
}

/** Whom a one-time link is for; null where it is used up, expired or made up. */
export async function welcomeAccount({ db, clock }: Installation, token: string): Promise<string | null> {
  return (await accountOfLink(db.manager, sha256(token), clock()))?.displayName ?? null;
}

/** Sets the password that a one-time link is for, and uses the link up. */
export async function setFirstPassword(
  installation: Installation,
  token: string,
  password: string,
  again: string,
): Promise<SignInResult> {
  if (password.length < MIN_PASSWORD) return { ok: false, problem: `口令至少 ${MIN_PASSWORD} 个字符。` };
  if (password !== again) return { ok: false, problem: '两次输入的口令不同，请重新输入。' };
  const passwordHash = await argon2.hash(password);
  return inTransaction(installation.db, async (em): Promise<SignInResult> => {
    const account = await useSignInLink(em, sha256(token), installation.clock());
    if (!account) return { ok: false, problem: '这个链接已用过或已过期。请向管理员要新的链接。' };
    await changeAccount(em, account.id, { passwordHash });
    await appendAudit(em, {
      at: installation.clock(),
      actor: account.name,
      act: 'account.password',
      subject: `账号 ${account.id}`,
    });
    return { ok: true, account: account.name };
  });
}

/** Hash of no password: an unknown name takes as long as a known one. */
const NOBODY = argon2.hash('nobody has this password');

/** Checks name and password. After five failures in fifteen minutes the name waits. */
export async function signIn(
  installation: Installation,
  name: string,
  password: string,
): Promise<SignInResult> {
  const { db } = installation;
  const at = installation.clock();
  if ((await signInFailuresSince(db.manager, { name }, later(at, -LOCK_WINDOW))) >= LOCK_AFTER) {
    return { ok: false, problem: '连续输错次数过多，请 15 分钟后再试，或请管理员发一个新的链接。' };
  }
  const account = await accountNamed(db.manager, name);
  const hash = account?.passwordHash ?? (await NOBODY);
  const right = await argon2.verify(hash, password);
  return inTransaction(db, async (em): Promise<SignInResult> => {
    if (!right || !account?.passwordHash || account.disabledAt) {
      await addSignInFailure(em, { name, address: null, at });
      return { ok: false, problem: '账号或口令不对。' };
    }
    await forgetSignInFailures(em, name);
    await appendAudit(em, { at, actor: account.name, act: 'account.sign-in', subject: `账号 ${account.id}` });
    return { ok: true, account: account.name };
  });
}

/** The secret that session cookies are signed with, made once. */
export async function sessionSecret(installation: Installation): Promise<string> {
  return inTransaction(installation.db, async (em) => {
    const known = await readSetting<string>(em, 'session.secret');
    if (known) return known;
    const made = Buffer.from(installation.random(32)).toString('base64url');
    await writeSetting(em, 'session.secret', made);
    return made;
  });
}

/** Where sessions lie: in the database, by the hash of their name, so that a copy of it opens no session. */
export class SessionShelf {
  constructor(private readonly installation: Installation) {}

  read(id: string): Promise<string | null> {
    const { db, clock } = this.installation;
    return readSession(db.manager, sha256(id), clock());
  }

  async write(id: string, data: string, lifeMs: number): Promise<void> {
    const { db, clock } = this.installation;
    await inTransaction(db, (em) =>
      writeSession(em, { id: sha256(id), data, expiresAt: later(clock(), lifeMs) }),
    );
  }

  async remove(id: string): Promise<void> {
    await inTransaction(this.installation.db, (em) => removeSession(em, sha256(id)));
  }
}
