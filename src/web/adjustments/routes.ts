import { type Request, type Response, Router } from 'express';
import { type AdjustAct, adjust, adjustmentPage, adjustmentsPage, type Installation } from '../../services';
import { word } from '../drafting/request';
import { NoSuchPage } from '../errors';
import { pageAsked } from '../pages';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { adjustmentsView, adjustmentView, NOTHING_TYPED, type TypedReview } from './view';

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

  const show = async (
    request: Request,
    response: Response,
    id: string,
    asked: number,
    typed: TypedReview,
  ) => {
    const page = await adjustmentPage(installation, id, response.locals.actor!, asked);
    const list = page.chosen.list.id;
    const crumbs = [{ href: paths.adjustments(list), label: '调整' }];
    response.send(
      views.page(request, response, 'admin/adjustment', { list, crumbs, ...adjustmentView(page, typed) }),
    );
  };

  router.get('/adjustments/:id', (request, response) =>
    show(request, response, request.params.id, pageAsked(request.query.page), NOTHING_TYPED),
  );

  router.post('/adjustments/:id/act', async (request, response) => {
    const { id } = request.params;
    const comment = word(request.body, 'comment');
    const remarks = remarksIn(request.body);
    if (request.body.turn !== undefined)
      return show(request, response, id, pageAsked(request.body.turn), { comment, remarks });
    const act = String(request.body.act);
    if (!isAct(act)) throw new NoSuchPage();
    const { stateInChinese } = await adjust(installation, {
      id,
      act,
      actor: response.locals.actor!,
      comment: comment || null,
      fieldComments: remarks,
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
