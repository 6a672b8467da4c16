import type { EntityManager } from 'typeorm';
import {
  type Build,
  BuildRefusedError,
  type FileDigest,
  type LaidData,
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
import type { TablePart } from './release-tables';

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

/** Digests of every data file that the releases list, by path; of what was withdrawn there are none. */
export async function knownData(
  em: EntityManager,
  releases: Release[],
  withdrawn: ReadonlySet<string>,
): Promise<Map<string, FileDigest>> {
  const known = new Map<string, FileDigest>();
  for (const { id, number } of releases) {
    const { dataSums, sm3Sums } = await releaseSums(em, id);
    const paths = proofPaths(number);
    // Both list the same paths in the same order.
    const sm3 = parseSums(sm3Sums, paths.sm3);
    for (const [index, { path, digest }] of parseSums(dataSums, paths.sha256).entries())
      if (!withdrawn.has(digest)) known.set(path, { path, sha256: digest, sm3: sm3[index]!.digest });
  }
  return known;
}

/** A part of the new release's tables: taken over where the release before tells the same. */
export async function layTables(build: Build, part: TablePart, program: string): Promise<FileDigest[]> {
  const key = `${program}.${part.key}`;
  const files = (await build.takeUnit(part.unit, key, part.paths)) ?? (await newTables(build, part, key));
  part.laid(files);
  return files;
}

async function newTables(build: Build, part: TablePart, key: string): Promise<LaidData[]> {
  await build.startUnit(part.unit, key);
  const files: LaidData[] = [];
  for (const file of part.files()) files.push({ ...(await build.add(file)), length: file.bytes.length });
  await build.startUnit('', '');
  return files;
}

/** A data file of the new release; one that an earlier release laid already is not laid twice. */
export async function layData(build: Build, file: TreeFile | FileDigest): Promise<FileDigest> {
  if (!('bytes' in file)) {
    if (!(await build.keep(file.path, file.sha256)))
      throw new BuildRefusedError(file.path, '先前的发布列了它，而站点里没有。');
    return file;
  }
  const sha256 = sha256Hex(file.bytes);
  if (await build.keep(file.path, sha256)) return { path: file.path, sha256, sm3: sm3Hex(file.bytes) };
  return build.add(file);
}
