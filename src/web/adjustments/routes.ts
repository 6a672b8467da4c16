import { Router } from 'express';
import { type AdjustAct, adjust, adjustmentPage, adjustmentsPage, type Installation } from '../../services';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { adjustmentsView, adjustmentView } from './view';

/** 调整: what is under way, and carrying one through review. */
export function adjustmentRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/adjustments', async (request, response) => {
    const list = Number(request.params.list);
    const { rows } = await adjustmentsPage(installation, list);
    response.send(
      views.page(request, response, 'admin/adjustments', { title: '调整', list, ...adjustmentsView(rows) }),
    );
  });

  router.get('/adjustments/:id', async (request, response) => {
    const page = await adjustmentPage(installation, request.params.id, response.locals.actor!);
    const list = page.chosen.list.id;
    const crumbs = [{ href: paths.adjustments(list), label: '调整' }];
    response.send(
      views.page(request, response, 'admin/adjustment', { list, crumbs, ...adjustmentView(page) }),
    );
  });

  router.post('/adjustments/:id/act', async (request, response) => {
    const { id } = request.params;
    const act = String(request.body.act);
    if (!isAct(act)) throw new NoSuchPage();
    const comment = String(request.body.comment ?? '').trim() || null;
    const { stateInChinese } = await adjust(installation, {
      id,
      act,
      actor: response.locals.actor!,
      comment,
    });
    flash(request, 'done', `已办理，现在是：${stateInChinese}。`);
    response.redirect(303, paths.adjustment(id));
  });

  return router;
}

const isAct = (act: string): act is AdjustAct => ['submit', 'approve', 'return'].includes(act);
