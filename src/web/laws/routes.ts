import { type Request, type Response, Router } from 'express';
import {
  BadForm,
  chooseLawCopy,
  type FieldProblem,
  type Installation,
  lawCopies,
  lawPage,
  lawsPage,
  repealLaw,
} from '../../services';
import { errorsOnTop, word } from '../drafting/request';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { lawCopiesView, type TypedChoice } from './copies-view';
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

  const copiesPage = async (
    request: Request<{ id: string; promulgated: string }>,
    response: Response,
    typed: TypedChoice | null = null,
    problems: FieldProblem[] = [],
  ) => {
    const { id, promulgated } = request.params;
    const page = await lawCopies(installation, Number(id), promulgated, response.locals.actor!);
    if (problems.length > 0) response.status(422);
    response.send(
      views.page(request, response, 'admin/law-copies', {
        crumbs: [...CRUMBS, { href: paths.law(page.law.id), label: page.law.title }],
        errors: errorsOnTop(problems),
        ...lawCopiesView(page, typed, problems),
      }),
    );
  };

  router.get('/laws/:id/:promulgated/copies', (request, response) => copiesPage(request, response));

  router.post('/laws/:id/:promulgated/copies', async (request, response) => {
    const { id, promulgated } = request.params;
    const [copy, reason] = [word(request.body, 'copy'), word(request.body, 'reason')];
    try {
      await chooseLawCopy(installation, {
        law: Number(id),
        promulgated,
        source: copy === 'first' ? null : Number(copy || Number.NaN),
        reason,
        actor: response.locals.actor!,
      });
      flash(request, 'done', '已选定，今后以这一份文本为准。');
      response.redirect(303, paths.lawCopies(id, promulgated));
    } catch (error) {
      if (!(error instanceof BadForm)) throw error;
      await copiesPage(request, response, { copy, reason }, error.problems);
    }
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
