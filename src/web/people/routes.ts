import { type Request, Router } from 'express';
import {
  addPerson,
  auditPage,
  type Installation,
  mustHave,
  people,
  ROLES,
  type Role,
  renewLink,
} from '../../services';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import type { Views } from '../views';
import { auditView, peopleView } from './view';

/** 人员与审计: accounts with their rights, and the chained record of every act. */
export function peopleRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/people', async (request, response) => {
    mustHave(response.locals.actor!, [], null, '管理账号');
    const model = peopleView(await people(installation), response.locals.lists ?? []);
    response.send(views.page(request, response, 'admin/people', { title: '人员', form: {}, ...model }));
  });

  router.post('/people', async (request, response) => {
    const { name, displayName, body } = request.body as Record<string, string>;
    const roles = [request.body.role ?? []].flat().filter((role: string): role is Role => role in ROLES);
    const lists = response.locals.lists ?? [];
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const token = await addPerson(installation, {
          name: String(name ?? '').trim(),
          displayName: String(displayName ?? '').trim(),
          roles,
          body: body || null,
          actor: response.locals.actor!,
        });
        const link = linkOf(request, token);
        const model = peopleView(await people(installation), lists);
        response.send(
          views.page(request, response, 'admin/people', {
            title: '人员',
            form: {},
            ...model,
            link,
            linkFor: name,
          }),
        );
      },
      async () => ({
        template: 'admin/people',
        model: { title: '人员', form: request.body, ...peopleView(await people(installation), lists) },
        field: 'name',
      }),
    );
  });

  router.post('/people/link', async (request, response) => {
    const name = String(request.body.name ?? '');
    const token = await renewLink(installation, name, response.locals.actor!);
    const model = peopleView(await people(installation), response.locals.lists ?? []);
    const shown = { link: linkOf(request, token), linkFor: name };
    response.send(
      views.page(request, response, 'admin/people', { title: '人员', form: {}, ...model, ...shown }),
    );
  });

  router.get('/audit', async (request, response) => {
    const model = auditView(await auditPage(installation, response.locals.actor!));
    response.send(views.page(request, response, 'admin/audit', { title: '审计记录', ...model }));
  });

  return router;
}

/** The address at which the bearer of a token sets a password. */
function linkOf(request: Request, token: string): string {
  return `${request.protocol}://${request.get('host')}${paths.desk}/welcome/${token}`;
}
