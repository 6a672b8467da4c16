import type { EntityManager } from 'typeorm';
import { permitObjectionAct } from '../../list';
import {
  addObjectionEvent,
  appendAudit,
  currentItem,
  inTransaction,
  itemById,
  linkedItem,
  objectionEvents,
} from '../../store';
import { type Actor, mustHave, overrides } from '../actor';
import { standingIn } from '../drafting/draft';
import { EndedItem, ItemBusy } from '../drafting/errors';
import { type AdjustmentHead, mustBeWholeHead, start } from '../drafting/start-adjustment';
import type { Installation } from '../installation';
import { type BodyList, listNumbered } from '../lists';
import { objectionIn } from './inbox';
import { objectionNumber } from './number';

interface FromObjection {
  list: number;
  id: number;
  actor: Actor;
}

/**
 * What an adjustment that an objection gives rise to says of itself, until a person says it better. It names the objection by its number
 * and quotes nothing of it: heads are published. @throws NoSuchObjection, NotAllowedTo, ObjectionActNotAllowed
 */
export async function headFromObjection(
  installation: Installation,
  from: FromObjection,
): Promise<{ chosen: BodyList; number: string; item: string | null; head: AdjustmentHead }> {
  const { chosen, objection, item } = await objectionToAdjust(installation.db.manager, from);
  const number = objectionNumber(objection);
  const name = item && (await currentItem(installation.db.manager, item.id))?.name;
  const subject = item ? `“${name ?? item.number}”` : '清单';
  return {
    chosen,
    number,
    item: item?.number ?? null,
    head: {
      title: `按意见 ${number} 更正${subject}`,
      reason: `公众意见 ${number} 反映${subject}有误，经核对予以更正。`,
      basis: '',
      effective: null,
    },
  };
}

/**
 * Starts the adjustment and links it to the objection, in one. `item` is what to go on with; null where none is linked or it cannot be
 * changed now. @throws BadForm, NoSuchObjection, NotAllowedTo, ObjectionActNotAllowed
 */
export async function adjustFromObjection(
  installation: Installation,
  { head, ...from }: FromObjection & { head: AdjustmentHead },
): Promise<{ adjustment: number; item: string | null }> {
  mustBeWholeHead(head);
  return inTransaction(installation.db, async (em) => {
    const { chosen, objection, item } = await objectionToAdjust(em, from);
    const { actor } = from;
    const adjustment = await start(installation, em, chosen, head, actor);
    const at = installation.clock();
    await addObjectionEvent(em, {
      objectionId: objection.id,
      act: 'adjust',
      actor: actor.account,
      at,
      adjustmentId: adjustment.id,
    });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: 'objection.adjust',
      subject: `意见 ${objectionNumber(objection)}`,
      detail: { adjustment: adjustment.id },
      override: overrides(actor, 'drafter', chosen.body.name),
    });
    const free = item !== null && (await canBeChanged(em, adjustment, item.number));
    return { adjustment: adjustment.id, item: free ? item.number : null };
  });
}

async function objectionToAdjust(em: EntityManager, { list, id, actor }: FromObjection) {
  const chosen = await listNumbered(em, list);
  mustHave(actor, ['drafter'], chosen.body.name, '办理意见');
  const objection = await objectionIn(em, list, id);
  const events = (await objectionEvents(em, [id])).get(id) ?? [];
  permitObjectionAct(
    events.map(({ act }) => act),
    'adjust',
  );
  const itemId = linkedItem(objection, events);
  return { chosen, objection, item: itemId === null ? null : await itemById(em, itemId) };
}

async function canBeChanged(
  em: EntityManager,
  adjustment: { id: number; listId: number },
  number: string,
): Promise<boolean> {
  try {
    return (await standingIn(em, adjustment, number)).digest !== null;
  } catch (error) {
    if (error instanceof ItemBusy || error instanceof EndedItem) return false;
    throw error;
  }
}
