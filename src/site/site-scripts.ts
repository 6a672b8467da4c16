import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeFile } from '../release';
import { ScriptNotBuiltError } from './errors';
import { sitePaths } from './site-paths';

/** What public pages run, as `npm run build` bundles it. @throws ScriptNotBuiltError */
export function siteScripts(): TreeFile[] {
  return (['search', 'as-of', 'verify'] as const).map((name) => {
    // Beside this folder when built; in dist when this runs from source (tests).
    const places = [join(__dirname, '../static'), join(__dirname, '../../dist/static')];
    const place = places.map((folder) => join(folder, `${name}.js`)).find((file) => existsSync(file));
    if (place === undefined) throw new ScriptNotBuiltError(name);
    return { path: sitePaths.script(name), bytes: readFileSync(place) };
  });
}
