import { Router } from 'express';
import { type Installation, restoreRevision, startAdjustment, whereToEdit } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { headOf, orProblems, showWith } from './form-pages';
import { draftPaths } from './paths';
import { texts, word } from './request';
import { headView } from './start-view';

/** From an item to the adjustment in which it is changed, or a revision restored. */
export function editRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const show = showWith(views);

  router.get('/lists/:list/items/:number/edit', async (request, response) => {
    const list = Number(request.params.list);
    const { number } = request.params;
    const seq = Number(request.query.seq) || null;
    const { at, drafts } = await whereToEdit(installation, list, number, response.locals.actor!);
    if (at !== null && seq === null) return response.redirect(303, draftPaths.item(at, number));
    const first = drafts[0] ? String(drafts[0].id) : NEW;
    show(request, response, 'admin/item-where', {
      ...whereView({ list, number, seq, drafts, chosen: first }),
      busy: at === null ? null : { id: at, href: paths.adjustment(at) },
      ...headView({}),
    });
  });

  router.post('/lists/:list/items/:number/edit', async (request, response) => {
    const list = Number(request.params.list);
    const { number } = request.params;
    const actor = response.locals.actor!;
    const seq = Number(word(request.body, 'seq')) || null;
    const { drafts } = await whereToEdit(installation, list, number, actor);
    const chosen = word(request.body, 'adjustment');
    await orProblems(
      async () => {
        const id = drafts.some((one) => String(one.id) === chosen)
          ? chosen
          : String(await startAdjustment(installation, list, headOf(request), actor));
        if (seq !== null) {
          await restoreRevision(installation, { adjustment: id, item: number, seq, actor });
          flash(request, 'done', `第 ${seq} 版已恢复为草稿；发布之前公开的内容不变。`);
        }
        response.redirect(303, draftPaths.item(id, number));
      },
      (problems) =>
        show(
          request,
          response,
          'admin/item-where',
          {
            ...whereView({ list, number, seq, drafts, chosen: NEW }),
            ...headView(texts(request.body), problems),
          },
          problems,
        ),
    );
  });

  return router;
}

const NEW = 'new';

interface Where {
  list: number;
  number: string;
  /** The revision to restore; null: the item is to be changed. */
  seq: number | null;
  drafts: { id: number; title: string }[];
  chosen: string;
}

/** In which adjustment: one of the drafts there are, or a new one. */
function whereView({ list, number, seq, drafts, chosen }: Where) {
  return {
    title: seq === null ? `修改事项 ${number}` : `恢复事项 ${number} 的第 ${seq} 版`,
    list,
    crumbs: [{ href: paths.item(list, number), label: `事项 ${number}` }],
    action: draftPaths.edit(list, number),
    seq,
    drafts: drafts.map(({ id, title }) => ({
      id: `draft-${id}`,
      value: id,
      label: `${title}（调整 ${id}）`,
      checked: String(id) === chosen,
    })),
    fresh: { id: 'draft-new', value: NEW, label: '新建一个调整', checked: chosen === NEW },
  };
}
