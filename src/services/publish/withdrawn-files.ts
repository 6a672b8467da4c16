import { type EntityManager, In } from 'typeorm';
import { parseSums, proofPaths, readLeaf, type WithdrawnLeaf } from '../../release';
import { dataPaths } from '../../site';
import {
  allReleases,
  Item,
  ItemRevision,
  leavesOfKind,
  type Release,
  ReleaseItem,
  releaseSums,
} from '../../store';

/** SHA-256 of every data file that the log says was withdrawn. */
export async function withdrawnDigests(em: EntityManager): Promise<Set<string>> {
  const leaves = await leavesOfKind(em, 'quanze-withdrawn/1');
  return new Set(leaves.map(({ bytes }) => (readLeaf(bytes) as WithdrawnLeaf).sha256));
}

/** Their paths, as the releases list them. */
export async function withdrawnPaths(
  em: EntityManager,
  releases: Release[],
  digests: ReadonlySet<string>,
): Promise<Set<string>> {
  const paths = new Set<string>();
  if (digests.size === 0) return paths;
  for (const release of releases) {
    const { dataSums } = await releaseSums(em, release.id);
    for (const { path, digest } of parseSums(dataSums, proofPaths(release.number).sha256))
      if (digests.has(digest)) paths.add(path);
  }
  return paths;
}

/**
 * Published data files that hold a content, by path with their SHA-256: the file of each revision that says it, and, of every release in
 * which it stands or which it left, all of that release's own files. What such a file holds is not looked into: a kind of export that comes to
 * be added is erased with the others, not forgotten.
 */
export async function filesHolding(em: EntityManager, contentDigest: string): Promise<Map<string, string>> {
  const revisions = await em.findBy(ItemRevision, { contentDigest });
  const items = await em.findBy(Item, { id: In(revisions.map(({ itemId }) => itemId)) });
  const files = new Map<string, string>();
  for (const listId of new Set(items.map((item) => item.listId))) {
    const releases = await allReleases(em, listId);
    const told = await releasesTelling(em, releases, revisions);
    const own = new Set(
      revisions.flatMap(({ itemId, seq }) => {
        const item = items.find(({ id }) => id === itemId)!;
        return item.listId === listId ? [dataPaths.item(String(listId), item.number, seq)] : [];
      }),
    );
    for (const release of releases) {
      const { dataSums } = await releaseSums(em, release.id);
      for (const { path, digest } of parseSums(dataSums, proofPaths(release.number).sha256)) {
        if (own.has(path) || (told.has(release.id) && isOfOneRelease(path))) files.set(path, digest);
      }
    }
  }
  return files;
}

/** Releases that hold one of the revisions, and the one after each, which tells how it was changed. */
async function releasesTelling(
  em: EntityManager,
  releases: Release[],
  revisions: ItemRevision[],
): Promise<Set<number>> {
  const held = await em.findBy(ReleaseItem, { revisionId: In(revisions.map(({ id }) => id)) });
  const told = new Set(held.map(({ releaseId }) => releaseId));
  for (const { id, supersedesId } of releases) {
    if (supersedesId !== null && held.some(({ releaseId }) => releaseId === supersedesId)) told.add(id);
  }
  return told;
}

/** Lists, exports and differences; items and laws have files of their own, and which texts were held says nothing of an item. */
function isOfOneRelease(path: string): boolean {
  return !/^data\/(?:items|laws)\/|\/law-versions\.json$/.test(path);
}
