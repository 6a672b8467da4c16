import { releaseFolder } from './freeze';

/** Which file proves which: the parts of a published tree. */
export const SITE_SUMS = 'SITE.SHA256SUMS';
export const CHECKPOINT = 'log/checkpoint';
export const POLICY = 'log/policy.txt';

/** `data`: immutable, listed by a release. `site`: listed by SITE.SHA256SUMS. `proof`: proved by signature, tree or digest. */
export type Area = 'data' | 'site' | 'proof';

export function areaOf(path: string): Area {
  if (path.startsWith('data/')) return 'data';
  if (path === SITE_SUMS || path.startsWith('log/')) return 'proof';
  if (/^releases\/\d{4,}\/(release\.json|DATA\.(SHA256|SM3)SUMS|release\.tlog-proof)$/.test(path))
    return 'proof';
  return 'site';
}

export function proofPaths(release: number): {
  statement: string;
  sha256: string;
  sm3: string;
  proof: string;
} {
  const folder = releaseFolder(release);
  return {
    statement: `${folder}/release.json`,
    sha256: `${folder}/DATA.SHA256SUMS`,
    sm3: `${folder}/DATA.SM3SUMS`,
    proof: `${folder}/release.tlog-proof`,
  };
}

/** Proof of the rotation leaf at this index, with the checkpoint that both keys signed. */
export function rotationProofPath(index: number): string {
  return `log/rotation/${index}.tlog-proof`;
}
