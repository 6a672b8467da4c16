import type { EntityManager } from 'typeorm';
import { stateOf } from '../../list';
import { type Adjustment, allLists, changesOf, openAdjustments } from '../../store';
import { type Actor, mustHave } from '../actor';
import { eventsOf } from '../adjust';
import { adjustmentDigest } from '../adjustment-digest';
import { WhichList } from '../errors';
import { type BodyList, chosenList, type ListChoice, listTitle } from '../lists';

/** What waits to be released: adjustments of one list. */
export interface Due {
  chosen: BodyList;
  adjustments: Adjustment[];
}

/** The list with something to release: approved adjustments, or a first import. @throws WhichList */
export async function dueList(em: EntityManager, order: ListChoice & { actor: Actor }): Promise<Due | null> {
  const lists =
    order.body === undefined && order.kind === undefined ? await allLists(em) : [await chosenList(em, order)];
  const due = [];
  for (const chosen of lists) {
    const adjustments = await releasable(em, chosen, order.actor);
    if (adjustments.length > 0) due.push({ chosen, adjustments });
  }
  if (due.length > 1) throw new WhichList(due.map(({ chosen }) => listTitle(chosen)));
  return due[0] ?? null;
}

/** An adjustment that a release would take in now. `founding`: a first import, which publishing approves by override. */
export interface DueAdjustment {
  adjustment: Adjustment;
  founding: boolean;
}

/** Those of one list, the oldest first. */
export async function dueOfList(em: EntityManager, listId: number): Promise<DueAdjustment[]> {
  const due: DueAdjustment[] = [];
  for (const adjustment of await openAdjustments(em, listId)) {
    const events = await eventsOf(em, adjustment.id);
    const approved = stateOf(events, await adjustmentDigest(em, adjustment.id)) === 'approved';
    if (approved || (await isFounding(em, adjustment))) due.push({ adjustment, founding: !approved });
  }
  return due;
}

async function releasable(em: EntityManager, { list, body }: BodyList, actor: Actor): Promise<Adjustment[]> {
  const due = await dueOfList(em, list.id);
  if (due.length > 0) mustHave(actor, ['publisher'], body.name, '发布');
  return due.map(({ adjustment }) => adjustment);
}

async function isFounding(em: EntityManager, { id }: Adjustment): Promise<boolean> {
  const changes = await changesOf(em, id);
  return changes.length > 0 && changes.every(({ change }) => change.kind === 'found');
}
