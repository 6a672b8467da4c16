import { Router } from 'express';
import { has, type Installation, itemPage, itemsCsv, itemsPage } from '../../services';
import { paths } from '../paths';
import type { Views } from '../views';
import { itemsQuery, itemsView } from './list-view';
import { togetherRoutes } from './together-routes';
import { itemView } from './view';

/** A list as it stands: finding items, one item with its bases. */
export function itemRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/items', async (request, response) => {
    const list = Number(request.params.list);
    const query = itemsQuery(request.query);
    const page = await itemsPage(installation, list, query);
    const mayDraft = has(response.locals.actor!, ['drafter'], page.chosen.body.name);
    response.send(
      views.page(request, response, 'admin/items', {
        title: '清单',
        list,
        ...itemsView(page, query, list, mayDraft),
      }),
    );
  });

  router.get('/lists/:list/items.csv', async (request, response) => {
    const { name, text } = await itemsCsv(
      installation,
      Number(request.params.list),
      itemsQuery(request.query),
    );
    // Spreadsheets know UTF-8 by its mark.
    response.type('text/csv; charset=utf-8').attachment(name).send(`\uFEFF${text}`);
  });

  router.use(togetherRoutes(installation, views));

  router.get('/lists/:list/items/:number', async (request, response) => {
    const list = Number(request.params.list);
    const page = await itemPage(installation, list, request.params.number, response.locals.actor!);
    const crumbs = [{ href: paths.items(list), label: '清单' }];
    response.send(views.page(request, response, 'admin/item', { list, crumbs, ...itemView(page) }));
  });

  return router;
}
