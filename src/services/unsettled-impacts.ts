import type { EntityManager } from 'typeorm';
import { type Adjustment, impactsRecorded, lawById, lawEventById, type NumberedChange } from '../store';

/** Impacts of one change of law that nobody has decided, on items that an adjustment rewrites. */
export interface UnsettledImpacts {
  event: number;
  law: string;
  /** Numbers of the items, each once. */
  items: string[];
  count: number;
}

/** What a later adjustment would have to touch these items for again. Items that end here or are found are not looked at. */
export async function unsettledImpacts(
  em: EntityManager,
  { listId }: Adjustment,
  changes: NumberedChange[],
): Promise<UnsettledImpacts[]> {
  const rewritten = new Set(
    changes
      .filter(({ change }) => change.kind !== 'found' && change.contentDigest !== null)
      .map(({ change }) => change.itemId),
  );
  if (rewritten.size === 0) return [];
  const byEvent = new Map<number, UnsettledImpacts>();
  for (const { impact, item } of await impactsRecorded(em, { listId, pending: true })) {
    if (!rewritten.has(impact.itemId)) continue;
    const event = impact.lawEventId;
    const one = byEvent.get(event) ?? { event, law: await lawOf(em, event), items: [], count: 0 };
    if (!one.items.includes(item.number)) one.items.push(item.number);
    byEvent.set(event, { ...one, count: one.count + 1 });
  }
  return [...byEvent.values()];
}

async function lawOf(em: EntityManager, event: number): Promise<string> {
  return (await lawById(em, (await lawEventById(em, event))!.lawId))!.title;
}
