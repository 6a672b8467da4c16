import type { EntityManager } from 'typeorm';
import {
  type Build,
  type FileDigest,
  parseSums,
  proofPaths,
  sha256Hex,
  sm3Hex,
  type TreeFile,
} from '../../release';
import type { SiteSnapshot } from '../../site';
import { type Release, releaseSums } from '../../store';
import type { Progress } from '../installation';
import { releaseData } from './release-data';

/**
 * Data files of an earlier release are taken over as they are; only where the folder lost them are they made again. What was withdrawn is
 * neither.
 */
export async function keepData(
  em: EntityManager,
  build: Build,
  facts: SiteSnapshot,
  release: Release,
  withdrawn: ReadonlySet<string>,
  progress: Progress | undefined,
): Promise<void> {
  const { dataSums } = await releaseSums(em, release.id);
  const listed = parseSums(dataSums, proofPaths(release.number).sha256);
  const sums = listed.filter(({ digest }) => !withdrawn.has(digest));
  const lost = new Set<string>();
  for (const [index, { path, digest }] of sums.entries()) {
    if (!(await build.keep(path, digest))) lost.add(path);
    if (index % 100 === 0) progress?.('沿用已发布的数据', index, sums.length);
  }
  if (lost.size === 0) return;
  for await (const file of releaseData(facts, release.number)) if (lost.has(file.path)) await build.add(file);
}

/** A data file of the new release; one that an earlier release laid already is not laid twice. */
export async function layData(build: Build, file: TreeFile): Promise<FileDigest> {
  const sha256 = sha256Hex(file.bytes);
  if (await build.keep(file.path, sha256)) return { path: file.path, sha256, sm3: sm3Hex(file.bytes) };
  return build.add(file);
}
