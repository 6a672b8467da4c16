import { atomFeed, sitemaps } from '../../exchange';
import type { TreeFile } from '../../release';
import { changesFeed, type Site, sitePaths } from '../../site';

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
