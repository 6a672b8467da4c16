import { Router } from 'express';
import {
  acceptImpacts,
  acceptSure,
  dismissImpact,
  type Installation,
  lawPackage,
  lawPackages,
} from '../../services';
import { NothingChosen } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { packagesView, packageView } from './view';

/** 影响核查: one work package a change of law. */
export function impactRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/impacts', async (request, response) => {
    const list = Number(request.params.list);
    const { packages } = await lawPackages(installation, list);
    response.send(
      views.page(request, response, 'admin/packages', {
        title: '影响核查',
        list,
        ...packagesView(packages, list),
      }),
    );
  });

  router.get('/lists/:list/impacts/:event', async (request, response) => {
    const list = Number(request.params.list);
    const one = await lawPackage(installation, list, Number(request.params.event));
    const crumbs = [{ href: paths.packages(list), label: '影响核查' }];
    response.send(views.page(request, response, 'admin/package', { list, crumbs, ...packageView(one) }));
  });

  router.post('/lists/:list/impacts/:event/accept', async (request, response) => {
    const { list, event } = request.params;
    const actor = response.locals.actor!;
    const { chosen } = await lawPackage(installation, Number(list), Number(event));
    const picked = [request.body.impact ?? []].flat().map(Number);
    if (request.body.what !== 'sure' && picked.length === 0) throw new NothingChosen();
    const accepted =
      request.body.what === 'sure'
        ? await acceptSure(installation, chosen, Number(event), actor)
        : await acceptImpacts(installation, chosen, picked, actor);
    const left = accepted.left.map(({ impact, why }) => `影响 ${impact}：${why}`).join('；');
    flash(
      request,
      'done',
      `已把 ${accepted.impacts.length} 条写入调整草稿，请核对后送审。${left && `未采纳：${left}。`}`,
    );
    response.redirect(303, paths.adjustment(accepted.adjustment));
  });

  router.post('/lists/:list/impacts/:event/dismiss', async (request, response) => {
    const { list, event } = request.params;
    const { chosen } = await lawPackage(installation, Number(list), Number(event));
    const reason = String(request.body.reason ?? '').trim();
    const impact = Number(request.body.impact);
    if (reason === '') {
      flash(request, 'refused', '请写明为什么无需调整。');
    } else {
      await dismissImpact(installation, chosen, impact, reason, response.locals.actor!);
      flash(request, 'done', '已记为无需调整。');
    }
    response.redirect(303, `${paths.package(list, event)}#impact-${impact}`);
  });

  return router;
}
