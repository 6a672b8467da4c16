import { type Request, type RequestHandler, Router, urlencoded } from 'express';
import {
  BadObjection,
  BadReceipt,
  type Installation,
  lookUpObjection,
  type ObjectionForm,
  objectableLists,
  receiveObjection,
  TooManyLookUps,
  TooManyObjections,
} from '../../services';
import { clientAddress } from '../client-address';
import { refuseNulInForm } from '../set-up-plain-text';
import type { Views } from '../views';
import { lookUpView, objectionFormView, receivedView, statusView } from './public-view';

/**
 * Where the public sends objections: from the form here or from a page of the published site, wherever that is served.
 * There is no session and no cookie, so nothing that a forged form could misuse; floods are counted by address.
 */
export function publicObjectionRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });

  const showForm: RequestHandler = async (request, response) => {
    const asked = (name: string) => String(request.query[name] ?? '').slice(0, 60);
    const form = { list: asked('list'), item: asked('item') };
    const model = objectionFormView(await objectableLists(installation), form, null);
    response.send(views.open('objection/form', model));
  };
  router.get('/new', showForm);
  // Where the form is sent to: whoever comes back to that address finds it again.
  router.get('/', showForm);

  router.get('/status', (_request, response) => {
    response.send(views.open('objection/status', lookUpView('', null)));
  });

  // The receipt goes in the body: addresses are written into logs.
  router.post(
    '/status',
    urlencoded({ extended: false, limit: '4kb', parameterLimit: 5 }),
    refuseNulInForm(),
    async (request, response) => {
      const typed = said(request, 'receipt').slice(0, 60);
      try {
        const status = await lookUpObjection(installation, typed, clientAddress(request));
        response.send(views.open('objection/status', statusView(status)));
      } catch (error) {
        if (!(error instanceof BadReceipt || error instanceof TooManyLookUps)) throw error;
        response
          .status(error instanceof TooManyLookUps ? 429 : 422)
          .send(views.open('objection/status', lookUpView(typed, error)));
      }
    },
  );

  router.post(
    '/',
    urlencoded({ extended: false, limit: '64kb', parameterLimit: 20 }),
    refuseNulInForm(),
    async (request, response) => {
      const form = formOf(request);
      try {
        const receipt = await receiveObjection(installation, form, clientAddress(request));
        response.send(views.open('objection/received', receivedView(receipt)));
      } catch (error) {
        if (!(error instanceof BadObjection || error instanceof TooManyObjections)) throw error;
        const model = objectionFormView(await objectableLists(installation), form, error);
        response
          .status(error instanceof TooManyObjections ? 429 : 422)
          .send(views.open('objection/form', model));
      }
    },
  );

  return router;
}

function said({ body }: Request, name: string): string {
  const value: unknown = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

function formOf(request: Request): ObjectionForm {
  const [list, item, text, name, contact, homepage] = [
    'list',
    'item',
    'text',
    'name',
    'contact',
    'homepage',
  ].map((field) => said(request, field)) as [string, string, string, string, string, string];
  return { list, item, text, name, contact, homepage };
}
