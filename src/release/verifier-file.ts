import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildRefusedError } from './errors';

/** Bytes of verify.mjs, as `npm run build` bundles it. @throws BuildRefusedError where it was not built */
export function verifierFile(): Uint8Array {
  // Beside this file when built; in dist when this runs from source (tests).
  const places = [join(__dirname, 'verify.mjs'), join(__dirname, '../../dist/release/verify.mjs')];
  const path = places.find((place) => existsSync(place));
  if (path === undefined)
    throw new BuildRefusedError('verify.mjs', '还没有生成核验程序，请先运行 npm run build。');
  return readFileSync(path);
}
