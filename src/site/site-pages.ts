import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeFile } from '../release';
import { createRenderer } from '../render';
import { asOfPage } from './as-of-page';
import type { Catalogue } from './catalogue';
import { homePage } from './home-page';
import { ItemKeys } from './item-keys';
import { itemPages } from './item-pages';
import { lawPages } from './law-pages';
import { listPages } from './list-pages';
import { listObjectionsPage, objectionPage } from './objection-pages';
import { beside, type Page } from './page';
import { releasePages } from './release-pages';
import { searchPage } from './search-page';
import type { Site } from './site';
import { sitePaths } from './site-paths';
import { siteScripts } from './site-scripts';
import type { ItemFacts } from './snapshot';
import { compactJson } from './stable-json';
import { verifyPage } from './verify-page';

const VIEWS = join(__dirname, '../../views');

/** Pages that are made together from what `key` stands for. */
export interface SiteUnit {
  unit: string;
  key: string;
}

/** What a build already holds of a site: asked for each unit, before its pages are made. */
export type Holds = (unit: SiteUnit) => Promise<boolean>;

/** A file; or the beginning of a unit, whose files follow unless they are held; or the end of all units. */
export type SitePart = TreeFile | (SiteUnit & { held: boolean }) | { unit: null };

/**
 * Every page of the public site with style sheet and scripts, one by one. Same facts, same bytes; an item that a release does not touch keeps its
 * pages byte for byte. Data and proof files and the search index are not among them (`dataFiles`, the release room, and `SiteReading`).
 */
export async function* sitePages(site: Site, viewsDir: string = VIEWS): AsyncGenerator<TreeFile> {
  for await (const part of siteParts(site, '', async () => false, viewsDir)) if ('path' in part) yield part;
}

/** The same by units: what is held is not made again. `program` stands for the program that makes the pages. */
export async function* siteParts(
  site: Site,
  program: string,
  holds: Holds,
  viewsDir: string = VIEWS,
): AsyncGenerator<SitePart> {
  const renderer = createRenderer(viewsDir);
  const laid = ({ path, template, model, data }: Page): TreeFile[] => [
    { path, bytes: Buffer.from(renderer.render(template, model), 'utf8') },
    ...(data ? [{ path: beside(path), bytes: compactJson(data) }] : []),
  ];
  for (const path of [sitePaths.style, sitePaths.icon])
    yield { path, bytes: readFileSync(join(viewsDir, path)) };
  yield* siteScripts();
  for (const page of [homePage(site), verifyPage(site), searchPage(site), objectionPage(site)])
    yield* laid(page);
  for (const catalogue of byFirstRelease(site.catalogues)) {
    for (const page of listPages(site, catalogue)) yield* laid(page);
    yield* laid(asOfPage(site, catalogue));
    for (const page of listObjectionsPage(site, catalogue)) yield* laid(page);
    yield* itemParts(site, catalogue, new ItemKeys(site, program), holds, laid);
  }
  for await (const page of lawPages(site)) yield* laid(page);
  for await (const page of releasePages(site)) yield* laid(page);
}

/** Items are read again only where their pages must be made. */
async function* itemParts(
  site: Site,
  catalogue: Catalogue,
  keys: ItemKeys,
  holds: Holds,
  laid: (page: Page) => TreeFile[],
): AsyncGenerator<SitePart> {
  const { list, entries } = catalogue;
  const made = new Map<string, string>();
  for (const entry of entries) {
    const unit = { unit: sitePaths.item(list.id, entry.number), key: keys.of(catalogue, entry) };
    if (!(await holds(unit))) made.set(entry.number, unit.key);
  }
  const numbers = made.size === entries.length ? undefined : new Set(made.keys());
  const items = site.snapshot.items(list.id, numbers)[Symbol.asyncIterator]();
  for (const { number } of entries) {
    const key = made.get(number);
    yield { unit: sitePaths.item(list.id, number), key: key ?? '', held: key === undefined };
    if (key === undefined) continue;
    const { value } = await items.next();
    for (const page of itemPages(site, catalogue, value as ItemFacts)) yield* laid(page);
  }
  yield { unit: null };
}

function byFirstRelease(catalogues: readonly Catalogue[]): Catalogue[] {
  return [...catalogues].sort((a, b) => a.releases[0]!.number - b.releases[0]!.number);
}
