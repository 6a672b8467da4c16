import { type Request, type Response, Router } from 'express';
import { browserToken, type Installation, setFirstPassword, signIn, welcomeAccount } from '../../services';
import { clientAddress } from '../client-address';
import { paths, safeBack } from '../paths';
import type { Views } from '../views';

/** Signing in and out, and the one-time link that sets a password. */
export function signInRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/sign-in', (request, response) => {
    response.send(
      views.page(request, response, 'admin/sign-in', { title: '登录', back: safeBack(request.query.back) }),
    );
  });

  router.post('/sign-in', async (request, response) => {
    const name = String(request.body.name ?? '').trim();
    const back = safeBack(request.body.back);
    const result = await signIn(installation, {
      name,
      password: String(request.body.password ?? ''),
      address: clientAddress(request),
      browser: knownBrowser(request),
    });
    if (!result.ok) {
      response.status(422);
      response.send(
        views.page(request, response, 'admin/sign-in', {
          title: '登录',
          back,
          name,
          problem: result.problem,
        }),
      );
      return;
    }
    await renewSession(request, result.account);
    await remember(response, result.account);
    response.redirect(303, back);
  });

  router.post('/sign-out', (request, response, next) => {
    request.session.destroy((error) => (error ? next(error) : response.redirect(303, paths.signIn)));
  });

  router.get('/welcome/:token', async (request, response) => {
    const account = await welcomeAccount(installation, request.params.token);
    response.send(views.page(request, response, 'admin/welcome', { title: '设置口令', account }));
  });

  router.post('/welcome/:token', async (request, response) => {
    const [password, again] = [String(request.body.password ?? ''), String(request.body.again ?? '')];
    const result = await setFirstPassword(installation, request.params.token, password, again);
    if (!result.ok) {
      const account = await welcomeAccount(installation, request.params.token);
      response.status(422);
      response.send(
        views.page(request, response, 'admin/welcome', {
          title: '设置口令',
          account,
          problem: result.problem,
        }),
      );
      return;
    }
    await renewSession(request, result.account);
    await remember(response, result.account);
    response.redirect(303, paths.desk);
  });

  /** So that others who fail under this name cannot keep its owner out of this browser. */
  async function remember(response: Response, account: string): Promise<void> {
    response.cookie(BROWSER, await browserToken(installation, account), {
      path: paths.signIn,
      httpOnly: true,
      sameSite: 'strict',
      secure: response.req.secure,
      maxAge: HALF_A_YEAR,
    });
  }

  return router;
}

const BROWSER = 'quanze-browser';
const HALF_A_YEAR = 180 * 24 * 60 * 60_000;

function knownBrowser(request: Request): string | null {
  const found = /(?:^|;\s*)quanze-browser=([\w.-]+)/.exec(request.headers.cookie ?? '');
  return found?.[1] ?? null;
}

/** A new session name at sign-in, so that one fixed beforehand is worth nothing. */
function renewSession(request: Request, account: string): Promise<void> {
  return new Promise((done, fail) => {
    request.session.regenerate((error) => {
      if (error) return fail(error);
      request.session.account = account;
      request.session.save((failed) => (failed ? fail(failed) : done()));
    });
  });
}
