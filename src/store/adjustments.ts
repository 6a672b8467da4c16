import { type EntityManager, In } from 'typeorm';
import { refreshCurrentItems } from './current-items';
import { Adjustment, AdjustmentChange, AdjustmentEvent, Item, ReleaseAdjustment } from './entities';
import { StaleVersion } from './errors';
import { addRow, addRows, inBatches, type NewRow, rowWithId } from './rows';

export function addAdjustment(
  em: EntityManager,
  adjustment: NewRow<Adjustment, 'version'>,
): Promise<Adjustment> {
  return addRow(em, Adjustment, adjustment);
}

export function adjustmentById(em: EntityManager, id: number): Promise<Adjustment | null> {
  return rowWithId(em, Adjustment, id);
}

/** Several, by id. */
export function adjustmentsById(em: EntityManager, ids: number[]): Promise<Adjustment[]> {
  return em.find(Adjustment, { where: { id: In(ids) }, order: { id: 'ASC' } });
}

/** The youngest first. */
export function adjustmentsOf(em: EntityManager, listId: number): Promise<Adjustment[]> {
  return em.find(Adjustment, { where: { listId }, order: { id: 'DESC' } });
}

/** Those of a list that no release has published, the oldest first. */
export function openAdjustments(em: EntityManager, listId: number): Promise<Adjustment[]> {
  return em
    .createQueryBuilder(Adjustment, 'adjustment')
    .where('adjustment.listId = :listId', { listId })
    .andWhere('adjustment.id NOT IN (SELECT published.adjustment_id FROM release_adjustment published)')
    .orderBy('adjustment.id')
    .getMany();
}

/** The release that published an adjustment, by id; null while it is under way. */
export async function releaseOfAdjustment(em: EntityManager, adjustmentId: number): Promise<number | null> {
  return (await em.findOneBy(ReleaseAdjustment, { adjustmentId }))?.releaseId ?? null;
}

/** Writes over version `expected` and no other. @throws StaleVersion */
export async function changeAdjustment(
  em: EntityManager,
  id: number,
  expected: number,
  change: Partial<Pick<Adjustment, 'title' | 'reason' | 'basis' | 'effectiveFrom'>>,
): Promise<Adjustment> {
  const { affected } = await em.update(Adjustment, { id, version: expected }, change);
  const now = await em.findOneBy(Adjustment, { id });
  if (affected !== 1 || !now) throw new StaleVersion('调整', id, expected, now?.version ?? null);
  return now;
}

export async function addChange(
  em: EntityManager,
  change: NewRow<AdjustmentChange, 'version'>,
): Promise<AdjustmentChange> {
  const added = await addRow(em, AdjustmentChange, change);
  await refreshItemOf(em, added);
  return added;
}

/** A 建档 draft is the item as it stands until its first release. */
async function refreshItemOf(em: EntityManager, { itemId, kind }: AdjustmentChange): Promise<void> {
  const item = kind === 'found' && itemId !== null && (await em.findOneBy(Item, { id: itemId }));
  if (item) await refreshCurrentItems(em, item.listId, [item.id]);
}

/** Many at once, as an import makes them; call `refreshCurrentItems` for its list when all are in. */
export async function addChanges(
  em: EntityManager,
  changes: NewRow<AdjustmentChange, 'version'>[],
): Promise<void> {
  await addRows(
    em,
    AdjustmentChange,
    changes.map((change) => ({
      itemId: null,
      contentDigest: null,
      base: null,
      reason: null,
      basis: null,
      counterpart: null,
      ...change,
    })),
  );
}

/** Writes over version `expected` and no other. @throws StaleVersion */
export async function editChange(
  em: EntityManager,
  id: number,
  expected: number,
  edit: Partial<Omit<AdjustmentChange, 'id' | 'adjustmentId' | 'version'>> &
    Pick<AdjustmentChange, 'editedBy' | 'editedAt'>,
): Promise<AdjustmentChange> {
  const { affected } = await em.update(AdjustmentChange, { id, version: expected }, edit as object);
  const now = await em.findOneBy(AdjustmentChange, { id });
  if (affected !== 1 || !now) throw new StaleVersion('调整事项', id, expected, now?.version ?? null);
  await refreshItemOf(em, now);
  return now;
}

