import { type Request, Router } from 'express';
import {
  addPerson,
  bodies,
  disablePerson,
  enablePerson,
  grantRight,
  type Installation,
  type Person,
  people,
  person,
  ROLES,
  type Role,
  renamePerson,
  renewLink,
  withdrawRight,
} from '../../services';
import { NoSuchRole } from '../errors';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import { flash, type Views } from '../views';
import { peopleView, personView } from './view';

/** 人员: accounts with their rights, for the administrator of all bodies. */
export function peopleRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/people', async (request, response) => {
    const actor = response.locals.actor!;
    const model = peopleView(await people(installation, actor), await bodies(installation, actor));
    response.send(views.page(request, response, 'admin/people', { title: '人员', form: {}, ...model }));
  });

  router.post('/people', async (request, response) => {
    const actor = response.locals.actor!;
    const name = String(request.body.name ?? '').trim();
    const list = async () => peopleView(await people(installation, actor), await bodies(installation, actor));
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const token = await addPerson(installation, {
          name,
          displayName: String(request.body.displayName ?? '').trim(),
          roles: [request.body.role ?? []].flat().filter(isRole),
          body: String(request.body.body ?? '') || null,
          actor,
        });
        const shown = { ...(await list()), link: linkOf(request, token), linkFor: name };
        response.send(views.page(request, response, 'admin/people', { title: '人员', form: {}, ...shown }));
      },
      async () => ({
        template: 'admin/people',
        model: { title: '人员', form: request.body, ...(await list()) },
        field: 'name',
      }),
    );
  });

  const personPage = async (request: Request, one: Person, more: object = {}) => {
    const { actor } = request.res!.locals;
    const model = personView(one, await bodies(installation, actor!), actor!);
    return { title: one.displayName, crumbs: [{ href: paths.people, label: '人员' }], ...model, ...more };
  };

  router.get('/people/:id', async (request, response) => {
    const one = await person(installation, Number(request.params.id), response.locals.actor!);
    response.send(views.page(request, response, 'admin/person', await personPage(request, one)));
  });

  router.post('/people/:id/link', async (request, response) => {
    const actor = response.locals.actor!;
    const one = await person(installation, Number(request.params.id), actor);
    const token = await renewLink(installation, one.name, actor);
    const shown = { link: linkOf(request, token), linkFor: one.name };
    response.send(views.page(request, response, 'admin/person', await personPage(request, one, shown)));
  });

  router.post('/people/:id/name', async (request, response) => {
    const actor = response.locals.actor!;
    const id = Number(request.params.id);
    const displayName = String(request.body.displayName ?? '').trim();
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        await renamePerson(installation, { id, displayName, actor });
        flash(request, 'done', '已改姓名。');
        response.redirect(303, paths.person(id));
      },
      async () => ({
        template: 'admin/person',
        model: await personPage(request, { ...(await person(installation, id, actor)), displayName }),
        field: 'displayName',
      }),
    );
  });

  const right = (request: Request) => {
    const role = String(request.body.role ?? '');
    if (!isRole(role)) throw new NoSuchRole();
    const body = String(request.body.body ?? '') || null;
    return { id: Number(request.params.id), role, body, actor: request.res!.locals.actor! };
  };

  router.post('/people/:id/grant', async (request, response) => {
    await person(installation, Number(request.params.id), response.locals.actor!);
    const change = right(request);
    await grantRight(installation, change);
    flash(request, 'done', `已授予“${ROLES[change.role]}”。`);
    response.redirect(303, paths.person(change.id));
  });

  router.post('/people/:id/withdraw', async (request, response) => {
    await person(installation, Number(request.params.id), response.locals.actor!);
    const change = right(request);
    await withdrawRight(installation, change);
    flash(request, 'done', `已收回“${ROLES[change.role]}”。`);
    response.redirect(303, paths.person(change.id));
  });

  router.post('/people/:id/disable', async (request, response) => {
    const id = Number(request.params.id);
    await disablePerson(installation, id, response.locals.actor!);
    flash(request, 'done', '已停用。这个账号的所有登录已立即结束。');
    response.redirect(303, paths.person(id));
  });

  router.post('/people/:id/enable', async (request, response) => {
    const id = Number(request.params.id);
    await enablePerson(installation, id, response.locals.actor!);
    flash(request, 'done', '已恢复使用。');
    response.redirect(303, paths.person(id));
  });

  return router;
}

const isRole = (role: unknown): role is Role => typeof role === 'string' && Object.hasOwn(ROLES, role);

/** The address at which the bearer of a token sets a password; without the host where the request has a strange one. */
function linkOf(request: Request, token: string): string {
  const host = request.get('host') ?? '';
  const origin = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? `${request.protocol}://${host}` : '';
  return `${origin}${paths.desk}/welcome/${token}`;
}
