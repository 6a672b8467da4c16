import { type Unzipped, unzipSync, zipSync } from 'fflate';

const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_FILES = 10_000;

/** What a zip says it unpacks to, read from its central directory without unpacking (APPNOTE 4.3.12). Null where it is no zip. */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return Number.POSITIVE_INFINITY;
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return count > MAX_FILES ? Number.POSITIVE_INFINITY : total;
}

function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

/**
 * The text parts of an office file, unpacked within the sizes that its directory declares and packed again as they are:
 * a reader that trusts the streams instead of the directory cannot be made to unpack more. Null where the file is no
 * sound zip or declares more than 200 MB.
 */
export function boundedZip(bytes: Uint8Array): Uint8Array | null {
  const size = unpackedSize(bytes);
  if (size === null || size > MAX_UNPACKED) return null;
  try {
    // The output buffer has the declared size and never grows; what a lying stream holds beyond it is lost.
    const parts: Unzipped = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels|bin|vml)$/i.test(name) });
    return zipSync(parts, { level: 0 });
  } catch {
    return null;
  }
}
