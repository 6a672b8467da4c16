import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeFile } from '../release';
import { createRenderer } from '../render';
import { homePage } from './home-page';
import { itemPages } from './item-pages';
import { lawPages } from './law-pages';
import { listPages } from './list-pages';
import type { Page } from './page';
import { releasePages } from './release-pages';
import { type Site, siteOf } from './site';
import { sitePaths } from './site-paths';
import type { SiteSnapshot } from './snapshot';
import { verifyPage } from './verify-page';

const VIEWS = join(__dirname, '../../views');

/**
 * Every page of the public site with its style sheet, one by one. Same facts, same bytes; an item that a release does not touch keeps its
 * pages byte for byte. Data and proof files are not among them (`dataFiles`, and the release room).
 */
export async function* sitePages(snapshot: SiteSnapshot, viewsDir: string = VIEWS): AsyncGenerator<TreeFile> {
  const renderer = createRenderer(viewsDir);
  yield { path: sitePaths.style, bytes: readFileSync(join(viewsDir, 'static/quanze.css')) };
  for await (const { path, template, model } of pagesOf(await siteOf(snapshot))) {
    yield { path, bytes: Buffer.from(renderer.render(template, model), 'utf8') };
  }
}

async function* pagesOf(site: Site): AsyncGenerator<Page> {
  yield homePage(site);
  yield verifyPage(site);
  for (const catalogue of site.catalogues) {
    yield* listPages(site, catalogue);
    for await (const item of site.snapshot.items(catalogue.list.id)) yield* itemPages(site, catalogue, item);
  }
  yield* lawPages(site);
  yield* releasePages(site);
}
