import type { SignedCheckpoint } from './checkpoint';
import { type KeyRotationLeaf, readLeaf } from './leaf';
import { checkSignatures } from './note';
import { badSignature, halfRotation, otherPublisher, revokedKey, type VerifyProblem } from './problem';
import { CHECKPOINT, rotationProofPath } from './tree-layout';
import type { TreeReader } from './tree-reader';
import { type CheckedLog, nameOf } from './verify-log';
import { verifyProof } from './verify-release';
import { fingerprint, formatVkey, parseVkey, type VerifierKey } from './vkey';

/** A rotation that the log records, with the checkpoint that first held it. */
export interface CheckedRotation {
  leaf: KeyRotationLeaf;
  checkpoint: SignedCheckpoint;
  /** Of the leaf in the log. */
  index: number;
}

/** Every rotation has its proof, signed by an old and a new key. */
export async function verifyRotations(
  reader: TreeReader,
  log: CheckedLog,
  entries: readonly (Uint8Array | null)[],
  problems: VerifyProblem[],
): Promise<CheckedRotation[]> {
  const rotations: CheckedRotation[] = [];
  for (const [index, bytes] of entries.entries()) {
    const leaf = bytes && readLeaf(bytes);
    if (!bytes || leaf?.format !== 'quanze-key-rotation/1') continue;
    const before = problems.length;
    const path = rotationProofPath(index);
    const checkpoint = await verifyProof(reader, log, path, bytes, problems);
    if (!checkpoint) continue;
    const { signed } = checkSignatures(checkpoint.note, log.keys);
    const vkeys = signed.map(formatVkey);
    const revoked = revokedVkeys(entries.slice(0, index));
    for (const vkey of leaf.oldVkeys) if (revoked.has(vkey)) problems.push(revokedKey(path, vkey));
    if (!vkeys.some((vkey) => leaf.oldVkeys.includes(vkey))) problems.push(halfRotation(path, '原'));
    else if (!vkeys.some((vkey) => leaf.newVkeys.includes(vkey))) problems.push(halfRotation(path, '新'));
    else if (problems.length === before) rotations.push({ leaf, checkpoint, index });
  }
  return rotations;
}

/**
 * The keys to accept for whoever trusts `trusted`: a rotation hands trust on only where a key trusted so far signed the very checkpoint that
 * records it, and was not revoked before. Revoked keys are accepted no more.
 */
export function keysAfter(
  trusted: readonly VerifierKey[],
  rotations: readonly CheckedRotation[],
  entries: readonly (Uint8Array | null)[],
): VerifierKey[] {
  const accepted = [...trusted];
  for (const { leaf, checkpoint, index } of rotations) {
    const handing = checkSignatures(checkpoint.note, accepted).signed.map(formatVkey);
    const gone = revokedVkeys(entries.slice(0, index));
    if (handing.some((vkey) => leaf.oldVkeys.includes(vkey) && !gone.has(vkey)))
      accepted.push(...leaf.newVkeys.map(parseVkey));
  }
  const revoked = revokedVkeys(entries);
  return accepted.filter((key) => !revoked.has(formatVkey(key)));
}

/** Every key that a rotation names, old or new. */
export function keysNamed(rotations: readonly CheckedRotation[]): VerifierKey[] {
  return rotations.flatMap(({ leaf }) => [...leaf.oldVkeys, ...leaf.newVkeys].map(parseVkey));
}

function revokedVkeys(entries: readonly (Uint8Array | null)[]): Set<string> {
  const leaves = entries.map((bytes) => bytes && readLeaf(bytes));
  return new Set(leaves.flatMap((leaf) => (leaf?.format === 'quanze-key-revoked/1' ? [leaf.vkey] : [])));
}

/** The head of the log is not signed by a key that the log itself revokes. */
export function checkRevoked(
  log: CheckedLog,
  entries: readonly (Uint8Array | null)[],
  problems: VerifyProblem[],
): void {
  const revoked = revokedVkeys(entries);
  for (const vkey of checkSignatures(log.checkpoint.note, log.keys).signed.map(formatVkey)) {
    if (revoked.has(vkey)) problems.push(revokedKey(CHECKPOINT, vkey));
  }
}

/** Whether the checkpoint is signed by a key to be accepted; else the problem is added. */
export function checkPublisher(
  { checkpoint, keys }: CheckedLog,
  given: { keys: readonly VerifierKey[]; fingerprints: readonly string[] },
  accepted: readonly VerifierKey[],
  problems: VerifyProblem[],
): boolean {
  const { signed, failed } = checkSignatures(checkpoint.note, accepted);
  for (const key of failed) problems.push(badSignature(CHECKPOINT, `${key.name}（${nameOf(key)}）`));
  if (failed.length === 0 && signed.some(({ name }) => name === checkpoint.origin)) return true;
  const others = checkSignatures(checkpoint.note, keys).signed;
  const wanted = [describe(given.keys), ...given.fingerprints.map((print) => `指纹 ${print}`)];
  problems.push(otherPublisher(CHECKPOINT, wanted.filter(Boolean).join('、'), describe(others)));
  return false;
}

const describe = (keys: readonly VerifierKey[]): string =>
  keys.map((key) => `${formatVkey(key)}（指纹 ${fingerprint(key)}）`).join('、');
