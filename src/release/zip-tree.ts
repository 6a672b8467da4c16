import { sha256Hex } from './digest';
import { UnreadableTreeError } from './errors';
import { CHECKPOINT } from './tree-layout';
import { isTreePath } from './tree-path';
import type { TreeReader } from './tree-reader';
import { readDirectory, type ZipEntry } from './zip-directory';

const LOCAL_HEADER = 0x04034b50;

/** A zip wherever it lies, and what the surroundings have to inflate with. */
export interface ZipSource {
  size: number;
  /** Exactly so many bytes. @throws UnreadableTreeError where the file ends before */
  read(at: number, length: number): Buffer;
  /** At most `most` bytes. @throws where it is no deflated data or more than that */
  inflate(packed: Uint8Array, most: number): Uint8Array;
  /** Called before each digest. */
  breathe(): Promise<void>;
  /** For an entry that should not lie in memory; undefined where the whole may. */
  digestInPieces?(entry: ZipEntry, at: number): Promise<string> | undefined;
  close(): void;
}

/**
 * A published tree in a zip, read in place: nothing is unpacked. What the archive says of itself is not believed: an entry that inflates to
 * more than its stated size, lies over another, or has two names is refused.
 * @throws UnreadableTreeError where it is no zip, or holds no published tree
 */
export function zipTree(place: string, source: ZipSource): TreeReader {
  const { size, read } = source;
  const all = readDirectory(place, size, read);
  const prefix = prefixOf(place, all);
  const byPath = new Map<string, ZipEntry>();
  for (const entry of all) {
    const path = entry.name.slice(prefix.length);
    if (entry.name.startsWith(prefix) && entry.regular && !byPath.has(path)) byPath.set(path, entry);
  }
  const dataAt = (entry: ZipEntry): number => {
    const header = read(entry.at, 30);
    const nameLength = header.readUInt16LE(26);
    const at = entry.at + 30 + nameLength + header.readUInt16LE(28);
    // Other tools go by the local header: two names or two packings of one content could show them another file than was checked.
    const sound =
      header.readUInt32LE(0) === LOCAL_HEADER &&
      header.readUInt16LE(8) === (entry.deflated ? 8 : 0) &&
      Buffer.compare(read(entry.at + 30, nameLength), entry.rawName) === 0 &&
      at + entry.packed <= size;
    if (!sound) throw new UnreadableTreeError(entry.name, '压缩包里的两处目录不一致');
    return at;
  };
  const inflated = (entry: ZipEntry, packed: Buffer): Uint8Array => {
    try {
      return source.inflate(packed, Math.max(1, entry.size));
    } catch {
      throw new UnreadableTreeError(entry.name, '解压失败，或解压后比压缩包所说的大');
    }
  };
  const whole = (entry: ZipEntry): Uint8Array => {
    const packed = read(dataAt(entry), entry.packed);
    return sized(entry, entry.deflated ? inflated(entry, packed) : packed);
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
      await source.breathe();
      const entry = byPath.get(path);
      if (!entry) return null;
      return source.digestInPieces?.(entry, dataAt(entry)) ?? sha256Hex(whole(entry));
    },
    async close() {
      source.close();
    },
  };
}

function sized(entry: ZipEntry, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== entry.size) throw new UnreadableTreeError(entry.name, '长度与压缩包所说的不同');
  return bytes;
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
