import { type Request, Router } from 'express';
import { type GazetteOrder, gazetteFormat, gazetteOf, gazettePage, type Installation } from '../../services';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import type { Views } from '../views';
import { gazetteFormView, gazetteView } from './view';

/** 公报: choosing a release or the step between two, entering number and date, preview and download. */
export function gazetteRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/gazette', async (request, response) => {
    const list = Number(request.params.list);
    const page = { title: '公报文件', list, crumbs: [{ href: paths.releases(list), label: '发布' }] };
    const show = async (order: GazetteOrder) => ({
      ...page,
      ...gazetteView(await gazettePage(installation, list, order), list, request.query),
    });
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const model = await show({ to: numberIn(request.query.to), ...orderIn(request) });
        response.send(views.page(request, response, 'admin/gazette', model));
      },
      async () => ({
        template: 'admin/gazette',
        model: {
          ...page,
          ...gazetteFormView(await gazettePage(installation, list, {}), list, request.query),
          errorsHeading: '没有生成预览，请改正以下内容',
        },
      }),
    );
  });

  router.get('/releases/:number/gazette.:format', async (request, response) => {
    const { name, media, bytes } = await gazetteOf(
      installation,
      { to: Number(request.params.number), ...orderIn(request) },
      gazetteFormat(request.params.format),
    );
    response.setHeader('Content-Type', media);
    response.attachment(name);
    response.send(Buffer.from(bytes));
  });

  return router;
}

function numberIn(value: unknown): number | undefined {
  return Number(value) || undefined;
}

function orderIn({ query }: Request): GazetteOrder {
  const words = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  return { from: numberIn(query.from), documentNumber: words(query.document), date: words(query.date) };
}
