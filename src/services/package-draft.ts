import type { EntityManager } from 'typeorm';
import { placeOf } from '../list';
import {
  type Adjustment,
  adjustmentById,
  impactsRecorded,
  inTransaction,
  lawById,
  lawEventById,
  newPowersOf,
} from '../store';
import type { Actor } from './actor';
import { eventsOf } from './adjust';
import { start } from './drafting/start-adjustment';
import { NoSuchPackage } from './errors';
import type { Installation } from './installation';
import { listNumbered } from './lists';

/**
 * The adjustment that the work package of a law event fills: the last one that was written from it and is still a draft or sent back.
 * Null where there is none.
 */
export async function packageDraft(
  em: EntityManager,
  listId: number,
  lawEventId: number,
): Promise<Adjustment | null> {
  const decisions = [
    ...(await impactsRecorded(em, { listId, lawEventId })),
    ...(await newPowersOf(em, { listId, lawEventId })),
  ];
  const ids = new Set(decisions.flatMap(({ decision }) => decision?.adjustmentId ?? []));
  for (const id of [...ids].sort((a, b) => b - a)) {
    const { state } = placeOf(await eventsOf(em, id));
    if (state === 'draft' || state === 'returned') return adjustmentById(em, id);
  }
  return null;
}

/** The same, started where there is none: for a 新增 that the package proposes. @throws NoSuchPackage, NotAllowedTo */
export async function packageAdjustment(
  installation: Installation,
  listId: number,
  lawEventId: number,
  actor: Actor,
): Promise<number> {
  return inTransaction(installation.db, async (em) => {
    const chosen = await listNumbered(em, listId);
    const event = await lawEventById(em, lawEventId);
    if (!event) throw new NoSuchPackage(lawEventId);
    const draft = await packageDraft(em, listId, lawEventId);
    if (draft) return draft.id;
    const law = `《${(await lawById(em, event.byLawId ?? event.lawId))!.title}》`;
    const head = {
      title: `按${law}新增事项`,
      reason: `${law}新设了职权。`,
      basis: law,
      effective: null,
    };
    return (await start(installation, em, chosen, head, actor)).id;
  });
}
