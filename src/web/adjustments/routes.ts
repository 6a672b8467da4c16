import { type Request, type Response, Router } from 'express';
import {
  type AdjustAct,
  AdjustmentMovedOn,
  adjust,
  adjustmentPage,
  adjustmentsPage,
  BadForm,
  type FieldProblem,
  type Installation,
} from '../../services';
import { errorsOnTop, word } from '../drafting/request';
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
    { seen = '', problems = [] }: { seen?: string; problems?: FieldProblem[] } = {},
  ) => {
    const page = await adjustmentPage(installation, id, response.locals.actor!, asked);
    const list = page.chosen.list.id;
    const crumbs = [{ href: paths.adjustments(list), label: '调整' }];
    const moved = seen !== '' && seen !== page.digest;
    if (moved || problems.length > 0) response.status(moved ? 409 : 422);
    const errors = moved
      ? [{ text: new AdjustmentMovedOn(page.adjustment.id).message }]
      : errorsOnTop(problems);
    const model = { list, crumbs, errors, ...adjustmentView(page, typed, problems) };
    response.send(views.page(request, response, 'admin/adjustment', model));
  };

  router.get('/adjustments/:id', (request, response) =>
    show(request, response, request.params.id, pageAsked(request.query.page), NOTHING_TYPED),
  );

  router.post('/adjustments/:id/act', async (request, response) => {
    const { id } = request.params;
    const comment = word(request.body, 'comment');
    const remarks = remarksIn(request.body);
    const seen = word(request.body, 'seen');
    if (request.body.turn !== undefined)
      return show(request, response, id, pageAsked(request.body.turn), { comment, remarks }, { seen });
    const act = String(request.body.act);
    if (!isAct(act)) throw new NoSuchPage();
    try {
      const { stateInChinese } = await adjust(installation, {
        id,
        act,
        actor: response.locals.actor!,
        comment: comment || null,
        fieldComments: remarks,
        seen: seen || null,
      });
      flash(request, 'done', `已办理，现在是：${stateInChinese}。`);
      response.redirect(303, paths.adjustment(id));
    } catch (error) {
      const typed = { comment, remarks };
      if (error instanceof AdjustmentMovedOn) await show(request, response, id, 1, typed, { seen });
      else if (error instanceof BadForm)
        await show(request, response, id, 1, typed, { problems: error.problems });
      else throw error;
    }
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
