import { type Request, Router, urlencoded } from 'express';
import {
  BadObjection,
  type Installation,
  type ObjectionForm,
  objectableLists,
  receiveObjection,
  TooManyObjections,
} from '../../services';
import { clientAddress } from '../client-address';
import { refuseNulInForm } from '../set-up-plain-text';
import type { Views } from '../views';
import { objectionFormView, receivedView } from './public-view';

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

  router.get('/new', async (request, response) => {
    const said = (name: string) => String(request.query[name] ?? '').slice(0, 60);
    const form = { list: said('list'), item: said('item') };
    const model = objectionFormView(await objectableLists(installation), form, null);
    response.send(views.open('objection/form', model));
  });

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

function formOf({ body }: Request): ObjectionForm {
  const said = (name: string): string => {
    const value: unknown = (body as Record<string, unknown> | undefined)?.[name];
    return typeof value === 'string' ? value : '';
  };
  const [list, item, text, name, contact, homepage] = [
    'list',
    'item',
    'text',
    'name',
    'contact',
    'homepage',
  ].map(said) as [string, string, string, string, string, string];
  return { list, item, text, name, contact, homepage };
}
