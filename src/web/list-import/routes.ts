import type { Request, Response, Router } from 'express';
import {
  confirmList,
  type Installation,
  listPreview,
  sampleStanding,
  sayOfList,
  uploadList,
} from '../../services';
import { bringInRoutes } from '../bring-in/routes';
import { HeaderMoved, NoFile, RowsUndecided } from '../errors';
import { followJob } from '../jobs/follow';
import { paths } from '../paths';
import { uploadedFiles } from '../set-up-uploads';
import type { Views } from '../views';
import { listPreviewView } from './preview-view';
import { saidInForm, sameHeaders } from './said';

const TITLE = '导入清单';

/** Bringing a list in: a workbook read in the background, its headers and columns corrected, compared with the list there is. */
export function listImportRoutes(installation: Installation, views: Views): Router {
  /** An own list beside the sample makes the sample stay: said before it is too late. */
  const besideSample = async () => ({ besideSample: (await sampleStanding(installation)) === 'alone' });
  return bringInRoutes(views, {
    at: '/lists/import',
    choose: {
      template: 'admin/list-import',
      model: async () => ({ title: TITLE, ...(await besideSample()) }),
    },
    look: {
      template: 'admin/list-preview',
      model: async (upload, _request, response) => {
        const preview = await listPreview(installation, upload, response.locals.actor!);
        const bodies = [...new Set((response.locals.lists ?? []).map(({ body }) => body))];
        const beside = preview.comparison === null ? await besideSample() : {};
        return {
          crumbs: [{ href: paths.importList, label: TITLE }],
          ...listPreviewView(preview, bodies),
          ...beside,
        };
      },
    },
    lookAgain: paths.listPreview,

    async bring(request: Request, response: Response) {
      const [file] = uploadedFiles(request);
      if (!file) throw new NoFile('清单工作簿');
      const body = String(request.body.body ?? '').trim();
      const job = await uploadList(installation, { file, body, actor: response.locals.actor! });
      await followJob(response, job, paths.listPreview(job.upload));
    },

    async say(upload, form, actor) {
      const { intake, said: before } = await listPreview(installation, upload, actor);
      const sheets = intake.sheets.map(({ name }) => name);
      const said = saidInForm(form, sheets, before.headers);
      await sayOfList(installation, upload, actor, said);
      return async () => {
        const now = await listPreview(installation, upload, actor);
        // A header pointed at brings other columns, which the person has not seen yet.
        if (!sameHeaders(before.headers, said.headers)) throw new HeaderMoved();
        const seen = String(form.seen ?? '') || null;
        mustBeDecided(now.comparison?.unsure.length ?? 0, seen === null && now.comparison !== null);
        return confirmList(installation, upload, actor, seen);
      };
    },
  });
}

/** A comparison that the person has not seen yet, or rows without a decision, are shown first. */
function mustBeDecided(undecided: number, unseen: boolean): void {
  if (undecided > 0 || unseen) throw new RowsUndecided(undecided);
}
