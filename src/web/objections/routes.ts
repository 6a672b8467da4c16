import { Router } from 'express';
import {
  actOnObjection,
  type Erasure,
  eraseSender,
  type Installation,
  isRefusal,
  NotAllowedTo,
  objectionPage,
  objectionsPage,
  setAnswerDays,
} from '../../services';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { inboxView, isErasureReason, isObjectionAct, objectionsQuery, objectionView } from './view';

/** 意见: what the public wrote about a list, and answering it. */
export function objectionRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/objections', async (request, response) => {
    const list = Number(request.params.list);
    const query = objectionsQuery(request.query);
    const actor = response.locals.actor!;
    const page = await objectionsPage(installation, list, query, actor);
    const model = { title: '意见', list, ...inboxView(page, query, list, actor) };
    response.send(views.page(request, response, 'admin/objections', model));
  });

  router.get('/lists/:list/objections/:id', async (request, response) => {
    const [list, id] = [Number(request.params.list), Number(request.params.id)];
    const page = await objectionPage(installation, list, id, response.locals.actor!);
    const crumbs = [{ href: paths.objections(list), label: '意见' }];
    const model = { list, crumbs, ...objectionView(page, {}) };
    response.send(views.page(request, response, 'admin/objection', model));
  });

  router.post('/lists/:list/objections/:id/act', async (request, response) => {
    const [list, id] = [Number(request.params.list), Number(request.params.id)];
    const act = String(request.body.act ?? '');
    const value = String(request.body.value ?? '');
    const actor = response.locals.actor!;
    if (!isObjectionAct(act)) throw new NoSuchPage();
    try {
      await actOnObjection(installation, { list, id, act, value, actor });
      flash(request, 'done', '已办理。');
      response.redirect(303, paths.objection(list, id));
    } catch (error) {
      if (!isRefusal(error) || error instanceof NotAllowedTo) throw error;
      const page = await objectionPage(installation, list, id, actor);
      const crumbs = [{ href: paths.objections(list), label: '意见' }];
      const errors = [{ href: `#${act}`, text: error.message }];
      const model = { list, crumbs, errors, ...objectionView(page, { [act]: value }) };
      response.status(422).send(views.page(request, response, 'admin/objection', model));
    }
  });

  router.post('/lists/:list/objections/:id/erase', async (request, response) => {
    const [list, id] = [Number(request.params.list), Number(request.params.id)];
    const reason = String(request.body.reason ?? '');
    const erasure: Omit<Erasure, 'reason'> = {
      list,
      id,
      text: request.body.text === '1',
      actor: response.locals.actor!,
    };
    await eraseSender(installation, { ...erasure, reason: isErasureReason(reason) ? reason : 'other' });
    flash(request, 'done', '已抹去，不能恢复。办理人、时间和原因已记录。');
    response.redirect(303, paths.objection(list, id));
  });

  router.post('/objection-days', async (request, response) => {
    await setAnswerDays(installation, Number(request.body.days), response.locals.actor!);
    flash(request, 'done', '已设置答复期限。');
    const list = Number(request.body.list);
    response.redirect(303, Number.isSafeInteger(list) && list > 0 ? paths.objections(list) : paths.desk);
  });

  return router;
}
