import { Router } from 'express';
import { BadWording, changeWording, type Installation, wordingPage } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { wordingView } from './view';

/** 公报用语: the sentences of the notice, as the office words them. */
export function gazetteWordingRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/gazette-wording', async (request, response) => {
    const page = await wordingPage(installation, response.locals.actor!);
    response.send(views.page(request, response, 'admin/gazette-wording', wordingView(page, page.wording)));
  });

  router.post('/gazette-wording', async (request, response) => {
    const actor = response.locals.actor!;
    const given: Record<string, string> = request.body;
    try {
      if (given.act === 'preview') {
        const page = await wordingPage(installation, actor, given);
        response.send(views.page(request, response, 'admin/gazette-wording', wordingView(page, given, true)));
        return;
      }
      await changeWording(installation, given, actor);
      flash(request, 'done', '已保存。此后写出的公报按新的用语；已印发的不受影响。');
      response.redirect(303, paths.gazetteWording);
    } catch (error) {
      if (!(error instanceof BadWording)) throw error;
      const page = await wordingPage(installation, actor);
      response.status(422).send(
        views.page(request, response, 'admin/gazette-wording', {
          ...wordingView(page, given, false, error.problems),
          errors: error.problems.map(({ key, why }) => ({ href: `#${key}`, text: `${why}。` })),
        }),
      );
    }
  });

  return router;
}
