import { type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * An office document packed anew with its parts changed by `edit`, so that the same content gives the same bytes: parts in the order of
 * their names with [Content_Types].xml first (ECMA-376 part 2 lets readers expect it there), no clock.
 */
export function repacked(document: Uint8Array, edit: (part: string, text: string) => string): Uint8Array {
  const parts: Unzipped = unzipSync(document);
  const names = Object.keys(parts)
    .filter((name) => !name.endsWith('/'))
    .sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1));
  const packed: Zippable = {};
  for (const name of names) {
    const bytes = parts[name]!;
    packed[name] = /\.(?:xml|rels)$/.test(name) ? Buffer.from(edit(name, text(bytes)), 'utf8') : bytes;
  }
  // Built from local parts, since a zip holds local time: the same bytes in every time zone.
  return zipSync(packed, { mtime: new Date(1980, 0, 1), level: 6 });
}

const FIRST = '[Content_Types].xml';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
