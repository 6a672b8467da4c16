import { Router } from 'express';
import { type Installation, jobPage } from '../../services';

import { flash, type Views } from '../views';
import { progressView } from './progress';
import { jobView, nextOf } from './view';

/** Work that goes on in the background: its page, and the same in short for the page's script. */
export function jobRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/jobs/:id', async (request, response) => {
    const job = await jobPage(installation, Number(request.params.id), response.locals.actor!);
    const next = nextOf(job);
    if (next?.said) flash(request, 'done', next.said);
    if (next) return response.redirect(303, next.href);
    const { template, model } = jobView(job, response.locals.lists ?? [], response.locals.actor!);
    response.send(views.page(request, response, template, model));
  });

  router.get('/jobs/:id/state', async (request, response) => {
    const job = await jobPage(installation, Number(request.params.id), response.locals.actor!);
    response.json({ ended: job.ended, ...progressView(job) });
  });

  return router;
}
