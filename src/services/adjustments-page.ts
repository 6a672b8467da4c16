import type { EntityManager } from 'typeorm';
import {
  type AdjustmentAct,
  type AdjustmentEvent,
  type AdjustmentState,
  allowedActs,
  type ChangeKind,
  diffItems,
  type ItemContent,
  isOwnWork,
  type Place,
  placeOf,
} from '../list';
import {
  type Adjustment,
  adjustmentEventsOf,
  adjustmentsOf,
  changesOf,
  type FieldComment,
  lastRevision,
  objectionsOfAdjustment,
  readItemContents,
} from '../store';
import { type Actor, has, overrides } from './actor';
import { adjustmentNamed, eventsOf } from './adjust';
import { adjustmentDigest } from './adjustment-digest';
import { type Deadline, deadlineOf } from './deadline';
import { type SentBack, sentBack } from './drafting/sent-back';
import { dateOf, type Installation } from './installation';
import { type BodyList, listNumbered } from './lists';
import { namesOf } from './names';
import { objectionNumber } from './objections/number';
import { type UnsettledImpacts, unsettledImpacts } from './unsettled-impacts';

export interface AdjustmentRow {
  id: number;
  title: string;
  place: Place;
  /** Of the step that is open. */
  due: Deadline | null;
  changes: number;
  createdAt: string;
  /** Display name. */
  createdBy: string;
  /** Whether this person wrote it, and so may not judge it. */
  own: boolean;
}

/** The adjustments of a list, the youngest first. */
export async function adjustmentsPage(
  installation: Installation,
  listId: number,
  actor: Actor,
): Promise<{ chosen: BodyList; rows: AdjustmentRow[]; mayDraft: boolean }> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const nameOf = await namesOf(em);
  const rows: AdjustmentRow[] = [];
  for (const { id, title, createdAt, createdBy } of await adjustmentsOf(em, listId)) {
    const events = await eventsOf(em, id);
    const place = await placeNow(em, id, events);
    rows.push({
      id,
      title,
      place,
      due: await stepDeadline(installation, em, place),
      changes: (await changesOf(em, id)).length,
      createdAt,
      createdBy: nameOf(createdBy),
      own: isOwnWork(events, actor.account),
    });
  }
  return { chosen, rows, mayDraft: has(actor, ['drafter'], chosen.body.name) };
}

async function placeNow(em: EntityManager, id: number, events: AdjustmentEvent[]): Promise<Place> {
  return placeOf(events, events.at(-1)?.act === 'publish' ? undefined : await adjustmentDigest(em, id));
}

/** The day by which the open step is to be taken, counted from the day it began. */
async function stepDeadline(
  installation: Installation,
  em: EntityManager,
  { step, since }: Place,
): Promise<Deadline | null> {
  return step?.days && since ? deadlineOf(installation, em, dateOf(since), step.days) : null;
}

export interface AdjustedItem {
  number: string | null;
  version: number;
  basis: string | null;
  counterpart: string | null;
  predecessors: string[];
  successors: string[];
  /** Fields that differ, by key, for remarks. */
  fields: { key: string; label: string }[];
  kind: ChangeKind;
  reason: string | null;
  /** As published; null where nothing is, or what was is withdrawn. */
  before: ItemContent | null;
  after: ItemContent | null;
}

export interface AdjustmentPage {
  chosen: BodyList;
  adjustment: Adjustment;
  state: AdjustmentState;
  place: Place;
  /** Of everything it says: what a decision is given to. */
  digest: string;
  due: Deadline | null;
  /** May change what it says and which items it holds. */
  mayDraft: boolean;
  /** How many items it changes; those of the page are in `items`. */
  total: number;
  /** From 1. */
  page: number;
  pages: number;
  /** What this person may do now. */
  acts: AdjustmentAct[];
  /** True where they may only by override. */
  override: boolean;
  items: AdjustedItem[];
  /** The page of every item that it changes, by number. */
  pageOf: ReadonlyMap<string, number>;
  /** What it was last sent back for. */
  sentBack: SentBack | null;
  /** Impacts on the items that it rewrites, left undecided. */
  unsettled: UnsettledImpacts[];
  /** What the public wrote that it answers. */
  objections: { id: number; number: string }[];
  events: {
    act: AdjustmentAct;
    actor: string;
    at: string;
    comment: string | null;
    fieldComments: FieldComment[];
    override: boolean;
  }[];
}

