import { atomFeed, sitemaps } from '../../exchange';
import type { TreeFile } from '../../release';
import { changesFeed, type Site, SiteReading, type SiteSnapshot, sitePages, sitePaths } from '../../site';

/** Every file of a build that no release lists and no proof makes: pages, search index, feed, sitemap. */
export async function* publicFiles(facts: SiteSnapshot): AsyncGenerator<TreeFile> {
  const reading = new SiteReading(facts);
  for (const list of reading.lists)
    for await (const item of facts.items(list.id))
      for (const part of reading.take(list, item)) yield* part.files();
  for (const part of reading.rest()) {
    if ('path' in part) yield part;
    else yield* part.files();
  }
  const site = await reading.site();
  const pages: string[] = [];
  for await (const file of sitePages(site)) {
    if (file.path.endsWith('.html')) pages.push(file.path);
    yield file;
  }
  yield* siteWideFiles(site, pages);
}

/** What follows the pages: the feed, and where the site knows its address a sitemap of the pages at these paths. */
export function* siteWideFiles(site: Site, pages: readonly string[]): Generator<TreeFile> {
  yield { path: sitePaths.feed, bytes: Buffer.from(feedOf(site), 'utf8') };
  const { baseUrl } = site.snapshot.settings;
  // A sitemap takes nothing but whole addresses.
  if (baseUrl === null) return;
  for (const { path, xml } of sitemaps(baseUrl, pages)) yield { path, bytes: Buffer.from(xml, 'utf8') };
}

function feedOf(site: Site): string {
  const { settings, keys } = site.snapshot;
  const at = (path: string): string =>
    settings.baseUrl === null ? path : new URL(path, `${settings.baseUrl.replace(/\/$/, '')}/`).href;
  return atomFeed({
    title: `${settings.siteName}：清单的变动`,
    origin: keys[0]?.name ?? settings.siteName,
    author: settings.siteName,
    self: at(sitePaths.feed),
    home: at(sitePaths.home),
    entries: changesFeed(site).map(({ path, ...entry }) => ({ ...entry, href: at(path) })),
  });
}
