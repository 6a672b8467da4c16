import { encodeBase64 } from './base64';
import { parsed, readText } from './checked-read';
import { type Checkpoint, parseCheckpoint, type SignedCheckpoint } from './checkpoint';
import { readLeaf } from './leaf';
import { type MerkleHash, merkleRoot, sameHash } from './merkle';
import { checkSignatures } from './note';
import { formatPolicy, parsePolicy } from './policy';
import {
  badSignature,
  malformed,
  missingSignature,
  rewrittenLog,
  shorterLog,
  strangeSignature,
  type VerifyProblem,
} from './problem';
import { CHECKPOINT, POLICY } from './tree-layout';
import type { TreeReader } from './tree-reader';
import { readTree, type TileReading } from './verify-tiles';
import { parseVkey, type VerifierKey } from './vkey';

/** What the log says once checked. */
export interface CheckedLog extends TileReading {
  checkpoint: SignedCheckpoint;
  /** Keys of the tree's own policy and of logged rotations. Good for completeness, not for trust. */
  keys: VerifierKey[];
}

/** A release a day for a thousand years. A forger may sign any size, and room is made for every entry. */
const MOST_ENTRIES = 1 << 20;

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
  if (checkpoint.size > MOST_ENTRIES) {
    problems.push(malformed(CHECKPOINT, `日志有 ${checkpoint.size} 条，大得不合常理`));
    return null;
  }
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
