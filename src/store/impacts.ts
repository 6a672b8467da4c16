import { type EntityManager, In } from 'typeorm';
import { CurrentItem, Impact, ImpactDecision, Item, ItemRevision } from './entities';
import { addRow, inBatches, isKey, type NewRow } from './rows';

/** Records impacts; those recorded before, of the same event, content and basis, are left as they are. Gives the new ones. */
export async function addImpacts(em: EntityManager, impacts: NewRow<Impact>[]): Promise<Impact[]> {
  const added: Impact[] = [];
  for (const impact of impacts) {
    const { lawEventId, itemId, contentDigest, ordinal } = impact;
    if (await em.existsBy(Impact, { lawEventId, itemId, contentDigest, ordinal })) continue;
    added.push(await addRow(em, Impact, impact));
  }
  return added;
}

/** An impact with the item it hits and what was last decided of it; null while nobody has. */
export interface ImpactState {
  impact: Impact;
  item: Item;
  decision: ImpactDecision | null;
  /** When it was published that the item has ended: then nothing is left to decide. */
  endedAt: string | null;
}

export interface ImpactFilter {
  listId?: number;
  lawEventId?: number;
  itemId?: number;
  /** True: those that wait for a decision, which an ended item does not. False: decided ones only. */
  pending?: boolean;
}

const DECIDED = `EXISTS (SELECT 1 FROM impact_decision decided WHERE decided.impact_id = impact.id
  AND decided.decision <> 'reopened' AND NOT EXISTS (SELECT 1 FROM impact_decision later
    WHERE later.impact_id = decided.impact_id AND later.id > decided.id))`;
const ENDED =
  'EXISTS (SELECT 1 FROM current_item now WHERE now.item_id = impact.item_id AND now.ended = :ended)';

/** How many impacts of a list wait for a decision. Asked for on every page: by way of the impacts, which are few, not of the list's items. */
export function countPendingImpacts(em: EntityManager, listId: number): Promise<number> {
  return em
    .createQueryBuilder(Impact, 'impact')
    .where('EXISTS (SELECT 1 FROM item own WHERE own.id = impact.item_id AND own.list_id = :listId)', {
      listId,
    })
    .andWhere(`NOT ${DECIDED}`)
    .andWhere(`NOT ${ENDED}`, { ended: true })
    .getCount();
}

/** In the order of law event, item and basis. */
export async function impactsRecorded(em: EntityManager, filter: ImpactFilter = {}): Promise<ImpactState[]> {
  const query = em
    .createQueryBuilder(Impact, 'impact')
    .innerJoin(Item, 'item', 'item.id = impact.itemId')
    .where('1 = 1');
  if (filter.listId !== undefined) query.andWhere('item.listId = :listId', filter);
  if (filter.lawEventId !== undefined) query.andWhere('impact.lawEventId = :lawEventId', filter);
  if (filter.itemId !== undefined) query.andWhere('impact.itemId = :itemId', filter);
  if (filter.pending === true) query.andWhere(`NOT ${DECIDED}`).andWhere(`NOT ${ENDED}`, { ended: true });
  if (filter.pending === false) query.andWhere(DECIDED);
  const impacts = await query
    .orderBy('impact.lawEventId')
    .addOrderBy('item.listId')
    .addOrderBy('item.number')
    .addOrderBy('impact.ordinal')
    .addOrderBy('impact.id')
    .getMany();
  return withState(em, impacts);
}

/** Impacts by id, in the order asked for; unknown ids are left out. */
export async function impactsById(em: EntityManager, ids: number[]): Promise<ImpactState[]> {
  const found = new Map<number, Impact>();
  for (const some of inBatches(ids.filter(isKey))) {
    for (const impact of await em.findBy(Impact, { id: In(some) })) found.set(impact.id, impact);
  }
  return withState(
    em,
    ids.flatMap((id) => found.get(id) ?? []),
  );
}

async function withState(em: EntityManager, impacts: Impact[]): Promise<ImpactState[]> {
  const items = new Map<number, Item>();
  const decisions = new Map<number, ImpactDecision>();
  const ends = await endsOf(
    em,
    impacts.map(({ itemId }) => itemId),
  );
  for (const some of inBatches(impacts)) {
    for (const item of await em.findBy(Item, { id: In(some.map(({ itemId }) => itemId)) }))
      items.set(item.id, item);
    const where = { impactId: In(some.map(({ id }) => id)) };
    for (const decision of await em.find(ImpactDecision, { where, order: { id: 'ASC' } })) {
      if (decision.decision === 'reopened') decisions.delete(decision.impactId);
      else decisions.set(decision.impactId, decision);
    }
  }
  return impacts.map((impact) => ({
    impact,
    item: items.get(impact.itemId)!,
    decision: decisions.get(impact.id) ?? null,
    endedAt: ends.get(impact.itemId) ?? null,
  }));
}

/** When the items among these that have ended did so. */
async function endsOf(em: EntityManager, itemIds: number[]): Promise<Map<number, string>> {
  const ends = new Map<number, string>();
  for (const some of inBatches([...new Set(itemIds)])) {
    const rows = await em.findBy(CurrentItem, { itemId: In(some), ended: true });
    const revisions = await em.findBy(ItemRevision, {
      id: In(rows.flatMap(({ revisionId }) => revisionId ?? [])),
    });
    for (const { itemId, createdAt } of revisions) ends.set(itemId, createdAt);
  }
  return ends;
}

export function decideImpact(em: EntityManager, decision: NewRow<ImpactDecision>): Promise<ImpactDecision> {
  return addRow(em, ImpactDecision, decision);
}

/** Impacts of an item that stand decided by what an adjustment says. */
export async function impactsDecidedIn(
  em: EntityManager,
  adjustmentId: number,
  itemId: number,
): Promise<ImpactState[]> {
  const states = await impactsRecorded(em, { itemId, pending: false });
  return states.filter(({ decision }) => decision?.adjustmentId === adjustmentId);
}
