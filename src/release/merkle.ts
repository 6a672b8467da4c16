import { sha256 } from './digest';

/** The Merkle tree of RFC 6962, section 2.1. A hash is 32 bytes of SHA-256. */
export type MerkleHash = Uint8Array;

/** Domain separation of RFC 6962: a leaf can never be passed off as a node. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Root of the tree without leaves. */
export const EMPTY_ROOT: MerkleHash = sha256('');

export function leafHash(entry: Uint8Array | string): MerkleHash {
  return sha256(LEAF, entry);
}

export function nodeHash(left: MerkleHash, right: MerkleHash): MerkleHash {
  return sha256(NODE, left, right);
}

/** Root over leaf hashes. */
export function merkleRoot(leaves: readonly MerkleHash[], from = 0, to = leaves.length): MerkleHash {
  if (to === from) return EMPTY_ROOT;
  if (to - from === 1) return leaves[from]!;
  const middle = from + splitPoint(to - from);
  return nodeHash(merkleRoot(leaves, from, middle), merkleRoot(leaves, middle, to));
}

/** RFC 6962, 2.1.1: from the leaf's sibling up to the root's child. */
export function inclusionProof(
  leaves: readonly MerkleHash[],
  index: number,
  size = leaves.length,
): MerkleHash[] {
  if (!(index >= 0 && index < size && size <= leaves.length))
    throw new RangeError(`no leaf ${index} of ${size}`);
  const path: MerkleHash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push(merkleRoot(leaves, middle, to));
      to = middle;
    } else {
      path.push(merkleRoot(leaves, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** RFC 6962, 2.1.2: proof that the tree of `size1` leaves is a beginning of the tree of `size2`. */
export function consistencyProof(
  leaves: readonly MerkleHash[],
  size1: number,
  size2 = leaves.length,
): MerkleHash[] {
  if (!(size1 > 0 && size1 <= size2 && size2 <= leaves.length)) {
    throw new RangeError(`no tree of ${size1} in one of ${size2}`);
  }
  const path: MerkleHash[] = [];
  let [from, to] = [0, size2];
  while (size1 !== to) {
    const middle = from + splitPoint(to - from);
    if (size1 <= middle) {
      path.push(merkleRoot(leaves, middle, to));
      to = middle;
    } else {
      path.push(merkleRoot(leaves, from, middle));
      from = middle;
    }
  }
  // The verifier knows the old root itself; any other subtree it must be told.
  if (from !== 0) path.push(merkleRoot(leaves, from, to));
  return path.reverse();
}

export interface InclusionClaim {
  index: number;
  size: number;
  leaf: MerkleHash;
  root: MerkleHash;
  proof: readonly MerkleHash[];
}

/** RFC 9162, 2.1.3.2. */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (leaf.length !== 32) return false;
  let [at, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== 32) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

export interface ConsistencyClaim {
  size1: number;
  size2: number;
  root1: MerkleHash;
  root2: MerkleHash;
  proof: readonly MerkleHash[];
}

/** RFC 9162, 2.1.4.2. An empty first tree proves nothing and is refused. */
export function verifyConsistency({ size1, size2, root1, root2, proof }: ConsistencyClaim): boolean {
  if (!Number.isSafeInteger(size1) || !Number.isSafeInteger(size2) || size1 < 1 || size1 > size2)
    return false;
  if (size1 === size2) return proof.length === 0 && sameHash(root1, root2);
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : [...proof];
  const first = path.shift();
  // A proof of nothing but the old root itself says nothing about the new one.
  if (first === undefined || proof.length === 0) return false;
  let [at, last] = [size1 - 1, size2 - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [old, now] = [first, first];
  for (const hash of path) {
    if (last === 0 || hash.length !== 32) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(hash, old);
      now = nodeHash(hash, now);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      now = nodeHash(now, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(old, root1) && sameHash(now, root2);
}

export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The largest power of two below `size`: where RFC 6962 divides a tree. */
function splitPoint(size: number): number {
  let point = 1;
  while (point * 2 < size) point *= 2;
  return point;
}

// Division, not shifts: sizes may pass 2^31.
const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => splitPoint(n * 2) === n;
