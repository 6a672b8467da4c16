import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { auditChain, auditCsv, auditPage, type Installation } from '../../services';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import type { Views } from '../views';
import { auditQuery, auditView, chainView } from './view';

/** 审计记录: who did what and when; filters and page stand in the address. */
export function auditRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/audit', async (request, response) => {
    const query = auditQuery(request.query);
    const actor = response.locals.actor!;
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const model = auditView(await auditPage(installation, query, actor), query);
        response.send(views.page(request, response, 'admin/audit', { title: '审计记录', ...model }));
      },
      async () => {
        const { fromDay: _, toDay: __, ...kept } = query;
        const model = auditView(await auditPage(installation, kept, actor), query);
        return { template: 'admin/audit', model: { title: '审计记录', ...model }, field: 'from' };
      },
    );
  });

  router.get('/audit/export.csv', async (request, response) => {
    const csv = await auditCsv(installation, auditQuery(request.query), response.locals.actor!);
    response.type('text/csv; charset=utf-8').attachment('审计记录.csv');
    await pipeline(Readable.from(csv), response);
  });

  router.get('/audit/chain', async (request, response) => {
    const model = chainView(await auditChain(installation, response.locals.actor!));
    const crumbs = [{ href: paths.audit, label: '审计记录' }];
    response.send(views.page(request, response, 'admin/audit-chain', { crumbs, ...model }));
  });

  return router;
}
