import { type RequestHandler, Router } from 'express';
import { bodyOfAdjustment, bodyOfList, bodyOfRelease, type Installation, mustSee } from '../services';

type BodyOf = (installation: Installation, id: number) => Promise<string | null>;

/**
 * Whatever lies below a list, an adjustment or a release is shown only to those who have a right for its body: checked
 * here for every page there is and will be. What each may do there, the use cases ask.
 */
export function setUpOwnBodies(installation: Installation): RequestHandler {
  const router = Router();
  const below = (path: string, bodyOf: BodyOf) =>
    router.use(`${path}/:id`, async (request, response, next) => {
      // As the routes read it: `1e0` and `0x1` are 1 there too.
      const id = Number(request.params.id);
      const body = Number.isNaN(id) ? null : await bodyOf(installation, id);
      if (body !== null) mustSee(response.locals.actor!, body);
      next();
    });
  below('/lists', bodyOfList);
  below('/adjustments', bodyOfAdjustment);
  below('/releases', bodyOfRelease);
  return router;
}
