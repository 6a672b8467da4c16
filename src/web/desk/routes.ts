import { Router } from 'express';
import { type Installation, overview } from '../../services';
import type { Views } from '../views';
import { deskView } from './view';

export function deskRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { actor } = response.locals;
    response.send(
      views.page(request, response, 'admin/desk', {
        title: '工作台',
        ...deskView(await overview(installation), actor!),
      }),
    );
  });
  return router;
}
