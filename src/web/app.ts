import express, { type Express } from 'express';
import type { Installation } from '../services';
import { setUpAdmin } from './admin';
import { apiRoutes } from './api';
import { NothingPublished } from './errors';
import { createLog, type Log } from './log';
import { publicObjectionRoutes } from './objections/public-routes';
import { setUpErrors } from './set-up-errors';
import { refuseNulInAddress } from './set-up-plain-text';
import { setUpPublicSite } from './set-up-public-site';
import { setUpSecurity } from './set-up-security';
import { setUpWatch } from './set-up-watch';
import { createViews } from './views';

/** The whole path of a request, top to bottom. */
export async function createApp(installation: Installation, log: Log = createLog('error')): Promise<Express> {
  const views = createViews(installation.settings.siteName);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(setUpSecurity());
  app.use(setUpWatch(installation, log));
  app.use(refuseNulInAddress());
  app.use('/admin', await setUpAdmin(installation, views));
  app.use('/objections', publicObjectionRoutes(installation, views));
  app.use('/api/v1', apiRoutes(installation));
  app.use(setUpPublicSite(installation.settings.siteDir));
  app.get('/', () => {
    throw new NothingPublished();
  });
  app.use(setUpErrors(views));
  return app;
}
