import { Router } from 'express';
import {
  BadForm,
  changeProcedure,
  type Installation,
  mustHave,
  type Procedure,
  procedurePage,
} from '../../services';
import { errorsOnTop, texts, word } from '../drafting/request';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { procedureIn, procedureView } from './view';

/** 办理程序: the steps of a review, who takes them, and the deadlines. For the administrator. */
export function procedureRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/procedure', async (request, response) => {
    mustHave(response.locals.actor!, [], null, '修改办理程序');
    const procedure = await procedurePage(installation);
    response.send(views.page(request, response, 'admin/procedure', procedureView(procedure)));
  });

  router.post('/procedure', async (request, response) => {
    const actor = response.locals.actor!;
    mustHave(actor, [], null, '修改办理程序');
    const asked = word(request.body, 'do');
    const procedure: Procedure = procedureIn(texts(request.body), asked);
    const again = (problems: BadForm['problems']) =>
      response.status(problems.length > 0 ? 422 : 200).send(
        views.page(request, response, 'admin/procedure', {
          ...procedureView(procedure, problems),
          errors: errorsOnTop(problems),
        }),
      );
    if (asked !== 'save') return void again([]);
    try {
      await changeProcedure(installation, procedure, actor);
    } catch (error) {
      if (!(error instanceof BadForm)) throw error;
      return void again(error.problems);
    }
    flash(request, 'done', '办理程序已保存，从下一次送审起照此办理；正在办理的仍按原来的程序。');
    response.redirect(303, paths.procedure);
  });

  return router;
}
