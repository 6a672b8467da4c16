import type { Express } from 'express';

/** Every route of the app as Express holds it: `GET /admin/people/:id`. */
export interface AppRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'ALL';
  path: string;
}

interface Layer {
  route?: { path: string | string[]; stack: { method?: string }[] };
  handle: { stack?: Layer[] };
  slash: boolean;
  match(path: string): boolean;
}

/** Where routers are mounted. Express keeps no text of a mount path, only whether it matches one. */
const MOUNTS = ['/admin', '/objections', '/static', '/api/v1'];

export function routesOf(app: Express): AppRoute[] {
  return routesIn((app.router as unknown as { stack: Layer[] }).stack, '');
}

function routesIn(layers: Layer[], mount: string): AppRoute[] {
  return layers.flatMap((layer) => {
    if (layer.route) {
      const { path, stack } = layer.route;
      const methods = [...new Set(stack.map(({ method }) => (method ?? 'ALL').toUpperCase()))];
      return [path]
        .flat()
        .flatMap((one) => methods.map((method) => ({ method, path: `${mount}${one}` }) as AppRoute));
    }
    if (!layer.handle.stack) return [];
    return routesIn(layer.handle.stack, `${mount}${mountOf(layer)}`);
  });
}

function mountOf(layer: Layer): string {
  if (layer.slash) return '';
  const mount = MOUNTS.find((path) => layer.match(path));
  if (mount === undefined) throw new Error('a router is mounted at a path that app-routes.ts does not know');
  return mount;
}
