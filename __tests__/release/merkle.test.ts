import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  type MerkleHash,
  merkleRoot,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from '../../src/release';
import { corpusDir, describeWithCorpus } from '../corpus';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leaves = (count: number): MerkleHash[] =>
  Array.from({ length: count }, (_, i) => leafHash(`leaf ${i}`));

describe('the Merkle tree of RFC 6962', () => {
  it('has the SHA-256 of nothing as the root of no leaves', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot([])).toEqual(EMPTY_ROOT);
  });

  it('divides at the largest power of two below the size', () => {
    const [a, b, c, d, e] = leaves(5) as [MerkleHash, MerkleHash, MerkleHash, MerkleHash, MerkleHash];
    expect(merkleRoot([a, b, c])).toEqual(nodeHash(nodeHash(a, b), c));
    expect(merkleRoot([a, b, c, d, e])).toEqual(nodeHash(nodeHash(nodeHash(a, b), nodeHash(c, d)), e));
  });

  it('tells a leaf from a node', () => {
    const [a, b] = leaves(2) as [MerkleHash, MerkleHash];
    expect(leafHash(Buffer.concat([a, b]))).not.toEqual(nodeHash(a, b));
  });

  it('proves every leaf of every tree up to 33, and no other leaf in its place', () => {
    const all = leaves(33);
    for (let size = 1; size <= 33; size++) {
      const root = merkleRoot(all, 0, size);
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(all, index, size);
        const claim = { index, size, root, proof };
        expect(verifyInclusion({ ...claim, leaf: all[index]! })).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: leafHash('another') })).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: all[index]!, index: index + 1 })).toBe(false);
      }
    }
  });

  it('proves every tree a beginning of every larger one up to 33, and no rewritten one', () => {
    const all = leaves(33);
    for (let size2 = 1; size2 <= 33; size2++) {
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = consistencyProof(all, size1, size2);
        const claim = { size1, size2, proof, root2: merkleRoot(all, 0, size2) };
        expect(verifyConsistency({ ...claim, root1: merkleRoot(all, 0, size1) })).toBe(true);
        expect(
          verifyConsistency({ ...claim, root1: merkleRoot([...leaves(size1 - 1), leafHash('x')]) }),
        ).toBe(false);
      }
    }
  });

  it('counts past 2^32 without falling back to its low bits', () => {
    const [leaf] = leaves(1) as [MerkleHash];
    expect(verifyInclusion({ index: 0, size: 2 ** 32 + 1, leaf, root: leaf, proof: [] })).toBe(false);
    expect(verifyInclusion({ index: 2 ** 60, size: 2 ** 61, leaf, root: leaf, proof: [] })).toBe(false);
  });
});

interface Vector {
  desc: string;
  wantErr: boolean;
  proof: string[] | null;
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  size1: number;
  size2: number;
  root1: string;
  root2: string;
}

describeWithCorpus('the published vectors', () => {
  const bytes = (text: string): Buffer => Buffer.from(text ?? '', 'base64');
  const vectors = (kind: string): Vector[] =>
    readdirSync(join(corpusDir, 'merkle-vectors', kind), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')) as Vector);

  it('of inclusion agree, the 98 of them', () => {
    const all = vectors('inclusion');
    const wrong = all.filter(
      (v) =>
        verifyInclusion({
          index: v.leafIdx,
          size: v.treeSize,
          leaf: bytes(v.leafHash),
          root: bytes(v.root),
          proof: (v.proof ?? []).map(bytes),
        }) === v.wantErr,
    );
    expect(wrong.map(({ desc }) => desc)).toEqual([]);
    expect(all).toHaveLength(98);
  });

  it('of consistency agree, the 98 of them', () => {
    const all = vectors('consistency');
    const wrong = all.filter(
      (v) =>
        verifyConsistency({
          size1: v.size1,
          size2: v.size2,
          root1: bytes(v.root1),
          root2: bytes(v.root2),
          proof: (v.proof ?? []).map(bytes),
        }) === v.wantErr,
    );
    expect(wrong.map(({ desc }) => desc)).toEqual([]);
    expect(all).toHaveLength(98);
  });
});
