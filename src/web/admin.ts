import { type RequestHandler, Router, urlencoded } from 'express';
import type { Installation } from '../services';
import { adjustmentRoutes } from './adjustments/routes';
import { annualRoutes } from './annual/routes';
import { auditRoutes } from './audit/routes';
import { basisCheckRoutes } from './basis-check/routes';
import { bodyRoutes } from './bodies/routes';
import { calendarRoutes } from './calendar/routes';
import { deskRoutes } from './desk/routes';
import { draftingRoutes } from './drafting/routes';
import { gazetteRoutes } from './gazette/routes';
import { gazetteWordingRoutes } from './gazette-wording/routes';
import { impactRoutes } from './impacts/routes';
import { itemRoutes } from './items/routes';
import { jobRoutes } from './jobs/routes';
import { lawImportRoutes } from './laws/import-routes';
import { lawRoutes } from './laws/routes';
import { listImportRoutes } from './list-import/routes';
import { adjustFromObjectionRoutes } from './objections/adjust-routes';
import { objectionRoutes } from './objections/routes';
import { accountRoutes } from './people/account-routes';
import { peopleRoutes } from './people/routes';
import { procedureRoutes } from './procedure/routes';
import { releaseRoutes } from './releases/routes';
import { sampleRoutes } from './sample/routes';
import { setUpAssets } from './set-up-assets';
import { setUpCsrf } from './set-up-csrf';
import { setUpCurrentActor } from './set-up-current-actor';
import { setUpOwnBodies } from './set-up-own-bodies';
import { refuseNulInForm } from './set-up-plain-text';
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
  router.use(formFields());
  router.use(setUpUploads());
  router.use(refuseNulInForm());
  router.use(setUpCsrf());
  router.use(signInRoutes(installation, views));
  router.use(setUpCurrentActor(installation));
  router.use(setUpOwnBodies(installation));
  router.use(deskRoutes(installation, views));
  router.use(sampleRoutes(installation, views));
  router.use(lawImportRoutes(installation, views));
  router.use(lawRoutes(installation, views));
  router.use(draftingRoutes(installation, views));
  router.use(procedureRoutes(installation, views));
  router.use(calendarRoutes(installation, views));
  router.use(listImportRoutes(installation, views));
  router.use(jobRoutes(installation, views));
  router.use(itemRoutes(installation, views));
  router.use(basisCheckRoutes(installation, views));
  router.use(impactRoutes(installation, views));
  router.use(adjustmentRoutes(installation, views));
  router.use(releaseRoutes(installation, views));
  router.use(gazetteRoutes(installation, views));
  router.use(annualRoutes(installation, views));
  router.use(gazetteWordingRoutes(installation, views));
  router.use(objectionRoutes(installation, views));
  router.use(adjustFromObjectionRoutes(installation, views));
  router.use(accountRoutes(installation, views));
  router.use(peopleRoutes(installation, views));
  router.use(bodyRoutes(installation, views));
  router.use(auditRoutes(installation, views));
  return router;
}

/** A stranger has no long form to send. */
function formFields(): RequestHandler {
  const [short, long] = ['16kb', '2mb'].map((limit) =>
    urlencoded({ extended: false, limit, parameterLimit: 20_000 }),
  );
  return (request, response, next) => (request.session.account ? long! : short!)(request, response, next);
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
