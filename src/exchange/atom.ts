import { createHash } from 'node:crypto';
import { XML_HEAD, xmlText } from './xml';

export interface Feed {
  title: string;
  /** What makes this feed and its entries this one for ever, also where the address changes. */
  origin: string;
  author: string;
  /** Addresses, absolute or relative to the feed. */
  self: string;
  home: string;
  /** Newest first. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** Unique in the feed, for ever. */
  key: string;
  title: string;
  href: string;
  /** ISO instant. */
  updated: string;
  lines: string[];
}

/** An Atom feed (RFC 4287). The same entries, the same bytes: its date is that of the newest entry. */
export function atomFeed({ title, origin, author, self, home, entries }: Feed): string {
  const rows = entries.map(
    (entry) =>
      `<entry>\n<id>${idOf(origin, entry.key)}</id>\n<title>${xmlText(entry.title)}</title>\n` +
      `<link rel="alternate" type="text/html" href="${xmlText(entry.href)}"/>\n` +
      `<updated>${xmlText(entry.updated)}</updated>\n<published>${xmlText(entry.updated)}</published>\n` +
      `<content type="text">${xmlText(entry.lines.join('\n'))}</content>\n</entry>\n`,
  );
  return (
    `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n<id>${idOf(origin, 'feed')}</id>\n` +
    `<title>${xmlText(title)}</title>\n<updated>${xmlText(entries[0]?.updated ?? '1970-01-01T00:00:00Z')}</updated>\n` +
    `<author>\n<name>${xmlText(author)}</name>\n</author>\n<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>\n` +
    `<link rel="alternate" type="text/html" href="${xmlText(home)}"/>\n${rows.join('')}</feed>\n`
  );
}

/** A name-based UUID (RFC 9562, version 8) of origin and key: an IRI that needs no domain. */
function idOf(origin: string, key: string): string {
  const hex = createHash('sha256').update(`${origin}\n${key}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
