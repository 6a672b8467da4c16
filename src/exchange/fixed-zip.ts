import { type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * An office document packed anew with its parts changed by `edit`, so that the same content gives the same bytes.
 */
export function repacked(document: Uint8Array, edit: (part: string, text: string) => string): Uint8Array {
  const parts: Unzipped = unzipSync(document);
  const edited = Object.entries(parts)
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]): [string, Uint8Array] => [
      name,
      /\.(?:xml|rels)$/.test(name) ? Buffer.from(edit(name, text(bytes)), 'utf8') : bytes,
    ]);
  return fixedZip(edited);
}

/**
 * Parts of an office document as a zip: in the order of their names with [Content_Types].xml first (ECMA-376 part 2 lets readers expect it
 * there), no clock. Packed in JavaScript: what Node's own zlib makes depends on the processor.
 */
export function fixedZip(parts: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const ordered = [...parts].sort(
    ([a], [b]) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1),
  );
  const packed: Zippable = Object.fromEntries(ordered);
  // Built from local parts, since a zip holds local time: the same bytes in every time zone.
  return zipSync(packed, { mtime: new Date(1980, 0, 1), level: 6 });
}

const FIRST = '[Content_Types].xml';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
