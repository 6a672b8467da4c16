import argon2 from 'argon2';
import { accountNamed, appendAudit, inTransaction } from '../../store';
import type { Installation } from '../installation';
import { keyed, sameText, sha256 } from './secrets';
import { sessionSecret, sweepSessions } from './sessions';
import { countAttempt, forgetAttempts, type Origin, recordGuessing, WAIT } from './slow-guessing';

export type SignInResult = { ok: true; account: string } | { ok: false; problem: string };

export interface SignInAttempt {
  name: string;
  password: string;
  /** Network address, as `clientAddress` of the web side has it. */
  address: string;
  /** What `browserToken` gave this browser, if it did. */
  browser: string | null;
}

/** Hash of no password: an unknown name takes as long as a known one. */
const NOBODY = argon2.hash('nobody has this password');

/** Checks name and password; whoever fails too often waits. */
export async function signIn(installation: Installation, attempt: SignInAttempt): Promise<SignInResult> {
  const { name, password } = attempt;
  const origin = await originOf(installation, attempt);
  if (!(await countAttempt(installation, name, origin))) return { ok: false, problem: WAIT };
  const account = await accountNamed(installation.db.manager, name);
  const right = await argon2.verify(account?.passwordHash ?? (await NOBODY), password);
  if (!right || !account?.passwordHash || account.disabledAt) {
    await recordGuessing(installation, name, origin);
    return { ok: false, problem: '账号或口令不对。' };
  }
  await sweepSessions(installation);
  return inTransaction(installation.db, async (em): Promise<SignInResult> => {
    await forgetAttempts(em, name, origin);
    await appendAudit(em, {
      at: installation.clock(),
      actor: account.name,
      act: 'account.sign-in',
      subject: `账号 ${account.id}`,
    });
    return { ok: true, account: account.name };
  });
}

/** What a browser keeps to show later that this account signed in in it before. It opens nothing by itself. */
export async function browserToken(installation: Installation, name: string): Promise<string> {
  const nonce = Buffer.from(installation.random(16)).toString('base64url');
  return `${nonce}.${keyed(await sessionSecret(installation), 'browser', `${name}\0${nonce}`)}`;
}

async function originOf(
  installation: Installation,
  { name, address, browser }: SignInAttempt,
): Promise<Origin> {
  const secret = await sessionSecret(installation);
  const [nonce, proof] = browser?.split('.') ?? [];
  if (nonce && proof && sameText(proof, keyed(secret, 'browser', `${name}\0${nonce}`))) {
    return { key: `browser ${sha256(nonce)}`, known: true };
  }
  return { key: `address ${keyed(secret, 'address', address)}`, known: false };
}
