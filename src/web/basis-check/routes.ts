import { Router } from 'express';
import { type Installation, listHealth } from '../../services';
import type { Views } from '../views';
import { checkQuery } from './query';
import { checkView } from './view';

export function basisCheckRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  router.get('/lists/:list/check', async (request, response) => {
    const list = Number(request.params.list);
    const { health } = await listHealth(installation, list);
    response.send(
      views.page(request, response, 'admin/check', {
        title: '依据体检',
        list,
        ...checkView(health, list, checkQuery(request.query)),
      }),
    );
  });
  return router;
}
