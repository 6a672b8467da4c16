import { Router } from 'express';
import { BadForm, calendarPage, changeCalendar, type Installation } from '../../services';
import { errorsOnTop, word } from '../drafting/request';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { calendarView } from './view';

/** 工作日历: the days off and worked that the place declared beside the national calendar. For the administrator. */
export function calendarRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/calendar', async (request, response) => {
    const page = await calendarPage(installation, response.locals.actor!);
    response.send(views.page(request, response, 'admin/calendar', calendarView(page)));
  });

  router.post('/calendar', async (request, response) => {
    const actor = response.locals.actor!;
    const page = await calendarPage(installation, actor);
    const written = {
      off: word(request.body, 'off'),
      work: word(request.body, 'work'),
      years: word(request.body, 'years'),
    };
    try {
      await changeCalendar(installation, written, actor);
    } catch (error) {
      if (!(error instanceof BadForm)) throw error;
      const model = calendarView({ ...page, written }, error.problems);
      response
        .status(422)
        .send(
          views.page(request, response, 'admin/calendar', { ...model, errors: errorsOnTop(error.problems) }),
        );
      return;
    }
    flash(request, 'done', '工作日历已保存，各项期限从现在起照此计算。');
    response.redirect(303, paths.calendar);
  });

  return router;
}
