import { Router } from 'express';
import { goesWithSample, type Installation, removeSample } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { removeSampleView } from './view';

/** Removing the sample: what goes and what stays is said first. */
export function sampleRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  router.get('/sample/remove', async (request, response) => {
    const actor = response.locals.actor!;
    const model = removeSampleView(await goesWithSample(installation, actor), actor.account);
    response.send(views.page(request, response, 'admin/sample-remove', model));
  });
  router.post('/sample/remove', async (request, response) => {
    await removeSample(installation, response.locals.actor!);
    flash(request, 'done', '示例已清除，可以导入自己的法律文本和清单了。');
    response.redirect(303, paths.desk);
  });
  return router;
}
