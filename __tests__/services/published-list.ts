import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { drawnLaws } from '../../scripts/bench/drawn-list';
import { changeItems, foundList } from '../../scripts/bench/drawn-register';
import { type Installation, LOCAL_ADMINISTRATOR, type Progress, publish } from '../../src/services';
import { installed } from './installed';

const LAWS = drawnLaws(2, 12);

/** Other words for one item in `every`, approved. */
export function changed(installation: Installation, every: number, edition: number): Promise<void> {
  return changeItems(installation, 1 / every, edition, LAWS);
}

/** A drawn list of a few items, published once. */
export async function publishedList(url: string, items = 6): Promise<Installation> {
  const installation = await installed(url);
  await foundList(installation, items, LAWS);
  await publishNow(installation);
  return installation;
}

export function publishNow(installation: Installation, progress?: Progress) {
  return publish(installation, {
    out: installation.settings.siteDir,
    effective: null,
    documentNumber: null,
    actor: LOCAL_ADMINISTRATOR,
    ...(progress && { progress }),
  });
}

/** Paths of files below a folder, links not followed, in which a text stands. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => statSync(join(folder, path)).isFile() && readFileSync(join(folder, path)).includes(text),
    )
    .sort();
}
