import { type Request, type Response, Router } from 'express';
import {
  addingPage,
  BadForm,
  type ChangeKind,
  type EndingKind,
  endItems,
  type Installation,
  itemChoices,
  takeOut,
} from '../../services';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { orProblems, type Problems, showWith } from './form-pages';
import { draftPaths } from './paths';
import { kindOf, texts, word, words } from './request';
import { addView } from './start-view';

/** Putting items into an adjustment, and taking them out. */
export function addRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const show = showWith(views);

  const addPage = async (
    id: string,
    response: Response,
    asked: { kind: string | null; query: string; chosen: string[]; values: Record<string, string> },
    problems: Problems = [],
  ) => {
    const { adjustment, chosen: of } = await addingPage(installation, id, response.locals.actor!);
    const { choices, total } = await itemChoices(installation, of.list.id, asked.query);
    return {
      list: of.list.id,
      crumbs: [
        { href: paths.adjustments(of.list.id), label: '调整' },
        { href: paths.adjustment(id), label: adjustment.title },
      ],
      ...addView({ adjustment, list: of.list.id, ...asked, choices, total, problems }),
    };
  };

  router.get('/adjustments/:id/add', async (request, response) => {
    const { query } = request;
    const asked = {
      kind: kindOf(query.kind),
      query: word(query, 'q'),
      chosen: words(query, 'item'),
      values: texts(query),
    };
    const { id } = request.params;
    if (asked.kind === 'add' || asked.kind === 'receive')
      return response.redirect(303, draftPaths.fresh(id, asked.kind));
    show(request, response, 'admin/adjustment-add', await addPage(id, response, asked));
  });

  router.post('/adjustments/:id/add', async (request, response) => {
    const { id } = request.params;
    const kind = kindOf(request.body.kind);
    if (kind === null) throw new NoSuchPage();
    const asked = {
      kind,
      query: word(request.body, 'q'),
      chosen: words(request.body, 'item'),
      values: texts(request.body),
    };
    const again = async (problems: Problems) =>
      show(request, response, 'admin/adjustment-add', await addPage(id, response, asked, problems), problems);
    if (request.body.do === 'search') return again([]);
    await orProblems(async () => {
      response.redirect(303, await added(kind, id, asked.chosen, request, response));
    }, again);
  });

  /** Where to go on: endings are done at once, everything else is written in the form of the item. */
  async function added(
    kind: Exclude<ChangeKind, 'found'>,
    id: string,
    chosen: string[],
    request: Request,
    response: Response,
  ): Promise<string> {
    if (kind === 'cancel' || kind === 'delegate') {
      await endItems(installation, id, {
        kind: kind as EndingKind,
        items: chosen,
        words: {
          reason: word(request.body, 'reason'),
          basis: word(request.body, 'basis'),
          counterpart: word(request.body, 'counterpart'),
        },
        actor: response.locals.actor!,
      });
      flash(request, 'done', `已加入 ${chosen.length} 项。`);
      return paths.adjustment(id);
    }
    const least = kind === 'merge' ? 2 : 1;
    if (chosen.length < least)
      throw new BadForm([
        { field: 'items', message: kind === 'merge' ? '请选择两个或更多要合并的事项。' : '请选择一个事项。' },
      ]);
    if (kind === 'merge' || kind === 'split') return draftPaths.fresh(id, kind, chosen);
    return `${draftPaths.item(id, chosen[0]!)}?kind=${kind}`;
  }

  router.post('/adjustments/:id/items/:number/remove', async (request, response) => {
    const { id, number } = request.params;
    const version = Number(word(request.body, 'version'));
    await takeOut(installation, { adjustment: id, item: number, version, actor: response.locals.actor! });
    flash(request, 'done', `事项 ${number} 已移出本次调整。`);
    response.redirect(303, paths.adjustment(id));
  });

  return router;
}
