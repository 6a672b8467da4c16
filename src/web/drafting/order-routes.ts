import { Router } from 'express';
import { enterOrder, type Installation, itemChoices } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { orProblems, type Problems, showWith } from './form-pages';
import { texts, word, words } from './request';
import { orderView } from './start-view';

/** An order from above that cancels or delegates powers, without a law text. */
export function orderRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const show = showWith(views);

  const orderPage = async (
    list: number,
    values: Record<string, string>,
    chosen: string[],
    problems: Problems = [],
  ) => {
    const { choices, total } = await itemChoices(installation, list, values.q ?? '');
    return {
      list,
      crumbs: [{ href: paths.adjustments(list), label: '调整' }],
      ...orderView({ list, values, chosen, query: values.q ?? '', choices, total, problems }),
    };
  };

  router.get('/lists/:list/adjustments/order', async (request, response) => {
    show(request, response, 'admin/order', await orderPage(Number(request.params.list), {}, []));
  });

  router.post('/lists/:list/adjustments/order', async (request, response) => {
    const list = Number(request.params.list);
    const values = texts(request.body);
    const chosen = words(request.body, 'item');
    const again = async (problems: Problems) =>
      show(request, response, 'admin/order', await orderPage(list, values, chosen, problems), problems);
    if (request.body.do === 'search') return again([]);
    await orProblems(async () => {
      const order = {
        title: word(request.body, 'title'),
        number: word(request.body, 'number'),
        decided: word(request.body, 'decided'),
        effective: word(request.body, 'effective') || null,
        kind: request.body.kind === 'delegate' ? ('delegate' as const) : ('cancel' as const),
        items: chosen,
        counterpart: word(request.body, 'counterpart'),
      };
      const id = await enterOrder(installation, list, order, response.locals.actor!);
      flash(request, 'done', '已登记，并建立了调整草稿。请核对后送审。');
      response.redirect(303, paths.adjustment(id));
    }, again);
  });

  return router;
}
