import { type RequestHandler, Router } from 'express';
import { type Actor, actorSignedIn, type Installation, type ListOverview, overview } from '../services';
import { paths } from './paths';

declare module 'express-serve-static-core' {
  interface Locals {
    actor: Actor;
    lists: ListOverview[];
    csrf: string;
  }
}

/** Who acts. Without a valid session the reader is sent to sign in, and back afterwards. */
export function setUpCurrentActor(installation: Installation): RequestHandler {
  return Router().use(async (request, response, next) => {
    const actor = request.session.account ? await actorSignedIn(installation, request.session.account) : null;
    if (actor) {
      response.locals.actor = actor;
      response.locals.lists = (await overview(installation, actor)).lists;
      return next();
    }
    const back = request.method === 'GET' ? request.originalUrl : paths.desk;
    response.redirect(303, `${paths.signIn}?back=${encodeURIComponent(back)}`);
  });
}