export const ADJUSTED_ON_A_PAGE = 60;

/** One adjustment against what is published, page by page; a number beyond the last page gives the last. */
export async function adjustmentPage(
  installation: Installation,
  id: string,
  actor: Actor,
  asked = 1,
): Promise<AdjustmentPage> {
  const em = installation.db.manager;
  const adjustment = await adjustmentNamed(em, id);
  const chosen = await listNumbered(em, adjustment.listId);
  const events = await eventsOf(em, adjustment.id);
  const digest = await adjustmentDigest(em, adjustment.id);
  const place = await placeNow(em, adjustment.id, events);
  const { state } = place;
  const override = has(actor, [], chosen.body.name);
  const open = state !== 'published';
  const possible = open ? allowedActs(events, { account: actor.account, override }, digest) : [];
  const acts = possible.filter((act) => mayDo(actor, act, place, chosen.body.name));
  const items: AdjustedItem[] = [];
  const changes = await changesOf(em, adjustment.id);
  const pages = Math.max(1, Math.ceil(changes.length / ADJUSTED_ON_A_PAGE));
  const page = Math.min(asked, pages);
  const first = (page - 1) * ADJUSTED_ON_A_PAGE;
  for (const { change, number } of changes.slice(first, first + ADJUSTED_ON_A_PAGE)) {
    const last = change.itemId === null ? null : await lastRevision(em, change.itemId);
    const base = last && open ? last.contentDigest : null;
    const contents = await readItemContents(
      em,
      [base, change.contentDigest].flatMap((digest) => digest ?? []),
    );
    const said = (digest: string | null) => (digest === null ? null : (contents.get(digest) ?? null));
    const [before, after] = [said(base), said(change.contentDigest)];
    const { kind, version, reason, basis, counterpart, predecessors, successors } = change;
    items.push({
      ...{ number, kind, version, reason, basis, counterpart, predecessors, successors, before, after },
      fields:
        kind === 'found' ? [] : diffItems(before, after).map(({ field, label }) => ({ key: field, label })),
    });
  }
  const nameOf = await namesOf(em);
  const told = (await adjustmentEventsOf(em, adjustment.id)).map(
    ({ act, actor: by, at, comment, fieldComments, override: over }) => ({
      act,
      actor: nameOf(by),
      at,
      comment,
      fieldComments: fieldComments ?? [],
      override: over,
    }),
  );
  return {
    chosen,
    adjustment,
    state,
    place,
    digest,
    due: await stepDeadline(installation, em, place),
    mayDraft: open && has(actor, ['drafter'], chosen.body.name),
    total: changes.length,
    page,
    pages,
    acts,
    override: override && overrides(actor, place.step?.role ?? 'approver', chosen.body.name),
    items,
    pageOf: new Map(
      changes.flatMap(({ number }, index) =>
        number === null ? [] : [[number, Math.floor(index / ADJUSTED_ON_A_PAGE) + 1] as const],
      ),
    ),
    sentBack: await sentBack(em, adjustment.id),
    unsettled: open ? await unsettledImpacts(em, adjustment, changes) : [],
    objections: (await objectionsOfAdjustment(em, adjustment.id)).map((one) => ({
      id: one.id,
      number: objectionNumber(one),
    })),
    events: told,
  };
}

function mayDo(actor: Actor, act: AdjustmentAct, { step }: Place, body: string): boolean {
  if (act === 'submit' || act === 'withdraw') return has(actor, ['drafter'], body);
  if (act === 'review' || act === 'approve') return has(actor, [step?.role ?? 'approver'], body);
  return act === 'return' && has(actor, ['reviewer', 'approver'], body);
}
