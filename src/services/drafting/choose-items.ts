import type { EntityManager } from 'typeorm';
import { stateOf } from '../../list';
import { currentItems, eventsOfAdjustments, itemNumbered, openAdjustments, openChangesOf } from '../../store';
import { type Actor, mustHave } from '../actor';
import { NoSuchItem } from '../errors';
import type { Installation } from '../installation';
import { type BodyList, listNumbered } from '../lists';
import { draftFor } from './draft';

/** An item that may be chosen; `busy` names the adjustment that is at it. */
export interface ItemChoice {
  number: string;
  name: string;
  busy: number | null;
}

const MOST = 40;

/** Items to choose from, by part of the name or by number. */
export async function itemChoices(
  { db }: Installation,
  listId: number,
  words: string,
): Promise<{ choices: ItemChoice[]; total: number }> {
  const filter = words === '' ? {} : { text: words };
  const { rows, total } = await currentItems(db.manager, listId, filter, { limit: MOST });
  const choices: ItemChoice[] = [];
  for (const { itemId, number, name } of rows) {
    const [open] = await openChangesOf(db.manager, itemId);
    choices.push({ number, name, busy: open?.adjustmentId ?? null });
  }
  return { choices, total };
}

/** The adjustment that items are to be added to. @throws NoSuchAdjustment, NotAllowedTo, ActNotAllowed */
export async function addingPage(
  { db }: Installation,
  id: string,
  actor: Actor,
): Promise<{
  adjustment: {
    id: number;
    title: string;
    version: number;
    reason: string;
    basis: string;
    effectiveFrom: string | null;
  };
  chosen: BodyList;
}> {
  return draftFor(db.manager, id, actor);
}

export interface WhereToEdit {
  chosen: BodyList;
  /** The adjustment that holds the item already; null where none does. */
  at: number | null;
  /** Drafts that it may be put into. */
  drafts: { id: number; title: string }[];
}

/** Where an item is to be edited. @throws NoSuchItem, NotAllowedTo */
export async function whereToEdit(
  { db }: Installation,
  listId: number,
  number: string,
  actor: Actor,
): Promise<WhereToEdit> {
  const em = db.manager;
  const chosen = await listNumbered(em, listId);
  mustHave(actor, ['drafter'], chosen.body.name, '起草调整');
  const item = await itemNumbered(em, listId, number);
  if (!item) throw new NoSuchItem(number);
  const [open] = await openChangesOf(em, item.id);
  return { chosen, at: open?.adjustmentId ?? null, drafts: await draftsOf(em, listId) };
}

/** Adjustments of a list that items may still be put into. */
export async function draftsOf(em: EntityManager, listId: number): Promise<{ id: number; title: string }[]> {
  const adjustments = await openAdjustments(em, listId);
  const events = await eventsOfAdjustments(
    em,
    adjustments.map(({ id }) => id),
  );
  const drafts = adjustments.filter(({ id }) =>
    ['draft', 'returned'].includes(stateOf(events.filter((one) => one.adjustmentId === id) as never)),
  );
  return drafts.map(({ id, title }) => ({ id, title }));
}
