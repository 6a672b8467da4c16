import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Installation } from '../../services';
import { openApi } from './openapi';
import { type Operation, operations } from './operations';
import { BadQuery, NoSuchAddress, ReadOnly, showProblem } from './problem';

/** What was published, as JSON, under `/api/v1`: read-only, for anyone. */
export function apiRoutes(installation: Installation): RequestHandler {
  const router = Router();
  const description = openApi(installation.settings.siteName);
  router.use(openToAll);
  router.get('/openapi.json', (request, response) => send(request, response, description));
  for (const operation of operations) {
    router.get(operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (request, response) => {
      const query = queryOf(operation, request.query);
      const answer = await operation.run(installation, mustBeNumbers(request.params), query);
      send(request, response, withNext(request, query, answer));
    });
  }
  router.use((request) => {
    throw new NoSuchAddress(request.originalUrl.split('?')[0]!);
  });
  router.use(showProblem);
  return router;
}

/** Open data: any site may read it; a cache asks again each time and mostly hears that nothing changed. */
const openToAll: RequestHandler = (request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    throw new ReadOnly();
  }
  next();
};

function send(request: Request, response: Response, answer: object): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.setHeader('ETag', `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.type('application/json').send(body);
}

const NUMBERS = new Set(['list', 'release', 'law']);

/** A number in an address is digits and nothing else. */
function mustBeNumbers(path: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(path).map(([name, value]) => {
      const text = String(value);
      if (NUMBERS.has(name) && !/^[1-9]\d{0,8}$/.test(text))
        throw new BadQuery([{ name, why: `“${text.slice(0, 20)}”不是正整数` }]);
      return [name, text];
    }),
  );
}

function queryOf({ query }: Operation, given: unknown): Record<string, unknown> {
  const read = query.strict().safeParse(given);
  if (read.success) return read.data;
  throw new BadQuery(
    read.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys'
        ? {
            name: issue.keys.join('、'),
            why: `没有这个参数，可用的有：${Object.keys(query.shape).join('、') || '无'}`,
          }
        : { name: issue.path.join('.'), why: issue.message },
    ),
  );
}

/** The address of the next page; null on the last one. */
function withNext(request: Request, query: Record<string, unknown>, answer: object): object {
  if (!('pageSize' in answer && 'total' in answer)) return answer;
  const { page, pageSize, total } = answer as { page: number; pageSize: number; total: number };
  const more = page * pageSize < total;
  const next = new URLSearchParams(
    Object.entries({ ...query, page: page + 1 }).map(([name, value]) => [name, String(value)]),
  );
  return { ...answer, next: more ? `${request.originalUrl.split('?')[0]}?${next}` : null };
}
