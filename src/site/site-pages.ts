import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeFile } from '../release';
import { createRenderer } from '../render';
import { asOfPage } from './as-of-page';
import type { Catalogue } from './catalogue';
import { homePage } from './home-page';
import { itemPages } from './item-pages';
import { lawPages } from './law-pages';
import { listPages } from './list-pages';
import { listObjectionsPage, objectionPage } from './objection-pages';
import { beside, type Page } from './page';
import { releasePages } from './release-pages';
import { SearchIndex } from './search/search-index';
import { searchPage } from './search-page';
import type { Site } from './site';
import { sitePaths } from './site-paths';
import { siteScripts } from './site-scripts';
import { stableJson } from './stable-json';
import { verifyPage } from './verify-page';

const VIEWS = join(__dirname, '../../views');

/**
 * Every page of the public site with style sheet, scripts and search index, one by one. Same facts, same bytes; an item that a release does not touch keeps its
 * pages byte for byte. Data and proof files are not among them (`dataFiles`, and the release room). `told` hears how many of all items have
 * their pages.
 */
export async function* sitePages(
  site: Site,
  { viewsDir = VIEWS, told }: { viewsDir?: string; told?: Told | undefined } = {},
): AsyncGenerator<TreeFile> {
  const renderer = createRenderer(viewsDir);
  yield { path: sitePaths.style, bytes: readFileSync(join(viewsDir, 'static/quanze.css')) };
  yield* siteScripts();
  yield* filesOf(
    site,
    ({ path, template, model, data }) => [
      { path, bytes: Buffer.from(renderer.render(template, model), 'utf8') },
      ...(data ? [{ path: beside(path), bytes: stableJson(data) }] : []),
    ],
    told,
  );
}

type Told = (done: number, total: number) => void;

/** The search index is built while the items go by, lists in the order of their first releases. */
async function* filesOf(site: Site, laid: (page: Page) => TreeFile[], told?: Told): AsyncGenerator<TreeFile> {
  const items = site.catalogues.reduce((sum, { entries }) => sum + entries.length, 0);
  let done = 0;
  for (const page of [homePage(site), verifyPage(site), searchPage(site), objectionPage(site)])
    yield* laid(page);
  const index = new SearchIndex(site.snapshot.lists);
  for (const catalogue of byFirstRelease(site.catalogues)) {
    for (const page of listPages(site, catalogue)) yield* laid(page);
    yield* laid(asOfPage(site, catalogue));
    for (const page of listObjectionsPage(site, catalogue)) yield* laid(page);
    const first = catalogue.releases[0]!.number;
    for await (const item of site.snapshot.items(catalogue.list.id)) {
      for (const page of itemPages(site, catalogue, item)) yield* laid(page);
      yield* index.take(catalogue.list, item, first);
      done += 1;
      told?.(done, items);
    }
  }
  yield* index.rest();
  for await (const page of lawPages(site)) yield* laid(page);
  for await (const page of releasePages(site)) yield* laid(page);
}

function byFirstRelease(catalogues: readonly Catalogue[]): Catalogue[] {
  return [...catalogues].sort((a, b) => a.releases[0]!.number - b.releases[0]!.number);
}
