import { Router } from 'express';
import { type Installation, listCheck } from '../../services';
import type { Views } from '../views';
import { checkView } from './view';

export function basisCheckRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  router.get('/lists/:list/check', async (request, response) => {
    const list = Number(request.params.list);
    const { status, law } = request.query;
    const check = await listCheck(installation, list);
    response.send(
      views.page(request, response, 'admin/check', {
        title: '依据体检',
        list,
        ...checkView(check, list, { status, law }),
      }),
    );
  });
  return router;
}
