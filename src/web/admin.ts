import { type RequestHandler, Router, urlencoded } from 'express';
import type { Installation } from '../services';
import { adjustmentRoutes } from './adjustments/routes';
import { basisCheckRoutes } from './basis-check/routes';
import { deskRoutes } from './desk/routes';
import { impactRoutes } from './impacts/routes';
import { itemRoutes } from './items/routes';
import { lawRoutes } from './laws/routes';
import { peopleRoutes } from './people/routes';
import { releaseRoutes } from './releases/routes';
import { setUpAssets } from './set-up-assets';
import { setUpCsrf } from './set-up-csrf';
import { setUpCurrentActor } from './set-up-current-actor';
import { setUpOwnBodies } from './set-up-own-bodies';
import { setUpSession } from './set-up-session';
import { setUpUploads } from './set-up-uploads';
import { signInRoutes } from './sign-in/routes';
import type { Views } from './views';

/** The officer's side. Everything below `setUpCurrentActor` needs a signed-in account. */
export async function setUpAdmin(installation: Installation, views: Views): Promise<RequestHandler> {
  const router = Router();
  router.use(setUpAssets());
  router.use(await setUpSession(installation));
  router.use(noStore);
  router.use(urlencoded({ extended: false, limit: '2mb' }));
  router.use(setUpUploads());
  router.use(setUpCsrf());
  router.use(signInRoutes(installation, views));
  router.use(setUpCurrentActor(installation));
  router.use(setUpOwnBodies(installation));
  router.use(deskRoutes(installation, views));
  router.use(lawRoutes(installation, views));
  router.use(itemRoutes(installation, views));
  router.use(basisCheckRoutes(installation, views));
  router.use(impactRoutes(installation, views));
  router.use(adjustmentRoutes(installation, views));
  router.use(releaseRoutes(installation, views));
  router.use(peopleRoutes(installation, views));
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
