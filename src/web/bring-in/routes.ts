import { type Request, type Response, Router } from 'express';
import type { Actor, StartedJob } from '../../services';
import { followJob } from '../jobs/follow';
import { orShowAgain } from '../refusals';
import type { PageModel, Views } from '../views';

type Form = Record<string, unknown>;

/**
 * One kind of thing that people bring in files: uploaded, looked at as it was read, corrected, confirmed. Nothing is written before it is
 * confirmed.
 */
export interface BringIn {
  /** Its address below `/admin`. */
  at: string;
  /** Where files are chosen. */
  choose: { template: string; model: () => Promise<PageModel> };
  /** Where what was read is looked at; its template, and what it shows. */
  look: {
    template: string;
    model: (upload: string, request: Request, response: Response) => Promise<PageModel>;
  };
  /** Where the person is led who corrected something in the form and does not confirm yet. */
  lookAgain: (upload: string, form: Form) => string;
  /** Keeps the files and leads on to the preview. */
  bring: (request: Request, response: Response) => Promise<void>;
  /** Notes what the person says in the preview; gives what starts to bring it in, where she confirms. */
  say: (upload: string, form: Form, actor: Actor) => Promise<() => Promise<StartedJob>>;
}

/** The pages of bringing something in. */
export function bringInRoutes(views: Views, { at, choose, look, lookAgain, bring, say }: BringIn): Router {
  const router = Router();

  router.get(at, async (request, response) => {
    response.send(views.page(request, response, choose.template, { ...(await choose.model()), form: {} }));
  });

  router.post(at, (request, response) =>
    orShowAgain(
      views,
      request,
      response,
      () => bring(request, response),
      async () => ({
        template: choose.template,
        model: {
          ...(await choose.model()),
          form: request.body,
          errorsHeading: '没有读取文件，请看以下原因',
        },
        field: 'files',
      }),
    ),
  );

  router.get(`${at}/:upload`, async (request, response) => {
    const model = await look.model(String(request.params.upload), request, response);
    response.send(views.page(request, response, look.template, model));
  });

  router.post(`${at}/:upload`, (request, response) => {
    const upload = String(request.params.upload);
    return orShowAgain(
      views,
      request,
      response,
      async () => {
        const confirmed = await say(upload, request.body, response.locals.actor!);
        if (request.body.act !== 'confirm') return response.redirect(303, lookAgain(upload, request.body));
        await followJob(response, await confirmed());
      },
      async () => ({
        template: look.template,
        model: {
          ...(await look.model(upload, request, response)),
          errorsHeading: '没有导入，请改正以下内容',
        },
      }),
    );
  });

  return router;
}
