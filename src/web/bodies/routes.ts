import { type Request, Router } from 'express';
import {
  BadBody,
  type BodyFacts,
  bodies,
  body,
  editBody,
  type Installation,
  newBody,
  retireBody,
} from '../../services';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import { flash, type Views } from '../views';
import { bodiesView, bodyForm, bodyView, formOf } from './view';

/** 单位: the bodies whose lists are kept here. */
export function bodyRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const crumbs = [{ href: paths.bodies, label: '单位' }];

  router.get('/bodies', async (request, response) => {
    const all = await bodies(installation, response.locals.actor!);
    const model = { title: '单位', ...bodiesView(all), ...bodyForm({}, null) };
    response.send(views.page(request, response, 'admin/bodies', model));
  });

  router.post('/bodies', async (request, response) => {
    const actor = response.locals.actor!;
    let wrong: BadBody | null = null;
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const id = await newBody(installation, factsOf(request), actor).catch((error) => {
          wrong = error instanceof BadBody ? error : null;
          throw error;
        });
        flash(request, 'done', '已建立。现在可以导入它的清单，或为人员授予这个单位的角色。');
        response.redirect(303, paths.body(id));
      },
      async () => {
        const all = await bodies(installation, actor);
        const model = { title: '单位', ...bodiesView(all), ...bodyForm(formOf(factsOf(request)), wrong) };
        return { template: 'admin/bodies', model, field: wrong?.field ?? 'name' };
      },
    );
  });

  router.get('/bodies/:id', async (request, response) => {
    const one = await body(installation, Number(request.params.id), response.locals.actor!);
    const model = { title: one.name, crumbs, ...bodyView(one), ...bodyForm(formOf(one), null) };
    response.send(views.page(request, response, 'admin/body', model));
  });

  router.post('/bodies/:id', async (request, response) => {
    const actor = response.locals.actor!;
    const id = Number(request.params.id);
    let wrong: BadBody | null = null;
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        await editBody(installation, id, factsOf(request), actor).catch((error) => {
          wrong = error instanceof BadBody ? error : null;
          throw error;
        });
        flash(request, 'done', '已保存。已发布的内容保持原来的名称，下一次发布起用新的名称。');
        response.redirect(303, paths.body(id));
      },
      async () => {
        const one = await body(installation, id, actor);
        const form = bodyForm(formOf(factsOf(request)), wrong);
        const model = { title: one.name, crumbs, ...bodyView(one), ...form };
        return { template: 'admin/body', model, field: wrong?.field ?? 'name' };
      },
    );
  });

  for (const [what, retired] of [
    ['retire', true],
    ['restore', false],
  ] as const) {
    router.post(`/bodies/:id/${what}`, async (request, response) => {
      const id = Number(request.params.id);
      await retireBody(installation, id, retired, response.locals.actor!);
      flash(request, 'done', retired ? '已停用。已发布的内容仍在网站上。' : '已恢复。');
      response.redirect(303, paths.body(id));
    });
  }

  return router;
}

function factsOf({ body: form }: Request): BodyFacts {
  return {
    name: String(form.name ?? '').trim(),
    aliases: String(form.aliases ?? '').split(/\r?\n/),
    uscc: String(form.uscc ?? '')
      .trim()
      .toUpperCase(),
  };
}
