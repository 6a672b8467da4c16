import { MalformedError } from './errors';
import { leafHash, type MerkleHash, merkleRoot } from './merkle';

/** c2sp.org/tlog-tiles: the log as static files. Entries are small JSON texts here. */
export interface TreeFile {
  path: string;
  bytes: Uint8Array;
}

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;

/** Every tile and entry bundle of a log, below `log/`. */
export function tileFiles(entries: readonly Uint8Array[]): TreeFile[] {
  const files: TreeFile[] = [];
  for (const { path, from, to } of bundlePaths(entries.length)) {
    files.push({ path, bytes: Buffer.concat(entries.slice(from, to).map(withLength)) });
  }
  files.push(...hashTiles(entries.map((entry) => leafHash(entry))));
  return files;
}

/** Hash tiles over leaf hashes; from level 1 each hash is the root of a full tile of the level below. */
export function hashTiles(leaves: readonly MerkleHash[]): TreeFile[] {
  const files: TreeFile[] = [];
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const here = hashes;
    for (const { path, from, to } of tilePaths(`log/tile/${level}`, here.length)) {
      files.push({ path, bytes: Buffer.concat(here.slice(from, to)) });
    }
    const full = Math.floor(here.length / TILE_WIDTH);
    hashes = Array.from({ length: full }, (_, n) => merkleRoot(here, n * TILE_WIDTH, (n + 1) * TILE_WIDTH));
  }
  return files;
}

/** Where the entries `from` to `to` (exclusive) of a log of this size lie. */
export function bundlePaths(size: number): { path: string; from: number; to: number }[] {
  return tilePaths('log/tile/entries', size);
}

function tilePaths(folder: string, size: number): { path: string; from: number; to: number }[] {
  return Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, n) => {
    const from = n * TILE_WIDTH;
    const to = Math.min(size, from + TILE_WIDTH);
    const width = to - from === TILE_WIDTH ? '' : `.p/${to - from}`;
    return { path: `${folder}/${tileNumber(n)}${width}`, from, to };
  });
}

/** 1234067 → `x001/x234/067`. */
function tileNumber(n: number): string {
  const parts = [String(n % 1000).padStart(3, '0')];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return parts.join('/');
}

function withLength(entry: Uint8Array): Uint8Array {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entry.length);
  return Buffer.concat([length, entry]);
}

/** @throws MalformedError where the bundle is cut short or holds another number of entries. */
export function parseBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length) throw new MalformedError('日志条目包', '最后一条不完整');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== count)
    throw new MalformedError('日志条目包', `应有 ${count} 条，实有 ${entries.length} 条`);
  return entries;
}
