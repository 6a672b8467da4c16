import { parseCheckpoint, signCheckpoint } from './checkpoint';
import { InconsistentLogError } from './errors';
import { inclusionProof, leafHash, merkleRoot, sameHash } from './merkle';
import { checkSignatures } from './note';
import { formatPolicy } from './policy';
import type { Signer } from './signer';
import { type TreeFile, tileFiles } from './tiles';
import { formatTlogProof } from './tlog-proof';
import type { VerifierKey } from './vkey';

/** The transparency log as stored: every leaf's bytes in order, and the last signed checkpoint. */
export interface StoredLog {
  origin: string;
  leaves: readonly Uint8Array[];
  /** The signed note as first written; null before the first leaf. */
  checkpoint: string | null;
}

/**
 * The log with further leaves under a new signed checkpoint. Without new leaves the stored checkpoint stays, bytes and signatures.
 * @throws InconsistentLogError where the stored leaves do not make the root of the stored checkpoint, or it is not of the signer.
 */
export async function extendLog(
  log: StoredLog,
  leaves: readonly Uint8Array[],
  signer: Signer,
): Promise<StoredLog & { checkpoint: string }> {
  if (signer.keys.some(({ name }) => name !== log.origin)) {
    throw new InconsistentLogError(`密钥属于 ${signer.keys[0]?.name}，日志是 ${log.origin}`);
  }
  if (log.checkpoint !== null) checkExtension(log, log.checkpoint, signer.keys);
  else if (log.leaves.length > 0) throw new InconsistentLogError('有条目而没有检查点');
  if (leaves.length === 0 && log.checkpoint !== null) return { ...log, checkpoint: log.checkpoint };
  const all = [...log.leaves, ...leaves];
  const root = merkleRoot(all.map((leaf) => leafHash(leaf)));
  const checkpoint = await signCheckpoint({ origin: log.origin, size: all.length, root }, signer);
  return { origin: log.origin, leaves: all, checkpoint };
}

function checkExtension(log: StoredLog, note: string, keys: readonly VerifierKey[]): void {
  const last = parseCheckpoint(note);
  const { signed, failed } = checkSignatures(last.note, keys);
  if (failed.length > 0) throw new InconsistentLogError('上次检查点的签名不成立');
  if (signed.length === 0) throw new InconsistentLogError('上次检查点不是这把密钥签的，更换密钥须先登记');
  if (last.origin !== log.origin) throw new InconsistentLogError(`上次检查点属于 ${last.origin}`);
  if (last.size !== log.leaves.length) {
    throw new InconsistentLogError(`上次签到第 ${last.size} 条，库中有 ${log.leaves.length} 条`);
  }
  if (!sameHash(last.root, merkleRoot(log.leaves.map((leaf) => leafHash(leaf))))) {
    throw new InconsistentLogError('库中条目算出的根与上次签的不同');
  }
}

/** Files of the log in the tree: checkpoint, tiles, policy. */
export function logFiles(log: StoredLog & { checkpoint: string }, keys: readonly VerifierKey[]): TreeFile[] {
  return [
    { path: 'log/checkpoint', bytes: Buffer.from(log.checkpoint) },
    { path: 'log/policy.txt', bytes: Buffer.from(formatPolicy({ keys: [...keys] })) },
    ...tileFiles(log.leaves),
  ];
}

/** Bytes of release.tlog-proof for the leaf at `index`: to be stored, since it holds the signatures of its day. */
export function proofOf(log: StoredLog & { checkpoint: string }, index: number): string {
  const hashes = log.leaves.map((leaf) => leafHash(leaf));
  return formatTlogProof(index, inclusionProof(hashes, index), log.checkpoint);
}
