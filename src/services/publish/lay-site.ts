import type { Build, FileDigest } from '../../release';
import {
  type LazyFiles,
  type ListFacts,
  type Site,
  SiteReading,
  type SiteSnapshot,
  siteParts,
} from '../../site';
import type { Progress } from '../installation';
import { programDigest } from '../program-digest';
import { layData, layTables } from './lay-data';
import { dataOf } from './release-data';
import { siteWideFiles } from './site-wide-files';

/** The rooms whose files make pages and tables, and the templates. */
const MAKERS = [
  'law',
  'list',
  'basis',
  'release',
  'render',
  'exchange',
  'site',
  'services/publish',
  '../views',
];

export interface NewRelease {
  number: number;
  list: string;
  /** Digests of what earlier releases list. */
  known: ReadonlyMap<string, FileDigest>;
}

/**
 * Lays the data files of a new release, if there is one, and every page; gives the digests of the data files. Items are read once for both and
 * for the search index, and a second time where their pages must be made.
 */
export async function laySite(
  build: Build,
  facts: SiteSnapshot,
  release: NewRelease | null,
  progress?: Progress,
): Promise<FileDigest[]> {
  const reading = new SiteReading(facts);
  const program = programDigest(MAKERS);
  const digests: FileDigest[] = [];
  for (const list of reading.lists) {
    const overheard = heard(build, facts, reading, list, program);
    if (release?.list === list.id) {
      for await (const file of dataOf(overheard, release.number, (path) => release.known.get(path) ?? null)) {
        if ('unit' in file) digests.push(...(await layTables(build, file, program)));
        else digests.push(await layData(build, file));
        // How many there will be is not known before the last.
        if (digests.length % 50 === 1) progress?.('写入数据', 0, 1);
      }
    } else {
      for await (const _ of overheard.items(list.id));
    }
  }
  for (const part of reading.rest()) {
    if ('path' in part) await build.add(part);
    else await layLazy(build, part, program);
  }
  await layPages(build, await reading.site(), program, progress);
  return digests;
}

/** The facts, whose items of one list go into the reading as they go by. */
function heard(
  build: Build,
  facts: SiteSnapshot,
  reading: SiteReading,
  list: ListFacts,
  program: string,
): SiteSnapshot {
  return {
    ...facts,
    async *items(of, numbers) {
      for await (const item of facts.items(of, numbers)) {
        for (const part of reading.take(list, item)) await layLazy(build, part, program);
        yield item;
      }
    },
  };
}

async function layLazy(build: Build, { unit, key, files }: LazyFiles, program: string): Promise<void> {
  const whole = `${program}.${key}`;
  if (await build.holdsUnit(unit, whole)) {
    await build.carryUnit(unit);
    return;
  }
  await build.startUnit(unit, whole);
  for (const file of files()) await build.add(file);
  await build.startUnit('', '');
}

async function layPages(
  build: Build,
  site: Site,
  program: string,
  progress: Progress | undefined,
): Promise<void> {
  const pages: string[] = [];
  const page = (path: string): void => {
    if (path.endsWith('.html')) pages.push(path);
  };
  const items = site.catalogues.reduce((sum, { entries }) => sum + entries.length, 0);
  let done = 0;
  const holds = ({ unit, key }: { unit: string; key: string }) => build.holdsUnit(unit, key);
  for await (const part of siteParts(site, program, holds)) {
    if ('path' in part) {
      await build.add(part);
      page(part.path);
      continue;
    }
    if (part.unit === null) {
      await build.startUnit('', '');
      continue;
    }
    if (part.held) for (const path of await build.carryUnit(part.unit)) page(path);
    else await build.startUnit(part.unit, part.key);
    done += 1;
    progress?.('生成网页', done, items);
  }
  for (const file of siteWideFiles(site, pages)) await build.add(file);
}
