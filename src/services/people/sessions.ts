import {
  inTransaction,
  readSession,
  removeExpired,
  removeSession,
  sessionExpiry,
  writeSession,
} from '../../store';
import type { Installation } from '../installation';
import { keptSecret } from './kept-secret';
import { later, sha256 } from './secrets';

const TEN_MINUTES = 10 * 60_000;
const A_DAY = 24 * 60 * 60_000;

/** The secret that session cookies are signed with, made once. */
export function sessionSecret(installation: Installation): Promise<string> {
  return keptSecret(installation, 'session.secret');
}

/** Forgets sessions, links and failed attempts that count no more. */
export async function sweepSessions({ db, clock }: Installation): Promise<void> {
  await inTransaction(db, (em) => removeExpired(em, clock(), later(clock(), -A_DAY)));
}

/** Where sessions lie: in the database, by the hash of their name, so that a copy of it opens no session. */
export class SessionShelf {
  constructor(private readonly installation: Installation) {}

  read(id: string): Promise<string | null> {
    const { db, clock } = this.installation;
    return readSession(db.manager, sha256(id), clock());
  }

  async write(id: string, data: string, account: string | null, lifeMs: number): Promise<void> {
    const { db, clock } = this.installation;
    await inTransaction(db, (em) =>
      writeSession(em, { id: sha256(id), data, account, expiresAt: later(clock(), lifeMs) }),
    );
  }

  /** Whether so little was used up of a life since it was last written that there is no need to write it again. */
  async isFresh(id: string, lifeMs: number): Promise<boolean> {
    const { db, clock } = this.installation;
    const expiry = await sessionExpiry(db.manager, sha256(id));
    return expiry !== null && expiry > later(clock(), lifeMs - TEN_MINUTES);
  }

  async remove(id: string): Promise<void> {
    await inTransaction(this.installation.db, (em) => removeSession(em, sha256(id)));
  }
}