/** @throws StaleVersion */
export async function removeChange(em: EntityManager, id: number, expected: number): Promise<void> {
  const change = await em.findOneBy(AdjustmentChange, { id });
  if (change?.version !== expected) throw new StaleVersion('调整事项', id, expected, change?.version ?? null);
  await em.delete(AdjustmentChange, { id });
  await refreshItemOf(em, change);
}

/** The change of one item in an adjustment. */
export function changeOf(
  em: EntityManager,
  adjustmentId: number,
  itemId: number,
): Promise<AdjustmentChange | null> {
  return em.findOneBy(AdjustmentChange, { adjustmentId, itemId });
}

/** Every change of several items, by `adjustment item`. */
export async function changesOfItems(
  em: EntityManager,
  itemIds: number[],
): Promise<Map<string, AdjustmentChange>> {
  const changes = await em.find(AdjustmentChange, { where: { itemId: In(itemIds) }, order: { id: 'ASC' } });
  return new Map(changes.map((change) => [`${change.adjustmentId} ${change.itemId}`, change]));
}

/** A change with the number of its item; null for a new item that has none yet. */
export interface NumberedChange {
  change: AdjustmentChange;
  number: string | null;
}

/** In the order in which they were added. */
export async function changesOf(em: EntityManager, adjustmentId: number): Promise<NumberedChange[]> {
  const changes = await em.find(AdjustmentChange, { where: { adjustmentId }, order: { id: 'ASC' } });
  const items = await em
    .createQueryBuilder(Item, 'item')
    .innerJoin(AdjustmentChange, 'change', 'change.itemId = item.id')
    .where('change.adjustmentId = :adjustmentId', { adjustmentId })
    .getMany();
  const numbers = new Map(items.map(({ id, number }) => [id, number]));
  return changes.map((change) => ({
    change,
    number: change.itemId === null ? null : numbers.get(change.itemId)!,
  }));
}

/** Changes of an item in adjustments that are still under way: whoever edits it should know of them. */
export function openChangesOf(em: EntityManager, itemId: number): Promise<AdjustmentChange[]> {
  return em
    .createQueryBuilder(AdjustmentChange, 'change')
    .leftJoin(ReleaseAdjustment, 'published', 'published.adjustmentId = change.adjustmentId')
    .where('change.itemId = :itemId', { itemId })
    .andWhere('published.adjustmentId IS NULL')
    .orderBy('change.id')
    .getMany();
}

/** Published changes of one kind in a list, or of one item of it, oldest first. */
export async function publishedChanges(
  em: EntityManager,
  listId: number,
  kind: AdjustmentChange['kind'],
  itemId?: number,
): Promise<{ change: AdjustmentChange; item: Item }[]> {
  const changes = await em
    .createQueryBuilder(AdjustmentChange, 'change')
    .innerJoin(Item, 'item', 'item.id = change.itemId')
    .innerJoin(ReleaseAdjustment, 'published', 'published.adjustmentId = change.adjustmentId')
    .where('item.listId = :listId AND change.kind = :kind', { listId, kind })
    .andWhere(itemId === undefined ? '1 = 1' : 'item.id = :itemId', { itemId })
    .orderBy('change.id')
    .getMany();
  const items = new Map<number, Item>();
  for (const some of inBatches(changes.map((change) => change.itemId!)))
    for (const item of await em.findBy(Item, { id: In(some) })) items.set(item.id, item);
  return changes.map((change) => ({ change, item: items.get(change.itemId!)! }));
}

export function addAdjustmentEvent(
  em: EntityManager,
  event: NewRow<AdjustmentEvent>,
): Promise<AdjustmentEvent> {
  return addRow(em, AdjustmentEvent, event);
}

/** The oldest first. */
export function adjustmentEventsOf(em: EntityManager, adjustmentId: number): Promise<AdjustmentEvent[]> {
  return em.find(AdjustmentEvent, { where: { adjustmentId }, order: { id: 'ASC' } });
}

/** Events of several adjustments, the oldest first. */
export function eventsOfAdjustments(em: EntityManager, adjustmentIds: number[]): Promise<AdjustmentEvent[]> {
  return em.find(AdjustmentEvent, { where: { adjustmentId: In(adjustmentIds) }, order: { id: 'ASC' } });
}
