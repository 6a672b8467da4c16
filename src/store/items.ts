import { type EntityManager, In } from 'typeorm';
import { titleKey } from '../law';
import type { ItemContent, LegalBasis } from '../list';
import { Basis, Item, ItemLineage, ItemRevision } from './entities';
import { NotInDatabase } from './errors';
import { addRow, addRows, inBatches, type NewRow, rowWithId } from './rows';

/**
 * Gives new items their permanent numbers: `0001`, `0002` … in the order of the list, never one given before. `parents` has one entry
 * an item: the id of an item, or null. Add parents first, then their sub-items.
 */
export async function addItems(
  em: EntityManager,
  listId: number,
  parents: (number | null)[],
): Promise<Item[]> {
  const last = (await em.maximum(Item, 'seq', { listId })) ?? 0;
  const rows = parents.map((parentId, index) => {
    const seq = last + 1 + index;
    return { listId, seq, number: String(seq).padStart(4, '0'), parentId };
  });
  await addRows(em, Item, rows);
  const added: Item[] = [];
  for (const some of inBatches(rows)) {
    added.push(
      ...(await em.find(Item, {
        where: { listId, seq: In(some.map(({ seq }) => seq)) },
        order: { seq: 'ASC' },
      })),
    );
  }
  return added;
}

export async function addItem(
  em: EntityManager,
  listId: number,
  parentId: number | null = null,
): Promise<Item> {
  return (await addItems(em, listId, [parentId]))[0]!;
}

export function itemById(em: EntityManager, id: number): Promise<Item | null> {
  return rowWithId(em, Item, id);
}

export function itemNumbered(em: EntityManager, listId: number, number: string): Promise<Item | null> {
  return em.findOneBy(Item, { listId, number });
}

/** Items by their permanent numbers. @throws NotInDatabase where one is not in the list */
export async function itemsNumbered(
  em: EntityManager,
  listId: number,
  numbers: string[],
): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for (const some of inBatches(numbers)) {
    for (const item of await em.findBy(Item, { listId, number: In(some) })) items.set(item.number, item);
  }
  const absent = numbers.find((number) => !items.has(number));
  if (absent !== undefined) throw new NotInDatabase('事项', absent);
  return items;
}

/** In the order of their numbers. */
export function itemsOf(em: EntityManager, listId: number): Promise<Item[]> {
  return em.find(Item, { where: { listId }, order: { seq: 'ASC' } });
}

/** A revision to be minted; `content` is what its `contentDigest` stands for, null where the item ends. */
export interface NewRevision {
  revision: NewRow<ItemRevision, 'seq'>;
  content: ItemContent | null;
}

/**
 * Mints the next revision of several items, with their bases; in the same order. Refresh `current_item` when all revisions of a release
 * are made.
 */
export async function addRevisions(em: EntityManager, revisions: NewRevision[]): Promise<ItemRevision[]> {
  const all: ItemRevision[] = [];
  for (const some of inBatches(revisions)) {
    const itemIds = some.map(({ revision }) => revision.itemId);
    const last = await lastSeqs(em, itemIds);
    const rows = some.map(({ revision }) => ({
      contentDigest: null,
      ...revision,
      seq: (last.get(revision.itemId) ?? 0) + 1,
    }));
    await addRows(em, ItemRevision, rows);
    const made = await em.find(ItemRevision, { where: { itemId: In(itemIds) }, order: { seq: 'ASC' } });
    const newest = new Map(made.map((revision) => [revision.itemId, revision]));
    const minted = itemIds.map((id) => newest.get(id)!);
    await addRows(
      em,
      Basis,
      minted.flatMap(({ id }, n) =>
        (some[n]!.content?.bases ?? []).map((basis, ordinal) => basisRow(id, ordinal, basis)),
      ),
    );
    all.push(...minted);
  }
  return all;
}

async function lastSeqs(em: EntityManager, itemIds: number[]): Promise<Map<number, number>> {
  const rows: { item: number; last: number }[] = await em
    .createQueryBuilder(ItemRevision, 'revision')
    .select('revision.itemId', 'item')
    .addSelect('MAX(revision.seq)', 'last')
    .where({ itemId: In(itemIds) })
    .groupBy('revision.itemId')
    .getRawMany();
  return new Map(rows.map(({ item, last }) => [item, last]));
}

function basisRow(revisionId: number, ordinal: number, basis: LegalBasis): Omit<Basis, 'id'> {
  return {
    revisionId,
    ordinal,
    role: basis.role,
    law: basis.law,
    lawKey: titleKey(basis.law),
    address: basis.address,
    atStart: basis.at?.start ?? null,
    atEnd: basis.at?.end ?? null,
    titleStart: basis.titleAt.start,
    titleEnd: basis.titleAt.end,
    noteStart: basis.noteAt?.start ?? null,
    noteEnd: basis.noteAt?.end ?? null,
    quoteStart: basis.quoteAt?.start ?? null,
    quoteEnd: basis.quoteAt?.end ?? null,
  };
}

/** The oldest first. */
export function revisionsOf(em: EntityManager, itemId: number): Promise<ItemRevision[]> {
  return em.find(ItemRevision, { where: { itemId }, order: { seq: 'ASC' } });
}

/** Those of several items together: by item, the oldest first. */
export async function revisionsOfItems(em: EntityManager, itemIds: number[]): Promise<ItemRevision[]> {
  const all: ItemRevision[] = [];
  for (const some of inBatches(itemIds)) {
    const order = { itemId: 'ASC', seq: 'ASC' } as const;
    all.push(...(await em.find(ItemRevision, { where: { itemId: In(some) }, order })));
  }
  return all;
}

export function lastRevision(em: EntityManager, itemId: number): Promise<ItemRevision | null> {
  return em.findOne(ItemRevision, { where: { itemId }, order: { seq: 'DESC' } });
}

export function revisionById(em: EntityManager, id: number): Promise<ItemRevision | null> {
  return rowWithId(em, ItemRevision, id);
}

export async function addLineage(em: EntityManager, lineage: NewRow<ItemLineage>): Promise<void> {
  await addRow(em, ItemLineage, lineage);
}

/** What came before and after an item, as far as one step. */
export async function lineageOf(
  em: EntityManager,
  itemId: number,
): Promise<{ predecessors: ItemLineage[]; successors: ItemLineage[] }> {
  const order = { id: 'ASC' } as const;
  return {
    predecessors: await em.find(ItemLineage, { where: { successorId: itemId }, order }),
    successors: await em.find(ItemLineage, { where: { predecessorId: itemId }, order }),
  };
}
