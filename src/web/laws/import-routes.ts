import { type Response, Router } from 'express';
import {
  confirmLaws,
  type Installation,
  type LawFacts,
  lawPreview,
  sayOfLaws,
  uploadLaws,
} from '../../services';
import { NoFile } from '../errors';
import { followJob } from '../jobs/follow';
import { paths } from '../paths';
import { orShowAgain } from '../refusals';
import { uploadedFiles } from '../set-up-uploads';
import type { Views } from '../views';
import { lawPreviewView, saidOfLawsInForm } from './preview-view';

const TITLE = '导入法律文本';
const CRUMBS = [{ href: paths.laws, label: '法律文件' }];

/** Bringing law texts in: upload or paste, look at what was read, correct, confirm. */
export function lawImportRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/laws/import', (request, response) => {
    response.send(
      views.page(request, response, 'admin/laws-import', { title: TITLE, crumbs: CRUMBS, form: {} }),
    );
  });

  router.post('/laws/import', async (request, response) => {
    const files = broughtFiles(request);
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        if (files.length === 0) throw new NoFile('法律文本，或把全文粘贴在下面');
        const said = factsOf(request.body);
        const id = await uploadLaws(installation, { files, said, actor: response.locals.actor! });
        response.redirect(303, paths.lawPreview(id));
      },
      async () => ({
        template: 'admin/laws-import',
        model: { title: TITLE, crumbs: CRUMBS, form: request.body },
        field: 'files',
      }),
    );
  });

  const shown = async (response: Response, id: string) => {
    const preview = await lawPreview(installation, id, response.locals.actor!);
    return { crumbs: [...CRUMBS, { href: paths.importLaws, label: TITLE }], ...lawPreviewView(preview) };
  };

  router.get('/laws/import/:upload', async (request, response) => {
    const model = await shown(response, request.params.upload);
    response.send(views.page(request, response, 'admin/laws-preview', model));
  });

  router.post('/laws/import/:upload', async (request, response) => {
    const id = request.params.upload;
    const actor = response.locals.actor!;
    await orShowAgain(
      views,
      request,
      response,
      async () => {
        const { files } = await lawPreview(installation, id, actor);
        await sayOfLaws(installation, id, actor, saidOfLawsInForm(request.body, files.length));
        if (request.body.act !== 'confirm') return response.redirect(303, paths.lawPreview(id));
        await followJob(response, await confirmLaws(installation, id, actor));
      },
      async () => ({ template: 'admin/laws-preview', model: await shown(response, id) }),
    );
  });

  return router;
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
