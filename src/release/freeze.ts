import type { ListKind } from '../list';
import { sha256Hex, sm3Hex } from './digest';
import { leafBytes, type ReleaseLeaf } from './leaf';
import { contentRoot, formatSums } from './sums';
import type { TreeFile } from './tiles';
import { byBytes } from './tree-path';

/** A law version that a release was checked against. */
export interface LawVersionRef {
  law: string;
  /** ISO dates, null where the text does not say. */
  promulgated: string | null;
  effective: string | null;
  /** Digest of the verbatim text, in hex. */
  sha256: string;
}

export interface FileDigest {
  path: string;
  sha256: string;
  sm3: string;
}

export interface ReleaseFacts {
  /** Name of the log, which is also the name of its keys. */
  origin: string;
  list: { body: string; kind: ListKind };
  /** Release numbers run through the whole installation (decision 3). */
  number: number;
  /** ISO instant. */
  publishedAt: string;
  /** ISO date. */
  effectiveFrom: string;
  supersedes: number | null;
}

export interface FrozenRelease {
  statement: ReleaseLeaf;
  /** Bytes of release.json, which are the leaf. */
  leaf: Uint8Array;
  /** release.json and both sums files, with their paths in the tree. */
  files: TreeFile[];
}

/** `releases/0007` */
export function releaseFolder(number: number): string {
  return `releases/${String(number).padStart(4, '0')}`;
}

/** The data file that says which texts a release was checked against; add it to the release's data files before freezing. */
export function lawVersionsFile(number: number, versions: readonly LawVersionRef[]): TreeFile {
  const sorted = [...versions].sort(
    (a, b) =>
      byBytes(a.law, b.law) ||
      byBytes(a.promulgated ?? '', b.promulgated ?? '') ||
      byBytes(a.sha256, b.sha256),
  );
  const json = JSON.stringify(sorted, ['law', 'promulgated', 'effective', 'sha256'], 1);
  return { path: lawVersionsPath(number), bytes: new TextEncoder().encode(`${json}\n`) };
}

const lawVersionsPath = (number: number): string => `data/${releaseFolder(number)}/law-versions.json`;

/**
 * What a release consists of, from the digests of all its data files (the one of `lawVersionsFile` among them).
 * @throws RangeError where that file is not among them; LeafTooLargeError
 */
export function freezeRelease(
  facts: ReleaseFacts,
  data: readonly FileDigest[],
  lawVersionCount: number,
): FrozenRelease {
  const laws = data.find(({ path }) => path === lawVersionsPath(facts.number));
  if (!laws) throw new RangeError(`${lawVersionsPath(facts.number)} is not among the data files`);
  const sha256Lines = data.map(({ path, sha256 }) => ({ path, digest: sha256 }));
  const sha256Sums = formatSums(sha256Lines);
  const sm3Sums = formatSums(data.map(({ path, sm3 }) => ({ path, digest: sm3 })));
  const statement: ReleaseLeaf = {
    format: 'quanze-release/1',
    origin: facts.origin,
    list: facts.list,
    number: facts.number,
    publishedAt: facts.publishedAt,
    effectiveFrom: facts.effectiveFrom,
    dataSha256: sha256Hex(sha256Sums),
    dataSm3: sm3Hex(sm3Sums),
    contentRoot: Buffer.from(contentRoot(sha256Lines)).toString('hex'),
    lawVersions: { count: lawVersionCount, path: laws.path, sha256: laws.sha256 },
    supersedes: facts.supersedes,
  };
  const leaf = leafBytes(statement);
  const folder = releaseFolder(facts.number);
  return {
    statement,
    leaf,
    files: [
      { path: `${folder}/release.json`, bytes: leaf },
      { path: `${folder}/DATA.SHA256SUMS`, bytes: Buffer.from(sha256Sums) },
      { path: `${folder}/DATA.SM3SUMS`, bytes: Buffer.from(sm3Sums) },
    ],
  };
}
