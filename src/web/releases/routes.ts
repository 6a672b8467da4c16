import { Router } from 'express';
import { duePage, type Installation, publish, releasePage, releasesPage } from '../../services';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import { flash, type Views } from '../views';
import { dueView, releasesView, releaseView } from './view';

/** 发布: what is due, publishing it, and what was published. */
export function releaseRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/releases', async (request, response) => {
    const list = Number(request.params.list);
    const { releases } = await releasesPage(installation, list);
    response.send(
      views.page(request, response, 'admin/releases', {
        title: '发布',
        list,
        ...releasesView(releases, list),
      }),
    );
  });

  router.get('/lists/:list/publish', async (request, response) => {
    const list = Number(request.params.list);
    const { due } = await duePage(installation, list);
    response.send(
      views.page(request, response, 'admin/publish', {
        title: '发布清单',
        list,
        crumbs: [{ href: paths.releases(list), label: '发布' }],
        form: {},
        ...dueView(due, list),
      }),
    );
  });

  router.post('/lists/:list/publish', async (request, response) => {
    const list = Number(request.params.list);
    const { chosen, due } = await duePage(installation, list);
    const effective = String(request.body.effective ?? '').trim();
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const { release, files } = await publish(installation, {
          out: installation.settings.siteDir,
          effective: effective || null,
          documentNumber: String(request.body.document ?? '').trim() || null,
          body: chosen.body.name,
          kind: chosen.list.kind,
          actor: response.locals.actor!,
        });
        flash(request, 'done', `已发布第 ${release} 号，公开网站共 ${files} 个文件。`);
        response.redirect(303, paths.release(release));
      },
      async () => ({
        template: 'admin/publish',
        model: { title: '发布清单', list, form: request.body, ...dueView(due, list) },
      }),
    );
  });

  router.get('/releases/:number', async (request, response) => {
    const page = await releasePage(installation, Number(request.params.number));
    const list = page.chosen.list.id;
    response.send(
      views.page(request, response, 'admin/release', {
        list,
        crumbs: [{ href: paths.releases(list), label: '发布' }],
        ...releaseView(page),
      }),
    );
  });

  return router;
}
