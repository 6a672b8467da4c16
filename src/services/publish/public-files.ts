import { atomFeed, sitemaps } from '../../exchange';
import type { TreeFile } from '../../release';
import { changesFeed, type Site, type SiteSnapshot, siteOf, sitePages, sitePaths } from '../../site';

/**
 * Every file of a build that no release lists and no proof makes: pages, search index, feed, sitemap. `told` hears how many of all items
 * have their pages.
 */
export async function* publicFiles(
  facts: SiteSnapshot,
  told?: (done: number, total: number) => void,
): AsyncGenerator<TreeFile> {
  const site = await siteOf(facts);
  const pages: string[] = [];
  for await (const file of sitePages(site, { told })) {
    if (file.path.endsWith('.html')) pages.push(file.path);
    yield file;
  }
  yield { path: sitePaths.feed, bytes: Buffer.from(feedOf(site), 'utf8') };
  const { baseUrl } = facts.settings;
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
