import { encodeBase64 } from './base64';
import { type Checkpoint, parseCheckpoint, type SignedCheckpoint } from './checkpoint';
import { MalformedError } from './errors';
import { readLeaf } from './leaf';
import { leafHash, type MerkleHash, merkleRoot, sameHash } from './merkle';
import { checkSignatures } from './note';
import { formatPolicy, parsePolicy } from './policy';
import {
  badSignature,
  malformed,
  missingFile,
  missingSignature,
  rewrittenLog,
  shorterLog,
  strangeSignature,
  unreadable,
  type VerifyProblem,
  wrongRoot,
} from './problem';
import { bundlePaths, hashTiles, parseBundle } from './tiles';
import { CHECKPOINT, POLICY } from './tree-layout';
import type { TreeReader } from './tree-reader';
import { parseVkey, type VerifierKey } from './vkey';

/** What the log says once checked. */
export interface CheckedLog {
  checkpoint: SignedCheckpoint;
  /** In order; null where the entry was found changed. */
  entries: (Uint8Array | null)[];
  hashes: MerkleHash[];
  /** Keys of the tree's own policy and of logged rotations. Good for completeness, not for trust. */
  keys: VerifierKey[];
  /** Paths of the log's files. */
  files: string[];
}

/** A file of the log is a few MB at most: 256 entries of 64 KiB. */
const MOST_BYTES = 1 << 25;

/** Null where checkpoint or tree does not hold, so that nothing else can be proved. */
export async function verifyLog(reader: TreeReader, problems: VerifyProblem[]): Promise<CheckedLog | null> {
  const policyKeys = await readPolicy(reader, problems);
  const text = await readText(reader, CHECKPOINT, '发布格式', problems);
  if (text === null) return null;
  const checkpoint = parsed(CHECKPOINT, problems, () => parseCheckpoint(text));
  if (checkpoint === null) return null;
  const before = problems.length;
  checkNote(CHECKPOINT, checkpoint, policyKeys, problems);
  // A checkpoint whose signature fails may name any size: what follows from it would only be noise.
  if (problems.length > before) return null;
  const tree = await readTree(reader, checkpoint, problems);
  if (tree === null) return null;
  const keys = [...policyKeys, ...rotatedKeys(tree.entries)];
  return { ...tree, checkpoint, keys, files: [CHECKPOINT, POLICY, ...tree.files] };
}

/** The tree's own policy: byte for byte what `formatPolicy` writes, so that no byte of it can change unseen. */
async function readPolicy(reader: TreeReader, problems: VerifyProblem[]): Promise<VerifierKey[]> {
  const text = await readText(reader, POLICY, '发布格式', problems);
  if (text === null) return [];
  const policy = parsed(POLICY, problems, () => parsePolicy(text));
  if (policy === null) return [];
  if (formatPolicy(policy) !== text) problems.push(malformed(POLICY, '与发布时的写法不同'));
  return policy.keys;
}

/** Every signature line holds, is of a known key, and none is missing. Without known keys the signatures stay unchecked. */
export function checkNote(
  file: string,
  checkpoint: SignedCheckpoint,
  keys: readonly VerifierKey[],
  problems: VerifyProblem[],
): void {
  if (keys.length === 0) return;
  const { signed, failed, unknown } = checkSignatures(checkpoint.note, keys);
  for (const key of failed) problems.push(badSignature(file, `${key.name}（${nameOf(key)}）`));
  for (const line of unknown) problems.push(strangeSignature(file, `${line.name} ${line.keyId}`));
  for (const algorithm of new Set(keys.map((key) => key.algorithm))) {
    const present = [...signed, ...failed].some((key) => key.algorithm === algorithm);
    if (!present) problems.push(missingSignature(file, algorithm === 'sm2' ? 'SM2' : 'Ed25519'));
  }
  if (keys.every(({ name }) => name !== checkpoint.origin)) {
    problems.push(malformed(file, `日志名称 ${checkpoint.origin} 与密钥名称不同`));
  }
}

/** The tree extends the checkpoint that the user kept from before. */
export function checkSince(log: CheckedLog, since: Checkpoint, problems: VerifyProblem[]): void {
  const { origin, size, root } = log.checkpoint;
  const [was, is] = [headOf(since), headOf({ origin, size, root })];
  if (since.origin !== origin) {
    problems.push(rewrittenLog(CHECKPOINT, `日志 ${since.origin}`, `日志 ${origin}`));
  } else if (since.size > size) {
    problems.push(shorterLog(CHECKPOINT, `至少 ${since.size} 条`, `${size} 条`));
  } else if (
    since.size === size ? !sameHash(since.root, root) : !sameHash(since.root, rootAt(log, since.size))
  ) {
    problems.push(
      rewrittenLog(
        CHECKPOINT,
        `是 ${was} 的延续`,
        `${is}，前 ${since.size} 条的根是 ${encodeBase64(rootAt(log, since.size))}`,
      ),
    );
  }
}

/** Root of the tree when it had `size` leaves. */
export function rootAt(log: CheckedLog, size: number): MerkleHash {
  return merkleRoot(log.hashes, 0, Math.min(size, log.hashes.length));
}

/** Entries and tiles, each against the signed root: whichever gives the root is right, and the other is named. */
async function readTree(
  reader: TreeReader,
  { size, root }: Checkpoint,
  problems: VerifyProblem[],
): Promise<Pick<CheckedLog, 'entries' | 'hashes' | 'files'> | null> {
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

/** Keys that the log itself says it used. A broken vkey in a leaf names no key. */
function rotatedKeys(entries: (Uint8Array | null)[]): VerifierKey[] {
  return entries.flatMap((bytes) => {
    const leaf = bytes && readLeaf(bytes);
    if (leaf?.format !== 'quanze-key-rotation/1') return [];
    return [...leaf.oldVkeys, ...leaf.newVkeys].flatMap((text) => {
      try {
        return [parseVkey(text)];
      } catch {
        return [];
      }
    });
  });
}

export const nameOf = (key: VerifierKey): string => (key.algorithm === 'sm2' ? 'SM2' : 'Ed25519');
const headOf = ({ size, root }: Checkpoint): string => `${size} 条、根 ${encodeBase64(root)}`;

/** Bytes of a file that must be there, or null with the problem added. */
export async function readBytes(
  reader: TreeReader,
  path: string,
  listedIn: string,
  problems: VerifyProblem[],
  most = MOST_BYTES,
): Promise<Uint8Array | null> {
  try {
    const bytes = await reader.read(path, most);
    if (bytes === null) problems.push(missingFile(path, listedIn));
    return bytes;
  } catch (error) {
    problems.push(unreadable(path, error instanceof Error ? error.message : String(error)));
    return null;
  }
}

export async function readText(
  reader: TreeReader,
  path: string,
  listedIn: string,
  problems: VerifyProblem[],
  most?: number,
): Promise<string | null> {
  const bytes = await readBytes(reader, path, listedIn, problems, most);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    problems.push(malformed(path, '不是 UTF-8 文本'));
    return null;
  }
}

/** The value, or null with the format problem added. */
export function parsed<T>(file: string, problems: VerifyProblem[], parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    problems.push(malformed(file, error.message));
    return null;
  }
}
