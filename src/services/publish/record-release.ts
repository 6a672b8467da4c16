import type { EntityManager } from 'typeorm';
import { type FrozenRelease, leafHash, merkleRoot, proofPaths, type TreeFile } from '../../release';
import {
  addRelease,
  addReleaseAdjustments,
  addReleaseLawVersions,
  appendAudit,
  freezeItems,
  lastRelease,
  type Release,
  releaseSums,
} from '../../store';
import { type Actor, overrides } from '../actor';
import type { Installation } from '../installation';
import { listTitle } from '../lists';
import type { Due } from './due';
import type { PendingRelease } from './pending-release';
import type { SignedLog } from './sign-log';

/** Writes the release with everything that proves it. */
export async function recordRelease(
  installation: Installation,
  em: EntityManager,
  actor: Actor,
  { chosen, adjustments }: Due,
  pending: PendingRelease,
  frozen: FrozenRelease,
  proof: string,
  log: SignedLog,
): Promise<void> {
  const last = await lastRelease(em, pending.listId);
  const paths = proofPaths(pending.number);
  const textOf = (path: string) =>
    Buffer.from(frozen.files.find((file) => file.path === path)!.bytes).toString('utf8');
  const release = await addRelease(em, {
    listId: pending.listId,
    number: pending.number,
    publishedAt: pending.publishedAt,
    publishedBy: actor.account,
    effectiveFrom: pending.effectiveFrom,
    documentNumber: pending.documentNumber,
    supersedesId: last?.id ?? null,
    statement: Buffer.from(frozen.leaf),
    dataSums: textOf(paths.sha256),
    sm3Sums: textOf(paths.sm3),
    proof,
    leafIndex: log.index,
    treeSize: log.leaves.length,
    root: Buffer.from(merkleRoot(log.leaves.map((leaf) => leafHash(leaf)))).toString('hex'),
  });
  await freezeItems(em, release);
  await addReleaseLawVersions(
    em,
    release.id,
    pending.versions.map(({ id }) => id),
  );
  await addReleaseAdjustments(
    em,
    release.id,
    adjustments.map(({ id }) => id),
  );
  await appendAudit(em, {
    at: installation.clock(),
    actor: actor.account,
    act: 'release.publish',
    subject: listTitle(chosen),
    detail: { release: pending.number, adjustments: adjustments.length },
    override: overrides(actor, 'publisher', chosen.body.name),
  });
}

/** The proof files of releases as they were first written. */
export async function proofFiles(em: EntityManager, releases: Release[]): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  for (const release of releases) {
    const paths = proofPaths(release.number);
    const { dataSums, sm3Sums, proof } = await releaseSums(em, release.id);
    files.push(
      { path: paths.statement, bytes: release.statement },
      { path: paths.sha256, bytes: Buffer.from(dataSums) },
      { path: paths.sm3, bytes: Buffer.from(sm3Sums) },
      { path: paths.proof, bytes: Buffer.from(proof!) },
    );
  }
  return files;
}
