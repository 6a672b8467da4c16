import type { Request, Response, Router } from 'express';
import {
  confirmLaws,
  type Installation,
  type LawFacts,
  lawPreview,
  sayOfLaws,
  uploadLaws,
} from '../../services';
import { bringInRoutes } from '../bring-in/routes';
import { NoFile } from '../errors';
import { paths } from '../paths';
import { uploadedFiles } from '../set-up-uploads';
import type { Views } from '../views';
import { lawPreviewView, saidOfLawsInForm } from './preview-view';

const TITLE = '导入法律文本';
const CRUMBS = [{ href: paths.laws, label: '法律文件' }];

/** Bringing law texts in: upload or paste, look at what was read, correct, confirm. */
export function lawImportRoutes(installation: Installation, views: Views): Router {
  return bringInRoutes(views, {
    at: '/laws/import',
    choose: { template: 'admin/laws-import', model: async () => ({ title: TITLE, crumbs: CRUMBS }) },
    look: {
      template: 'admin/laws-preview',
      model: async (upload, request, response) => {
        const preview = await lawPreview(installation, upload, response.locals.actor!);
        return {
          crumbs: [...CRUMBS, { href: paths.importLaws, label: TITLE }],
          ...lawPreviewView(preview, numberIn(request.query.look)),
        };
      },
    },
    lookAgain(upload, form) {
      const wanted = numberIn(/^look-(\d+)$/.exec(String(form.act))?.[1]);
      const page = paths.lawPreview(upload);
      return wanted === null ? page : `${page}?look=${wanted}#text-${wanted}`;
    },

    async bring(request: Request, response: Response) {
      const files = broughtFiles(request);
      if (files.length === 0) throw new NoFile('法律文本，或把全文粘贴在下面');
      const said = factsOf(request.body);
      const id = await uploadLaws(installation, { files, said, actor: response.locals.actor! });
      response.redirect(303, paths.lawPreview(id));
    },

    async say(upload, form, actor) {
      const { files } = await lawPreview(installation, upload, actor);
      await sayOfLaws(installation, upload, actor, saidOfLawsInForm(form, files.length));
      return () => confirmLaws(installation, upload, actor);
    },
  });
}

/** Uploaded files and pasted text alike. */
function broughtFiles(request: { files?: unknown; body: Record<string, unknown> }) {
  const pasted = String(request.body.text ?? '');
  const name = String(request.body.title ?? '').trim() || '粘贴的文本';
  return [
    ...uploadedFiles(request),
    ...(pasted.trim() === '' ? [] : [{ name: `${name}.txt`, bytes: new Uint8Array(Buffer.from(pasted)) }]),
  ];
}

function factsOf(form: Record<string, unknown>): LawFacts {
  const title = String(form.title ?? '').trim();
  return title === '' ? {} : { title };
}

function numberIn(text: unknown): number | null {
  return typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : null;
}
