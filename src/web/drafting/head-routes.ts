import { type Response, Router } from 'express';
import { addingPage, changeHead, type Installation, startAdjustment } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { headOf, orProblems, type Problems, showWith } from './form-pages';
import { draftPaths } from './paths';
import { texts, word } from './request';
import { headView } from './start-view';

/** What an adjustment is called, why it is made and on what basis: when it is started, and later. */
export function headRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const show = showWith(views);

  const startPage = (list: number, values: Record<string, string>, problems: Problems = []) => ({
    title: '新建调整',
    list,
    crumbs: [{ href: paths.adjustments(list), label: '调整' }],
    action: draftPaths.start(list),
    back: paths.adjustments(list),
    button: '建立草稿',
    order: draftPaths.order(list),
    ...headView(values, problems),
  });

  router.get('/lists/:list/adjustments/new', (request, response) => {
    show(request, response, 'admin/adjustment-head', startPage(Number(request.params.list), {}));
  });

  router.post('/lists/:list/adjustments/new', async (request, response) => {
    const list = Number(request.params.list);
    await orProblems(
      async () => {
        const id = await startAdjustment(installation, list, headOf(request), response.locals.actor!);
        flash(request, 'done', '草稿已建立。请加入要调整的事项。');
        response.redirect(303, draftPaths.add(id));
      },
      (problems) =>
        show(
          request,
          response,
          'admin/adjustment-head',
          startPage(list, texts(request.body), problems),
          problems,
        ),
    );
  });

  const headPage = async (
    id: string,
    response: Response,
    values: Record<string, string> | null,
    problems: Problems = [],
  ) => {
    const { adjustment, chosen } = await addingPage(installation, id, response.locals.actor!);
    const said = values ?? {
      title: adjustment.title,
      reason: adjustment.reason,
      basis: adjustment.basis,
      effective: adjustment.effectiveFrom ?? '',
    };
    return {
      title: '修改标题、原因和依据',
      list: chosen.list.id,
      crumbs: [{ href: paths.adjustment(id), label: adjustment.title }],
      action: draftPaths.head(id),
      back: paths.adjustment(id),
      button: '保存',
      version: values?.version ?? adjustment.version,
      ...headView(said, problems),
    };
  };

  router.get('/adjustments/:id/head', async (request, response) => {
    show(request, response, 'admin/adjustment-head', await headPage(request.params.id, response, null));
  });

  router.post('/adjustments/:id/head', async (request, response) => {
    const { id } = request.params;
    await orProblems(
      async () => {
        const version = Number(word(request.body, 'version'));
        await changeHead(installation, id, version, headOf(request), response.locals.actor!);
        flash(request, 'done', '已保存。');
        response.redirect(303, paths.adjustment(id));
      },
      async (problems) =>
        show(
          request,
          response,
          'admin/adjustment-head',
          await headPage(id, response, texts(request.body), problems),
          problems,
        ),
    );
  });

  return router;
}
