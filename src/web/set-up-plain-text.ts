import type { Request, RequestHandler } from 'express';
import { NotPlainText } from './errors';

/** Refuses a NUL in the address: no text has one, and PostgreSQL keeps none. */
export function refuseNulInAddress(): RequestHandler {
  return (request, _response, next) => {
    if (/%00/.test(request.originalUrl) || request.originalUrl.includes('\0')) throw new NotPlainText();
    next();
  };
}

/** The same in what a form says. */
export function refuseNulInForm(): RequestHandler {
  return (request: Request, _response, next) => {
    const said = Object.values((request.body ?? {}) as Record<string, unknown>).flat();
    if (said.some((one) => typeof one === 'string' && one.includes('\0'))) throw new NotPlainText();
    next();
  };
}
