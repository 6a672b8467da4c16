import type { EntityManager } from 'typeorm';
import { type AdjustmentAct, permitAct } from '../../list';
import {
  type Adjustment,
  type AdjustmentChange,
  addAdjustmentEvent,
  changeOf,
  type Item,
  itemNumbered,
  lastRevision,
  openChangesOf,
} from '../../store';
import { type Actor, mustHave, overrides } from '../actor';
import { adjustmentNamed, eventsOf } from '../adjust';
import { adjustmentDigest } from '../adjustment-digest';
import { NoSuchItem } from '../errors';
import type { Installation } from '../installation';
import { type BodyList, listNumbered } from '../lists';
import { EndedItem, EndsHere, ItemBusy, type Opened } from './errors';

/** An adjustment that this person may write in. */
export interface Draft {
  adjustment: Adjustment;
  chosen: BodyList;
}

/** @throws NoSuchAdjustment, NotAllowedTo, ActNotAllowed where it is published */
export async function draftFor(em: EntityManager, id: string, actor: Actor): Promise<Draft> {
  const adjustment = await adjustmentNamed(em, id);
  const chosen = await listNumbered(em, adjustment.listId);
  mustHave(actor, ['drafter'], chosen.body.name, '起草调整');
  const events = await eventsOf(em, adjustment.id);
  permitAct(
    events,
    'edit',
    { account: actor.account, override: false },
    await adjustmentDigest(em, adjustment.id),
  );
  return { adjustment, chosen };
}

/** Records that the content of an adjustment is another now: what was reviewed or approved is not this any more. */
export async function recordAct(
  installation: Installation,
  em: EntityManager,
  { adjustment, chosen }: Draft,
  act: Extract<AdjustmentAct, 'create' | 'edit'>,
  actor: Actor,
): Promise<void> {
  await addAdjustmentEvent(em, {
    adjustmentId: adjustment.id,
    act,
    actor: actor.account,
    at: installation.clock(),
    digest: await adjustmentDigest(em, adjustment.id),
    comment: null,
    fieldComments: null,
    override: overrides(actor, 'drafter', chosen.body.name),
  });
}

/** A change's own reason; null where it is that of the whole adjustment, which is told once. */
export function ownReason({ reason }: Pick<Adjustment, 'reason'>, said: string): string | null {
  return said === '' || said === reason ? null : said;
}

/** How an item stands for one adjustment: its change there, else what is published. */
export interface Standing {
  item: Item;
  change: AdjustmentChange | null;
  /** Digest of what it says now; null where it says nothing. */
  digest: string | null;
  /** Sequence number of its last published revision. */
  base: number | null;
  opened: Opened;
}

/** @throws NoSuchItem, ItemBusy where another adjustment is at it */
export async function standingIn(
  em: EntityManager,
  adjustment: Pick<Adjustment, 'id' | 'listId'>,
  number: string,
): Promise<Standing> {
  const item = await itemNumbered(em, adjustment.listId, number);
  if (!item) throw new NoSuchItem(number);
  const change = await changeOf(em, adjustment.id, item.id);
  const elsewhere = (await openChangesOf(em, item.id)).find(
    ({ adjustmentId }) => adjustmentId !== adjustment.id,
  );
  if (elsewhere) throw new ItemBusy(number, elsewhere.adjustmentId);
  const revision = await lastRevision(em, item.id);
  const digest = change ? change.contentDigest : (revision?.contentDigest ?? null);
  return {
    item,
    change,
    digest,
    base: revision?.seq ?? null,
    opened: { version: change?.version ?? null, digest },
  };
}

/** @throws EndedItem where there is nothing left to change; EndsHere where it became others in this adjustment */
export function mustStand({ digest, change }: Standing, number: string): void {
  if (digest === null && change === null) throw new EndedItem(number);
  if (change && digest === null && change.successors.length > 0)
    throw new EndsHere(number, change.adjustmentId, change.successors);
}

/** The digest of what it says. @throws EndedItem; EndsHere where it is to end with this adjustment */
export function mustSaySomething(standing: Standing, number: string): string {
  mustStand(standing, number);
  if (standing.digest === null) throw new EndsHere(number, standing.change!.adjustmentId, []);
  return standing.digest;
}
