import { Router } from 'express';
import { type Installation, lawPage, lawsPage, repealLaw } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { lawsView, lawTextView, lawView } from './view';

const CRUMBS = [{ href: paths.laws, label: '法律文件' }];

/** Laws held: seeing them, bringing texts in, recording a repeal. */
export function lawRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/laws', async (request, response) => {
    const model = lawsView(await lawsPage(installation), String(request.query.q ?? ''));
    response.send(views.page(request, response, 'admin/laws', { title: '法律文件', ...model }));
  });

  router.get('/laws/:id', async (request, response) => {
    const law = await lawPage(installation, Number(request.params.id));
    response.send(
      views.page(request, response, 'admin/law', { title: law.law.title, crumbs: CRUMBS, ...lawView(law) }),
    );
  });

  router.get('/laws/:id/:promulgated', async (request, response) => {
    const { law } = await lawPage(installation, Number(request.params.id));
    const model = lawTextView(law, request.params.promulgated);
    response.send(
      views.page(request, response, 'admin/law-text', {
        crumbs: [...CRUMBS, { href: paths.law(law.id), label: law.title }],
        ...model,
      }),
    );
  });

  router.post('/laws/:id/repeal', async (request, response) => {
    const { law } = await lawPage(installation, Number(request.params.id));
    const { impacts } = await repealLaw(installation, {
      law: law.title,
      by: String(request.body.by ?? '').trim() || null,
      effective: String(request.body.effective ?? ''),
      actor: response.locals.actor!,
    });
    flash(request, 'done', `已登记废止，触及 ${impacts.length} 条依据。`);
    response.redirect(303, paths.law(law.id));
  });

  return router;
}
