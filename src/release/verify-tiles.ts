import { encodeBase64 } from './base64';
import { parsed, readBytes } from './checked-read';
import type { Checkpoint } from './checkpoint';
import { leafHash, type MerkleHash, merkleRoot, sameHash } from './merkle';
import { malformed, type VerifyProblem, wrongRoot } from './problem';
import { bundlePaths, hashTiles, parseBundle } from './tiles';
import { CHECKPOINT } from './tree-layout';
import type { TreeReader } from './tree-reader';

/** What the tiles of the log hold. */
export interface TileReading {
  /** In order; null where the entry was found changed. */
  entries: (Uint8Array | null)[];
  hashes: MerkleHash[];
  /** Paths of the log's files. */
  files: string[];
}

/** Entries and tiles, each against the signed root: whichever gives the root is right, and the other is named. */
export async function readTree(
  reader: TreeReader,
  { size, root }: Checkpoint,
  problems: VerifyProblem[],
): Promise<TileReading | null> {
  const bundles = bundlePaths(size);
  const entries: (Uint8Array | null)[] = [];
  const files: string[] = bundles.map(({ path }) => path);
  const broken = new Set<string>();
  for (const { path, from, to } of bundles) {
    const bytes = await readBytes(reader, path, CHECKPOINT, problems);
    const bundle = bytes && parsed(path, problems, () => parseBundle(bytes, to - from));
    if (!bundle) broken.add(path);
    entries.push(...(bundle ?? new Array<null>(to - from).fill(null)));
  }
  const own = entries.map((entry) => (entry ? leafHash(entry) : null));
  const level0 = await readLevel0(reader, bundles, problems, broken);
  const whole = (list: (MerkleHash | null)[]): list is MerkleHash[] => list.every((hash) => hash !== null);
  const candidates = [own, level0].filter(whole);
  const hashes = candidates.find((list) => sameHash(merkleRoot(list), root));
  const tiles = hashTiles(hashes ?? level0.map((hash) => hash ?? new Uint8Array(32)));
  files.push(...tiles.map(({ path }) => path));
  if (!hashes) {
    const found = candidates[0] ? encodeBase64(merkleRoot(candidates[0])) : '算不出';
    const suspects = [...bundles.map(({ path }) => path), CHECKPOINT].filter((path) => !broken.has(path));
    for (const path of suspects) problems.push(wrongRoot(path, encodeBase64(root), found));
    return null;
  }
  bundles.forEach(({ path, from, to }) => {
    if (
      !broken.has(path) &&
      own.slice(from, to).some((hash, i) => !hash || !sameHash(hash, hashes[from + i]!))
    ) {
      problems.push(wrongRoot(path, '每一条的散列与检查点之下的散列相同', '有条目不同'));
    }
  });
  for (const tile of tiles) {
    if (broken.has(tile.path)) continue;
    const found = await readBytes(reader, tile.path, CHECKPOINT, problems);
    if (found && Buffer.compare(found, tile.bytes) !== 0) {
      problems.push(wrongRoot(tile.path, '与日志条目算出的散列相同', '不同'));
    }
  }
  const sound = entries.map((bytes, i) => (own[i] && sameHash(own[i], hashes[i]!) ? bytes : null));
  return { entries: sound, hashes, files };
}

async function readLevel0(
  reader: TreeReader,
  bundles: { path: string; from: number; to: number }[],
  problems: VerifyProblem[],
  broken: Set<string>,
): Promise<(MerkleHash | null)[]> {
  const hashes: (MerkleHash | null)[] = [];
  for (const { path, from, to } of bundles) {
    const tile = path.replace('log/tile/entries/', 'log/tile/0/');
    const bytes = await readBytes(reader, tile, CHECKPOINT, problems);
    if (bytes && bytes.length !== (to - from) * 32) {
      problems.push(malformed(tile, `应有 ${(to - from) * 32} 字节，实有 ${bytes.length} 字节`));
    }
    const good = bytes?.length === (to - from) * 32 ? bytes : null;
    if (!good) broken.add(tile);
    for (let i = 0; i < to - from; i++) hashes.push(good ? good.subarray(i * 32, i * 32 + 32) : null);
  }
  return hashes;
}
