import { type Request, Router } from 'express';
import { annualCsv, annualDocx, annualFigures, GAZETTE_FORMATS, type Installation } from '../../services';
import { paths } from '../paths';
import type { Views } from '../views';
import { annualView } from './view';

/** 年度数据: the figures of a year as page, docx and csv. */
export function annualRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/annual', async (request, response) => {
    const list = Number(request.params.list);
    const figures = await annualFigures(installation, list, yearIn(request));
    const crumbs = [{ href: paths.releases(list), label: '发布' }];
    response.send(
      views.page(request, response, 'admin/annual', {
        title: '年度数据',
        list,
        crumbs,
        ...annualView(figures, list),
      }),
    );
  });

  router.get('/lists/:list/annual.docx', async (request, response) => {
    const { name, bytes } = await annualDocx(installation, Number(request.params.list), yearIn(request));
    response.setHeader('Content-Type', GAZETTE_FORMATS.docx);
    response.attachment(name).send(Buffer.from(bytes));
  });

  router.get('/lists/:list/annual.csv', async (request, response) => {
    const { name, text } = await annualCsv(installation, Number(request.params.list), yearIn(request));
    // Spreadsheets know UTF-8 by its mark.
    response.type('text/csv; charset=utf-8').attachment(name).send(`\uFEFF${text}`);
  });

  return router;
}

function yearIn({ query }: Request): number | null {
  return Number(query.year) || null;
}
