import type { EntityManager } from 'typeorm';
import {
  type AdjustmentAct,
  type AdjustmentState,
  allowedActs,
  type ChangeKind,
  type ItemContent,
  stateOf,
} from '../list';
import {
  type Adjustment,
  adjustmentEventsOf,
  adjustmentsOf,
  changesOf,
  lastRevision,
  readItemContent,
} from '../store';
import { type Actor, has, overrides } from './actor';
import { adjustmentNamed, eventsOf } from './adjust';
import { adjustmentDigest } from './adjustment-digest';
import type { Installation } from './installation';
import { type BodyList, listNumbered } from './lists';

export interface AdjustmentRow {
  id: number;
  title: string;
  state: AdjustmentState;
  changes: number;
  createdAt: string;
  createdBy: string;
}

/** The adjustments of a list, the youngest first. */
export async function adjustmentsPage(
  { db }: Installation,
  listId: number,
): Promise<{ chosen: BodyList; rows: AdjustmentRow[] }> {
  const em = db.manager;
  const chosen = await listNumbered(em, listId);
  const rows: AdjustmentRow[] = [];
  for (const { id, title, createdAt, createdBy } of await adjustmentsOf(em, listId)) {
    rows.push({
      id,
      title,
      state: await stateNow(em, id),
      changes: (await changesOf(em, id)).length,
      createdAt,
      createdBy,
    });
  }
  return { chosen, rows };
}

async function stateNow(em: EntityManager, id: number): Promise<AdjustmentState> {
  const events = await eventsOf(em, id);
  return stateOf(events, events.at(-1)?.act === 'publish' ? undefined : await adjustmentDigest(em, id));
}

export interface AdjustedItem {
  number: string | null;
  kind: ChangeKind;
  reason: string | null;
  /** As published; null where nothing is. */
  before: ItemContent | null;
  after: ItemContent | null;
}

export interface AdjustmentPage {
  chosen: BodyList;
  adjustment: Adjustment;
  state: AdjustmentState;
  /** What this person may do now. */
  acts: AdjustmentAct[];
  /** True where they may only by override. */
  override: boolean;
  items: AdjustedItem[];
  events: { act: AdjustmentAct; actor: string; at: string; comment: string | null; override: boolean }[];
}

const SHOWN = 60;

/** One adjustment against what is published; a first import shows its first items only. */
export async function adjustmentPage(
  { db }: Installation,
  id: string,
  actor: Actor,
): Promise<AdjustmentPage> {
  const em = db.manager;
  const adjustment = await adjustmentNamed(em, id);
  const chosen = await listNumbered(em, adjustment.listId);
  const events = await eventsOf(em, adjustment.id);
  const state = await stateNow(em, adjustment.id);
  const override = has(actor, [], chosen.body.name);
  const open = state !== 'published';
  const possible = open
    ? allowedActs(events, { account: actor.account, override }, await adjustmentDigest(em, adjustment.id))
    : [];
  const acts = possible.filter((act) => mayDo(actor, act, chosen.body.name));
  const items: AdjustedItem[] = [];
  for (const { change, number } of (await changesOf(em, adjustment.id)).slice(0, SHOWN)) {
    const last = change.itemId === null ? null : await lastRevision(em, change.itemId);
    const base = last && open ? last.contentDigest : null;
    items.push({
      number,
      kind: change.kind,
      reason: change.reason,
      before: base === null ? null : await readItemContent(em, base),
      after: change.contentDigest === null ? null : await readItemContent(em, change.contentDigest),
    });
  }
  const told = (await adjustmentEventsOf(em, adjustment.id)).map(
    ({ act, actor: by, at, comment, override: over }) => ({ act, actor: by, at, comment, override: over }),
  );
  return {
    chosen,
    adjustment,
    state,
    acts,
    override: override && overrides(actor, 'approver', chosen.body.name),
    items,
    events: told,
  };
}

function mayDo(actor: Actor, act: AdjustmentAct, body: string): boolean {
  if (act === 'submit') return has(actor, ['drafter'], body);
  if (act === 'review') return has(actor, ['reviewer'], body);
  if (act === 'approve') return has(actor, ['approver'], body);
  return act === 'return' && has(actor, ['reviewer', 'approver'], body);
}
