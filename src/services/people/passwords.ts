import argon2 from 'argon2';
import {
  accountNamed,
  accountOfLink,
  appendAudit,
  changeAccount,
  inTransaction,
  removeSessionsOf,
  useSignInLink,
  voidSignInLinks,
} from '../../store';
import type { Actor } from '../actor';
import type { Installation } from '../installation';
import { sha256 } from './secrets';
import type { SignInResult } from './sign-in';
import { countAttempt, forgetAttempts, WAIT } from './slow-guessing';

export const MIN_PASSWORD = 10;
/** Longer ones only cost time. */
const MAX_PASSWORD = 200;

function problemWith(password: string, again: string): string | null {
  if (password.length < MIN_PASSWORD) return `口令至少 ${MIN_PASSWORD} 个字符。`;
  if (password.length > MAX_PASSWORD) return `口令最多 ${MAX_PASSWORD} 个字符。`;
  return password === again ? null : '两次输入的口令不同，请重新输入。';
}

/** Whom a one-time link is for; null where it is used up, expired or made up. */
export async function welcomeAccount({ db, clock }: Installation, token: string): Promise<string | null> {
  const account = await accountOfLink(db.manager, sha256(token), clock());
  return account && !account.disabledAt ? account.displayName : null;
}

const LINK_GONE: SignInResult = { ok: false, problem: '这个链接已用过或已过期。请向管理员要新的链接。' };

/** Sets the password that a one-time link is for, uses the link up and ends every session of the account. */
export async function setFirstPassword(
  installation: Installation,
  token: string,
  password: string,
  again: string,
): Promise<SignInResult> {
  const problem = problemWith(password, again);
  if (problem) return { ok: false, problem };
  // Hashing takes its time and memory: not for whoever has no link.
  if ((await welcomeAccount(installation, token)) === null) return LINK_GONE;
  const passwordHash = await argon2.hash(password);
  return inTransaction(installation.db, async (em): Promise<SignInResult> => {
    const account = await useSignInLink(em, sha256(token), installation.clock());
    if (!account || account.disabledAt) return LINK_GONE;
    await changeAccount(em, account.id, { passwordHash });
    await removeSessionsOf(em, account.name);
    await appendAudit(em, {
      at: installation.clock(),
      actor: account.name,
      act: 'account.password',
      subject: `账号 ${account.id}`,
    });
    return { ok: true, account: account.name };
  });
}

export interface PasswordChange {
  current: string;
  password: string;
  again: string;
  /** Name of the session at hand; every other one of the account ends. */
  session: string;
  actor: Actor;
}

/** Changes the actor's own password. */
export async function changePassword(
  installation: Installation,
  change: PasswordChange,
): Promise<SignInResult> {
  const { account: name } = change.actor;
  const problem = problemWith(change.password, change.again);
  if (problem) return { ok: false, problem };
  const origin = { key: 'own session', known: true };
  if (!(await countAttempt(installation, name, origin))) return { ok: false, problem: WAIT };
  const account = await accountNamed(installation.db.manager, name);
  if (!account?.passwordHash || !(await argon2.verify(account.passwordHash, change.current)))
    return { ok: false, problem: '现在的口令不对。' };
  const passwordHash = await argon2.hash(change.password);
  return inTransaction(installation.db, async (em): Promise<SignInResult> => {
    await forgetAttempts(em, name, origin);
    await changeAccount(em, account.id, { passwordHash });
    await voidSignInLinks(em, account.id, installation.clock());
    await removeSessionsOf(em, name, sha256(change.session));
    await appendAudit(em, {
      at: installation.clock(),
      actor: name,
      act: 'account.password',
      subject: `账号 ${account.id}`,
    });
    return { ok: true, account: name };
  });
}
