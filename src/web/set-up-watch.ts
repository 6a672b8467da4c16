import { timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { health, type Installation } from '../services';
import type { Log } from './log';

declare module 'express-serve-static-core' {
  interface Locals {
    /** What went wrong, for the log alone. */
    fault?: unknown;
  }
}

/**
 * For those who run the installation: a line a request in the log, `/healthz`, `/metrics`. A request is told by the pattern of its route, never
 * by its address: an address may hold a one-time link or what somebody searched for.
 */
export function setUpWatch(installation: Installation, log: Log): RequestHandler {
  const registry = new Registry();
  const requests = new Counter({
    name: 'quanze_http_requests_total',
    help: '请求数',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'quanze_http_request_duration_seconds',
    help: '请求用时（秒）',
    labelNames: ['route'],
    registers: [registry],
  });
  const standing = standingGauges(installation, registry);
  const router = Router();
  router.use((request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const route = routeOf(request);
      requests.inc({ method: request.method, route, status: String(response.statusCode) });
      duration.observe({ route }, seconds);
      write(log, request, response, route, seconds);
    });
    next();
  });
  router.get('/healthz', async (_request, response) => {
    const well = await health(installation).then(
      () => true,
      () => false,
    );
    response.setHeader('Cache-Control', 'no-store');
    response.status(well ? 200 : 503).json({ status: well ? 'ok' : 'database' });
  });
  router.get('/metrics', async (request, response, next) => {
    if (!mayRead(request, installation.settings.metricsToken)) return next();
    await standing();
    response.setHeader('Cache-Control', 'no-store');
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

function standingGauges(installation: Installation, registry: Registry): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const releases = gauge('quanze_releases', '发布次数');
  const leaves = gauge('quanze_log_leaves', '发布日志条目数');
  const last = gauge('quanze_last_published_timestamp_seconds', '最近一次发布的时刻');
  const current = gauge('quanze_site_current', '公开网站与日志一致为 1');
  const memory = gauge('process_resident_memory_bytes', '占用内存');
  return async () => {
    const now = await health(installation);
    releases.set(now.releases);
    leaves.set(now.logSize);
    last.set(now.lastPublished ?? 0);
    current.set(Number(now.siteCurrent));
    memory.set(process.memoryUsage.rss());
  };
}

/** By the token where there is one; else this machine alone, not through a proxy. */
function mayRead(request: Request, token: string | null): boolean {
  if (token !== null) {
    const [given, expected] = [
      Buffer.from(request.get('Authorization') ?? ''),
      Buffer.from(`Bearer ${token}`),
    ];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
  const direct = request.get('X-Forwarded-For') === undefined;
  return direct && /^(?:127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}

function routeOf(request: Request): string {
  const pattern: unknown = request.route?.path;
  return typeof pattern === 'string' ? `${request.baseUrl}${pattern}` : '其他';
}

function write(log: Log, request: Request, response: Response, route: string, seconds: number): void {
  const { fault } = response.locals;
  const told = {
    event: 'request',
    method: request.method,
    route,
    status: response.statusCode,
    ms: Math.round(seconds * 1000),
  };
  if (fault === undefined) log.info(told);
  else log.error({ ...told, fault: fault instanceof Error ? fault.stack : String(fault) });
}
