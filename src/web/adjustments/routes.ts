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
    const page = await adjustmentsPage(installation, list, response.locals.actor!);
    response.send(
      views.page(request, response, 'admin/adjustments', {
        title: '调整',
        list,
        ...adjustmentsView(page, list),
      }),
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
      fieldComments: remarksIn(request.body),
    });
    flash(request, 'done', `已办理，现在是：${stateInChinese}。`);
    response.redirect(303, paths.adjustment(id));
  });

  return router;
}

/** Remarks of a review by item and field: `remark|0012|office`. */
function remarksIn(sent: Record<string, unknown>) {
  return Object.entries(sent).flatMap(([name, value]) => {
    const [what, item, ...field] = name.split('|');
    const comment = what === 'remark' && typeof value === 'string' ? value.trim() : '';
    return item && field.length > 0 && comment !== '' ? [{ item, field: field.join('|'), comment }] : [];
  });
}

const isAct = (act: string): act is AdjustAct => ['submit', 'approve', 'return', 'withdraw'].includes(act);
