import { Router } from 'express';
import {
  administrators,
  type Installation,
  jobsAtHand,
  overview,
  sampleStanding,
  todaysWork,
  type Work,
} from '../../services';
import type { Views } from '../views';
import { deskView } from './view';

export function deskRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const actor = response.locals.actor!;
    const whole = await overview(installation, actor);
    const work: Work[] = [];
    for (const list of whole.lists) work.push(...(await todaysWork(installation, list, actor)));
    response.send(
      views.page(request, response, 'admin/desk', {
        title: '工作台',
        ...deskView({
          whole,
          work,
          jobs: await jobsAtHand(installation, actor),
          actor,
          sample: await sampleStanding(installation),
        }),
        ask: actor.grants.length === 0 ? (await administrators(installation)).join('、') : null,
      }),
    );
  });
  return router;
}
