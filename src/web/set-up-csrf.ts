import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { ForgedForm } from './errors';

/** Synchroniser token: every form carries the session's secret, every POST is checked against it. */
export function setUpCsrf(): Router {
  const router = Router();
  router.use((request, response, next) => {
    request.session.csrf ??= randomBytes(24).toString('base64url');
    response.locals.csrf = request.session.csrf;
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      !matches(request.body?._csrf, request.session.csrf)
    ) {
      throw new ForgedForm();
    }
    next();
  });
  return router;
}

function matches(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
