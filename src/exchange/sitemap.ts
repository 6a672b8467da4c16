import { XML_HEAD, xmlText } from './xml';

/** The protocol's own limit for one file (sitemaps.org). */
const MOST = 50_000;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** `sitemap.xml` of these paths below `base`; above 50,000 an index and numbered parts. Nothing in it depends on the day. */
export function sitemaps(
  base: string,
  paths: readonly string[],
  most = MOST,
): { path: string; xml: string }[] {
  const root = `${base.replace(/\/$/, '')}/`;
  const at = (path: string): string => `<loc>${xmlText(new URL(path, root).href)}</loc>`;
  const parts: string[][] = [];
  for (let from = 0; from < paths.length; from += most) parts.push(paths.slice(from, from + most));
  const files = parts.map((part, index) => ({
    path: parts.length === 1 ? 'sitemap.xml' : `sitemap-${index + 1}.xml`,
    xml: `${XML_HEAD}<urlset xmlns="${NAMESPACE}">\n${part.map((path) => `<url>${at(path)}</url>\n`).join('')}</urlset>\n`,
  }));
  if (files.length < 2) return files;
  const rows = files.map(({ path }) => `<sitemap>${at(path)}</sitemap>\n`).join('');
  return [
    { path: 'sitemap.xml', xml: `${XML_HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${rows}</sitemapindex>\n` },
    ...files,
  ];
}
