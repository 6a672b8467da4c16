import { Router } from 'express';
import session from 'express-session';
import { type Installation, SessionShelf, sessionSecret } from '../services';

declare module 'express-session' {
  interface SessionData {
    /** Name of the account that signed in. */
    account: string;
    csrf: string;
    flash: Flash[];
  }
}

/** Said once on the next page after a redirect. */
export interface Flash {
  tone: 'done' | 'refused';
  text: string;
}

const EIGHT_HOURS = 8 * 60 * 60 * 1000;
/** Of whoever has not signed in: long enough to fill in the form, too short to fill the database. */
const AN_HOUR = 60 * 60 * 1000;

const lifeOf = ({ account }: session.SessionData): number => (account ? EIGHT_HOURS : AN_HOUR);

/** Sessions lie in the database; the cookie holds only a signed random name. */
export async function setUpSession(installation: Installation): Promise<Router> {
  const shelf = new SessionShelf(installation);
  const router = Router();
  router.use(
    session({
      name: 'quanze',
      secret: await sessionSecret(installation),
      store: new DatabaseStore(shelf),
      resave: false,
      saveUninitialized: false,
      rolling: true,
      cookie: { path: '/admin', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: EIGHT_HOURS },
    }),
  );
  return router;
}

class DatabaseStore extends session.Store {
  constructor(private readonly shelf: SessionShelf) {
    super();
  }

  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    this.shelf
      .read(id)
      .then((text) => done(null, text === null ? null : (JSON.parse(text) as session.SessionData)), done);
  }

  override set(
    id: string,
    data: session.SessionData,
    done: (error?: unknown) => void = () => undefined,
  ): void {
    this.shelf.write(id, JSON.stringify(data), data.account ?? null, lifeOf(data)).then(() => done(), done);
  }

  /** A page only read writes nothing, unless the session has grown old: reading must not wait for a writer. */
  override touch(id: string, data: session.SessionData, done: () => void = () => undefined): void {
    this.shelf.isFresh(id, lifeOf(data)).then(
      (fresh) => (fresh ? done() : this.set(id, data, () => done())),
      () => done(),
    );
  }

  override destroy(id: string, done: (error?: unknown) => void = () => undefined): void {
    this.shelf.remove(id).then(() => done(), done);
  }
}
