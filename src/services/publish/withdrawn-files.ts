import { type EntityManager, In } from 'typeorm';
import { parseSums, proofPaths, readLeaf, sha256Hex, type WithdrawnLeaf } from '../../release';
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

/** A file of the laid site; null where there is none. */
export type ReadPublished = (path: string) => Promise<Uint8Array | null>;

/**
 * Published data files that hold a content, by path with their SHA-256: the file of each revision that says it, and, of every release in
 * which it stands or which it left, all of that release's own files. What those hold is not looked into, so that a kind of export that comes to
 * be added is erased with the others, not forgotten. Only parts of the list that are seen to hold other revisions stay: later releases tell the
 * same in the same bytes.
 */
export async function filesHolding(
  em: EntityManager,
  contentDigest: string,
  read: ReadPublished,
): Promise<Map<string, string>> {
  const revisions = await em.findBy(ItemRevision, { contentDigest });
  const items = await em.findBy(Item, { id: In(revisions.map(({ itemId }) => itemId)) });
  const files = new Map<string, string>();
  for (const listId of new Set(items.map((item) => item.listId))) {
    const releases = await allReleases(em, listId);
    const told = await releasesTelling(em, releases, revisions);
    const own = revisions.flatMap(({ itemId, seq }) => {
      const item = items.find(({ id }) => id === itemId)!;
      return item.listId === listId ? [{ number: item.number, seq }] : [];
    });
    const ownPaths = new Set(own.map(({ number, seq }) => dataPaths.item(String(listId), number, seq)));
    for (const release of releases) {
      const { dataSums } = await releaseSums(em, release.id);
      const sums = parseSums(dataSums, proofPaths(release.number).sha256);
      const clear = told.has(release.id) ? await partsWithout(sums, own, read) : new Set<string>();
      for (const { path, digest } of sums) {
        const tells = told.has(release.id) && isOfOneRelease(path) && !clear.has(partOf(path) ?? '');
        if (ownPaths.has(path) || tells) files.set(path, digest);
      }
    }
  }
  return files;
}

/** Parts of a release's list whose rows are at hand, as they were published, and name none of these revisions. */
async function partsWithout(
  sums: readonly { path: string; digest: string }[],
  own: readonly { number: string; seq: number }[],
  read: ReadPublished,
): Promise<Set<string>> {
  const parts = new Set<string>();
  for (const { path, digest } of sums) {
    const part = partOf(path);
    if (part === null || !/\/list(?:-\d+)?\.json$/.test(path)) continue;
    const bytes = await read(path);
    if (bytes === null || sha256Hex(bytes) !== digest) continue;
    const { items } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
      items: { number: string; seq: number }[];
    };
    if (!items.some((row) => own.some(({ number, seq }) => row.number === number && row.seq === seq)))
      parts.add(part);
  }
  return parts;
}

/** Which part of a release's list a file is of; null where it is of none. */
function partOf(path: string): string | null {
  const found = /^(data\/releases\/\d+)\/(?:list|standing)(-\d+)?\.(?:json|csv|xlsx)$/.exec(path);
  return found && `${found[1]} ${found[2] ?? ''}`;
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
