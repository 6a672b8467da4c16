import type { EntityManager } from 'typeorm';
import {
  accountNamed,
  addSignInFailure,
  appendAudit,
  forgetSignInFailures,
  inTransaction,
  signInFailuresSince,
} from '../../store';
import type { Installation } from '../installation';
import { later } from './secrets';

const WINDOW = 15 * 60_000;
/** Failures within the window after which whoever tries has to wait. */
const LIMITS = { sameNameSameOrigin: 5, anyNameSameOrigin: 30, sameNameAnyOrigin: 50 };

/** Where an attempt comes from. */
export interface Origin {
  key: string;
  /**
   * A browser in which this account signed in before. It waits for its own failures only: else anyone could keep the
   * owner of a name out by failing under it (OWASP, device cookies).
   */
  known: boolean;
}

export const WAIT = '连续输错次数过多，请 15 分钟后再试，或请管理员发一个新的链接。';

/**
 * Counts an attempt before it is looked at, so that of many at once no more than the limit are. False: it has to wait.
 * `forgetAttempts` takes a right one out again.
 */
export async function countAttempt(
  installation: Installation,
  name: string,
  origin: Origin,
): Promise<boolean> {
  if (await mustWait(installation, installation.db.manager, name, origin)) return false;
  return inTransaction(installation.db, async (em) => {
    if (await mustWait(installation, em, name, origin)) return false;
    await addSignInFailure(em, { name, address: origin.key, at: installation.clock() });
    return true;
  });
}

async function mustWait(
  { clock }: Installation,
  em: EntityManager,
  name: string,
  { key, known }: Origin,
): Promise<boolean> {
  const since = later(clock(), -WINDOW);
  const failures = (of: { name?: string; address?: string }) => signInFailuresSince(em, of, since);
  if ((await failures({ name, address: key })) >= LIMITS.sameNameSameOrigin) return true;
  if (known) return false;
  return (
    (await failures({ address: key })) >= LIMITS.anyNameSameOrigin ||
    (await failures({ name })) >= LIMITS.sameNameAnyOrigin
  );
}

export function forgetAttempts(em: EntityManager, name: string, origin: Origin): Promise<void> {
  return forgetSignInFailures(em, name, origin.key);
}

/** Leaves a record when the failures of a name have come to the point at which it has to wait. */
export async function recordGuessing(
  installation: Installation,
  name: string,
  origin: Origin,
): Promise<void> {
  const { db, clock } = installation;
  const account = await accountNamed(db.manager, name);
  if (!account || !(await mustWait(installation, db.manager, name, origin))) return;
  await inTransaction(db, (em) =>
    appendAudit(em, {
      at: clock(),
      actor: '（未登录）',
      act: 'account.slowed',
      subject: `账号 ${account.id}`,
    }),
  );
}
