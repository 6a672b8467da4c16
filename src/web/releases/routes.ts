import { Router } from 'express';
import {
  duePage,
  has,
  type Installation,
  objectionWay,
  releasePage,
  releasesPage,
  startPublishing,
} from '../../services';
import { followJob } from '../jobs/follow';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import type { Views } from '../views';
import { dueView, releasesView, releaseView } from './view';

/** 发布: what is due, publishing it, and what was published. */
export function releaseRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  /** How the public can object is settled when the site is built. */
  const warnings = async () => {
    const { outdated, lacking } = await objectionWay(installation);
    return [outdated, lacking].filter((line) => line !== null);
  };

  router.get('/lists/:list/releases', async (request, response) => {
    const list = Number(request.params.list);
    const { releases, chosen } = await releasesPage(installation, list);
    const may = has(response.locals.actor!, ['publisher'], chosen.body.name);
    response.send(
      views.page(request, response, 'admin/releases', {
        title: '发布',
        list,
        ...releasesView(releases, list, may),
      }),
    );
  });

  router.get('/lists/:list/publish', async (request, response) => {
    const list = Number(request.params.list);
    const { due, chosen } = await duePage(installation, list);
    const may = has(response.locals.actor!, ['publisher'], chosen.body.name);
    response.send(
      views.page(request, response, 'admin/publish', {
        title: '发布清单',
        list,
        crumbs: [{ href: paths.releases(list), label: '发布' }],
        form: {},
        ...dueView(due, list, may),
        warnings: await warnings(),
      }),
    );
  });

  router.post('/lists/:list/publish', async (request, response) => {
    const list = Number(request.params.list);
    const { due, chosen } = await duePage(installation, list);
    const may = has(response.locals.actor!, ['publisher'], chosen.body.name);
    const effective = String(request.body.effective ?? '').trim();
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const job = await startPublishing(installation, {
          list,
          effective: effective || null,
          documentNumber: String(request.body.document ?? '').trim() || null,
          actor: response.locals.actor!,
        });
        await followJob(response, job);
      },
      async () => ({
        template: 'admin/publish',
        model: {
          title: '发布清单',
          list,
          form: request.body,
          ...dueView(due, list, may),
          warnings: await warnings(),
        },
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
