import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { runningSha256, sha256Hex } from './digest';
import { UnreadableTreeError } from './errors';
import { CHECKPOINT } from './tree-layout';
import { isTreePath } from './tree-path';
import type { TreeReader } from './tree-reader';
import { breathing } from './turn';
import { readDirectory, type ZipEntry } from './zip-directory';

/** Inflated at once up to here, in pieces above. */
const AT_ONCE = 1 << 24;
const PIECE = 1 << 20;
const LOCAL_HEADER = 0x04034b50;

/**
 * A snapshot in a zip, read in place: nothing is unpacked. What the archive says of itself is not believed: an entry that inflates to more
 * than its stated size, lies over another, or has two names is refused.
 * @throws UnreadableTreeError where it is no zip, or holds no published tree
 */
export function zipReader(path: string): TreeReader {
  const file = openSync(path, 'r');
  try {
    return readerOf(path, file);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readerOf(place: string, file: number): TreeReader {
  const read = (at: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    let done = 0;
    for (let got = 1; got > 0 && done < length; done += got)
      got = readSync(file, bytes, done, length - done, at + done);
    if (done < length) throw new UnreadableTreeError(place, '文件不完整，请重新复制。');
    return bytes;
  };
  const size = fstatSync(file).size;
  const all = readDirectory(place, size, read);
  const prefix = prefixOf(place, all);
  const byPath = new Map<string, ZipEntry>();
  for (const entry of all) {
    const path = entry.name.slice(prefix.length);
    if (entry.name.startsWith(prefix) && entry.regular && !byPath.has(path)) byPath.set(path, entry);
  }
  const breathe = breathing();
  const dataAt = (entry: ZipEntry): number => {
    const header = read(entry.at, 30);
    const nameLength = header.readUInt16LE(26);
    const at = entry.at + 30 + nameLength + header.readUInt16LE(28);
    // Other tools go by the local name: two names for one content could show them another file than was checked.
    const sound =
      header.readUInt32LE(0) === LOCAL_HEADER &&
      Buffer.compare(read(entry.at + 30, nameLength), entry.rawName) === 0 &&
      at + entry.packed <= size;
    if (!sound) throw new UnreadableTreeError(entry.name, '压缩包里的两处目录不一致');
    return at;
  };
  const whole = (entry: ZipEntry): Buffer => {
    const packed = read(dataAt(entry), entry.packed);
    return entry.deflated ? inflated(entry, packed) : sized(entry, packed);
  };
  return {
    place,
    async *entries() {
      for (const { name, regular } of all) {
        const path = name.startsWith(prefix) ? name.slice(prefix.length) : name;
        yield { path, file: regular && isTreePath(path) };
      }
    },
    async read(path, most) {
      const entry = byPath.get(path);
      if (!entry) return null;
      if (entry.size > most)
        throw new UnreadableTreeError(path, `有 ${entry.size} 字节，超过 ${most} 字节的上限`);
      return whole(entry);
    },
    async sha256(path) {
      await breathe();
      const entry = byPath.get(path);
      if (!entry) return null;
      if (entry.size <= AT_ONCE && entry.packed <= AT_ONCE) return sha256Hex(whole(entry));
      return digestInPieces(entry, dataAt(entry), read);
    },
    async close() {
      closeSync(file);
    },
  };
}

function inflated(entry: ZipEntry, packed: Buffer): Buffer {
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    throw new UnreadableTreeError(entry.name, '解压失败，或解压后比压缩包所说的大');
  }
  return sized(entry, bytes);
}

function sized(entry: ZipEntry, bytes: Buffer): Buffer {
  if (bytes.length !== entry.size) throw new UnreadableTreeError(entry.name, '长度与压缩包所说的不同');
  return bytes;
}

async function digestInPieces(
  entry: ZipEntry,
  at: number,
  read: (at: number, length: number) => Buffer,
): Promise<string> {
  const digest = runningSha256();
  let total = 0;
  const take = (bytes: Uint8Array): void => {
    total += bytes.length;
    if (total > entry.size) throw new UnreadableTreeError(entry.name, '解压后比压缩包所说的大');
    digest.update(bytes);
  };
  const pieces = function* (): Generator<Buffer> {
    for (let done = 0; done < entry.packed; done += PIECE)
      yield read(at + done, Math.min(PIECE, entry.packed - done));
  };
  if (entry.deflated) await inflatePieces(entry, pieces(), take);
  else for (const piece of pieces()) take(piece);
  if (total !== entry.size) throw new UnreadableTreeError(entry.name, '长度与压缩包所说的不同');
  return digest.hex();
}

async function inflatePieces(
  entry: ZipEntry,
  pieces: Iterable<Buffer>,
  take: (bytes: Uint8Array) => void,
): Promise<void> {
  const inflate = createInflateRaw();
  const fed = (async () => {
    for (const piece of pieces) {
      if (!inflate.write(piece)) await new Promise<void>((resolve) => inflate.once('drain', () => resolve()));
    }
    inflate.end();
  })();
  fed.catch((error) => inflate.destroy(error));
  try {
    for await (const bytes of inflate) take(bytes as Uint8Array);
  } catch (error) {
    inflate.destroy();
    throw error instanceof UnreadableTreeError ? error : new UnreadableTreeError(entry.name, '解压失败');
  }
}

/** People zip the folder as well as what is in it: the tree may lie one or more folders down, but only one tree. */
function prefixOf(place: string, all: readonly ZipEntry[]): string {
  const roots = all.filter(({ name }) => name === CHECKPOINT || name.endsWith(`/${CHECKPOINT}`));
  if (roots.length === 0)
    throw new UnreadableTreeError(place, '压缩包里没有已发布的站点（没有 log/checkpoint）。');
  if (roots.length > 1) {
    throw new UnreadableTreeError(
      place,
      `压缩包里有 ${roots.length} 个站点，请每次核验一个（用 snapshot 命令生成压缩包）。`,
    );
  }
  return roots[0]!.name.slice(0, -CHECKPOINT.length);
}
