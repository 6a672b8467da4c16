import type { EntityManager } from 'typeorm';
import {
  type Account,
  accountNamed,
  addSignInLink,
  allAccounts,
  appendAudit,
  forgetSignInFailures,
  inTransaction,
  voidSignInLinks,
} from '../../store';
import { type Actor, LOCAL_ADMINISTRATOR, mustHave } from '../actor';
import { NoSuchAccount } from '../errors';
import type { Installation } from '../installation';
import { newAccount } from './new-account';
import { later, sha256 } from './secrets';

const LINK_LIFE = 24 * 60 * 60_000;

/** On an installation where nobody can sign in yet: a one-time token for its administrator. Null once a password is set. */
export async function firstSignIn(installation: Installation): Promise<string | null> {
  const accounts = await allAccounts(installation.db.manager);
  if (accounts.some(({ passwordHash }) => passwordHash !== null)) return null;
  return inTransaction(installation.db, async (em) => {
    const admin =
      (await accountNamed(em, 'admin')) ??
      (await newAccount(installation, em, {
        name: 'admin',
        displayName: '管理员',
        grants: [{ role: 'admin', body: null }],
        actor: LOCAL_ADMINISTRATOR,
      }));
    return linkFor(installation, em, admin);
  });
}

/** A token that lets its bearer set the password of an account once, within a day; older ones are worth nothing now. Only its digest is kept. */
export async function linkFor(
  installation: Installation,
  em: EntityManager,
  account: Account,
): Promise<string> {
  const token = Buffer.from(installation.random(24)).toString('base64url');
  const at = installation.clock();
  await voidSignInLinks(em, account.id, at);
  await addSignInLink(em, {
    tokenHash: sha256(token),
    accountId: account.id,
    createdAt: at,
    expiresAt: later(at, LINK_LIFE),
    usedAt: null,
  });
  return token;
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
