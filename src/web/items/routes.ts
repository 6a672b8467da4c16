import { Router } from 'express';
import { type Installation, importList, itemPage, itemsCsv, itemsPage } from '../../services';
import { NoFile } from '../errors';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import { uploadedFiles } from '../set-up-uploads';
import type { Views } from '../views';
import { itemsQuery, itemsView } from './list-view';
import { importedView, itemView } from './view';

/** A list as it stands: bringing it in, finding items, one item with its bases. */
export function itemRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/import', (request, response) => {
    response.send(views.page(request, response, 'admin/list-import', { title: '导入清单', form: {} }));
  });

  router.post('/lists/import', async (request, response) => {
    const [file] = uploadedFiles(request);
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        if (!file) throw new NoFile('清单工作簿');
        const body = String(request.body.body ?? '').trim() || null;
        const result = await importList(installation, {
          file,
          body,
          kind: null,
          actor: response.locals.actor!,
        });
        response.send(
          views.page(request, response, 'admin/list-imported', {
            title: '导入结果',
            list: result.list,
            ...importedView(result),
          }),
        );
      },
      async () => ({
        template: 'admin/list-import',
        model: { title: '导入清单', form: request.body },
        field: 'files',
      }),
    );
  });

  router.get('/lists/:list/items', async (request, response) => {
    const list = Number(request.params.list);
    const query = itemsQuery(request.query);
    const page = await itemsPage(installation, list, query);
    response.send(
      views.page(request, response, 'admin/items', { title: '清单', list, ...itemsView(page, query, list) }),
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

  router.get('/lists/:list/items/:number', async (request, response) => {
    const list = Number(request.params.list);
    const page = await itemPage(installation, list, request.params.number, response.locals.actor!);
    const crumbs = [{ href: paths.items(list), label: '清单' }];
    response.send(views.page(request, response, 'admin/item', { list, crumbs, ...itemView(page) }));
  });

  return router;
}
