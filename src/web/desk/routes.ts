import { Router } from 'express';
import {
  administrators,
  holdsOnlySample,
  type Installation,
  jobsAtHand,
  overview,
  removeSample,
  todaysWork,
  type Work,
} from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
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
          sample: await holdsOnlySample(installation),
        }),
        ask: actor.grants.length === 0 ? (await administrators(installation)).join('、') : null,
      }),
    );
  });
  router.post('/sample/remove', async (request, response) => {
    await removeSample(installation, response.locals.actor!);
    flash(request, 'done', '示例已清除，可以导入自己的法律文本和清单了。');
    response.redirect(303, paths.desk);
  });

  return router;
}
