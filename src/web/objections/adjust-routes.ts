import { Router } from 'express';
import { adjustFromObjection, BadForm, headFromObjection, type Installation } from '../../services';
import { draftPaths } from '../drafting/paths';
import { errorsOnTop, texts, word } from '../drafting/request';
import { headView } from '../drafting/start-view';
import { paths } from '../paths';
import { flash, type Views } from '../views';

/** 转为调整: an adjustment that begins with what an objection says. */
export function adjustFromObjectionRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/objections/:id/adjustment', async (request, response) => {
    const [list, id] = [Number(request.params.list), Number(request.params.id)];
    const actor = response.locals.actor!;
    const { head, number } = await headFromObjection(installation, { list, id, actor });
    const values = { ...head, effective: '' };
    response.send(views.page(request, response, 'admin/adjustment-head', page(list, id, number, values)));
  });

  router.post('/lists/:list/objections/:id/adjustment', async (request, response) => {
    const [list, id] = [Number(request.params.list), Number(request.params.id)];
    const actor = response.locals.actor!;
    const { body } = request;
    const head = {
      title: word(body, 'title'),
      reason: word(body, 'reason'),
      basis: word(body, 'basis'),
      effective: word(body, 'effective') || null,
    };
    try {
      const { adjustment, item } = await adjustFromObjection(installation, { list, id, actor, head });
      flash(
        request,
        'done',
        item
          ? '草稿已建立，并与意见相连。请在这里改这个事项。'
          : '草稿已建立，并与意见相连。请加入要调整的事项。',
      );
      response.redirect(
        303,
        item ? `${draftPaths.item(adjustment, item)}?kind=change` : draftPaths.add(adjustment),
      );
    } catch (error) {
      if (!(error instanceof BadForm)) throw error;
      const { number } = await headFromObjection(installation, { list, id, actor });
      const model = {
        ...page(list, id, number, texts(body), error.problems),
        errors: errorsOnTop(error.problems),
      };
      response.status(422).send(views.page(request, response, 'admin/adjustment-head', model));
    }
  });

  return router;
}

function page(
  list: number,
  id: number,
  number: string,
  values: Record<string, string>,
  problems: BadForm['problems'] = [],
) {
  const back = paths.objection(list, id);
  return {
    title: `按意见 ${number} 起草调整`,
    list,
    crumbs: [
      { href: paths.objections(list), label: '意见' },
      { href: back, label: `意见 ${number}` },
    ],
    action: paths.adjustFromObjection(list, id),
    back,
    button: '建立草稿',
    ...headView(values, problems),
  };
}
