import { type Response, Router } from 'express';
import {
  confirmList,
  type HeaderChoices,
  type Installation,
  listPreview,
  sayOfList,
  uploadList,
} from '../../services';
import { HeaderMoved, NoFile, RowsUndecided } from '../errors';
import { followJob } from '../jobs/follow';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import { uploadedFiles } from '../set-up-uploads';
import type { Views } from '../views';
import { listPreviewView } from './preview-view';
import { saidInForm } from './said';

const TITLE = '导入清单';

/** Bringing a list in: upload, look at how it was read, correct, confirm. */
export function listImportRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/import', (request, response) => {
    response.send(views.page(request, response, 'admin/list-import', { title: TITLE, form: {} }));
  });

  router.post('/lists/import', async (request, response) => {
    const [file] = uploadedFiles(request);
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        if (!file) throw new NoFile('清单工作簿');
        const body = String(request.body.body ?? '').trim();
        const job = await uploadList(installation, { file, body, actor: response.locals.actor! });
        await followJob(response, job, paths.listPreview(job.upload));
      },
      async () => ({
        template: 'admin/list-import',
        model: { title: TITLE, form: request.body },
        field: 'files',
      }),
    );
  });

  const shown = async (response: Response, id: string) => {
    const preview = await listPreview(installation, id, response.locals.actor!);
    const bodies = [...new Set((response.locals.lists ?? []).map(({ body }) => body))];
    return { crumbs: [{ href: paths.importList, label: TITLE }], ...listPreviewView(preview, bodies) };
  };

  router.get('/lists/import/:upload', async (request, response) => {
    const model = await shown(response, request.params.upload);
    response.send(views.page(request, response, 'admin/list-preview', model));
  });

  router.post('/lists/import/:upload', async (request, response) => {
    const id = request.params.upload;
    const actor = response.locals.actor!;
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const before = await listPreview(installation, id, actor);
        const said = saidInForm(
          request.body,
          before.intake.sheets.map(({ name }) => name),
          before.said.headers,
        );
        await sayOfList(installation, id, actor, said);
        if (request.body.act !== 'confirm') return response.redirect(303, paths.listPreview(id));
        const now = await listPreview(installation, id, actor);
        mustStandAsSeen(before.said.headers, said.headers);
        const seen = String(request.body.seen ?? '') || null;
        mustBeDecided(now.comparison?.unsure.length ?? 0, seen === null && now.comparison !== null);
        await followJob(response, await confirmList(installation, id, actor, seen));
      },
      async () => ({ template: 'admin/list-preview', model: await shown(response, id) }),
    );
  });

  return router;
}

/** A header pointed at brings other columns, which the person has not seen yet. */
function mustStandAsSeen(before: HeaderChoices, now: HeaderChoices): void {
  if (JSON.stringify(before) !== JSON.stringify(now)) throw new HeaderMoved();
}

/** A comparison that the person has not seen yet, or rows without a decision, are shown first. */
function mustBeDecided(undecided: number, unseen: boolean): void {
  if (undecided > 0 || unseen) throw new RowsUndecided(undecided);
}
