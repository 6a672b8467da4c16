import type { EntityManager } from 'typeorm';
import { diffLists, type ItemContent, type Lineage, type ListDiff } from '../list';
import {
  allReleases,
  lineageOf,
  type Release,
  readItemContents,
  releaseItems,
  releaseNumbered,
} from '../store';
import { NoSuchRelease, OtherLists } from './errors';
import type { Installation } from './installation';

/** A release by its number. @throws NoSuchRelease */
export async function releaseOf(em: EntityManager, number: number | null): Promise<Release> {
  const all = await allReleases(em);
  const found = number === null ? all.at(-1) : await releaseNumbered(em, number);
  if (!found)
    throw new NoSuchRelease(
      number,
      all.map((release) => release.number),
    );
  return found;
}

/** The items that stood in a release, in the order of their numbers. Erased ones are left out. */
export async function itemsIn(
  em: EntityManager,
  release: Release,
): Promise<{ number: string; content: ItemContent }[]> {
  const frozen = (await releaseItems(em, release.id)).filter(
    ({ revision }) => revision.contentDigest !== null,
  );
  const contents = await readItemContents(
    em,
    frozen.map(({ revision }) => revision.contentDigest!),
  );
  return frozen.flatMap(({ item, revision }) => {
    const content = contents.get(revision.contentDigest!);
    return content ? [{ number: item.number, content }] : [];
  });
}

/** What became of a list between two of its releases, by number. @throws NoSuchRelease, OtherLists */
export async function diffReleases({ db }: Installation, from: number, to: number): Promise<ListDiff> {
  const em = db.manager;
  const [older, newer] = [await releaseOf(em, from), await releaseOf(em, to)];
  if (older.listId !== newer.listId) throw new OtherLists(from, to);
  const [before, after] = [await itemsIn(em, older), await itemsIn(em, newer)];
  return diffLists(before, after, await lineageBetween(em, older, newer));
}

/** Merges and splits that releases after the older one, up to the newer, carried out. */
export async function lineageBetween(em: EntityManager, older: Release, newer: Release): Promise<Lineage[]> {
  const items = await releaseItems(em, newer.id);
  const numbers = new Map(items.map(({ item }) => [item.id, item.number]));
  const minted = new Set((await releaseItems(em, older.id)).map(({ revision }) => revision.id));
  const adjustments = new Set(
    items.filter(({ revision }) => !minted.has(revision.id)).map(({ revision }) => revision.adjustmentId),
  );
  const steps = new Map<string, Lineage>();
  for (const { item } of items) {
    for (const { predecessorId, successorId, adjustmentId, kind } of (await lineageOf(em, item.id))
      .predecessors) {
      if (!adjustments.has(adjustmentId) || (kind !== 'merge' && kind !== 'split')) continue;
      const [from, to] = [numbers.get(predecessorId), numbers.get(successorId)];
      if (!from || !to) continue;
      const key = `${kind} ${kind === 'merge' ? to : from}`;
      const step: Lineage = steps.get(key) ?? { kind, from: [], to: [] };
      if (!step.from.includes(from)) step.from.push(from);
      if (!step.to.includes(to)) step.to.push(to);
      steps.set(key, step);
    }
  }
  return [...steps.values()];
}
