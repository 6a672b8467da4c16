import type { EntityManager } from 'typeorm';
import {
  type AdjustmentState,
  type ObjectionAct,
  type ObjectionState,
  objectionState,
  permittedObjectionActs,
  stateOf,
} from '../../list';
import {
  type Adjustment,
  adjustmentsById,
  allAccounts,
  eventsOfAdjustments,
  grantsOf,
  itemById,
  linkedItem,
  type Objection,
  type ObjectionEvent,
  type ObjectionStanding,
  objectionById,
  objectionEvents,
  objectionSender,
  objectionsOf,
  openAdjustments,
  readContents,
} from '../../store';
import { type Actor, has, mustSee } from '../actor';
import type { Deadline } from '../deadline';
import { type Installation, today } from '../installation';
import { type BodyList, listNumbered } from '../lists';
import { namesOf } from '../names';
import { answerDays, dueOf } from './answer-days';
import { NoSuchObjection } from './errors';
import { objectionNumber } from './number';

export interface ObjectionsQuery {
  standing: ObjectionStanding | null;
  /** From 1. */
  page: number;
}

export const OBJECTIONS_PAGE_SIZE = 50;

export interface ObjectionLine {
  id: number;
  number: string;
  /** The beginning of what was written; null where it was withdrawn. */
  text: string | null;
  item: string | null;
  state: ObjectionState;
  /** ISO instant. */
  receivedAt: string;
  due: Deadline;
  late: boolean;
  /** Account and display name of whom it was given to. */
  assignee: { account: string; name: string } | null;
}

/** One page of the inbox of a list. @throws NoSuchList, NotAllowedTo */
export async function objectionsPage(
  installation: Installation,
  listId: number,
  query: ObjectionsQuery,
  actor: Actor,
): Promise<{ chosen: BodyList; lines: ObjectionLine[]; total: number; pages: number; days: number }> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  mustSee(actor, chosen.body.name);
  const { rows, total } = await objectionsOf(em, listId, query.standing ?? undefined, {
    offset: (query.page - 1) * OBJECTIONS_PAGE_SIZE,
    limit: OBJECTIONS_PAGE_SIZE,
  });
  const ids = rows.map(({ id }) => id);
  const events = await objectionEvents(em, ids);
  const texts = await readContents(
    em,
    rows.map(({ contentDigest }) => contentDigest),
  );
  const days = await answerDays(installation);
  const nameOf = await namesOf(em);
  const lines = await Promise.all(
    rows.map((row) =>
      lineOf(installation, em, row, events.get(row.id) ?? [], texts.get(row.contentDigest)!, days, nameOf),
    ),
  );
  return { chosen, lines, total, pages: Math.max(1, Math.ceil(total / OBJECTIONS_PAGE_SIZE)), days };
}

async function lineOf(
  installation: Installation,
  em: EntityManager,
  row: Objection,
  events: ObjectionEvent[],
  text: string | null,
  days: number,
  nameOf: (account: string) => string,
): Promise<ObjectionLine> {
  const state = objectionState(events.map(({ act }) => act));
  const due = await dueOf(installation, em, row.receivedAt, days);
  const itemId = linkedItem(row, events);
  const assignee = events.findLast(({ act }) => act === 'assign')?.assignee ?? null;
  return {
    id: row.id,
    number: objectionNumber(row),
    text,
    item: itemId === null ? null : ((await itemById(em, itemId))?.number ?? null),
    state,
    receivedAt: row.receivedAt,
    due,
    late: (state === 'received' || state === 'assigned') && due.date < today(installation),
    assignee: assignee ? { account: assignee, name: nameOf(assignee) } : null,
  };
}

export interface AdjustmentLine {
  id: number;
  title: string;
  state: AdjustmentState;
}

export interface ObjectionPage extends ObjectionLine {
  chosen: BodyList;
  itemWritten: string | null;
  /** Null for whoever does not deal with it: a sender's data is shown to those who answer. */
  sender: { name: string | null; contact: string | null; erasedAt: string | null } | null;
  events: { act: ObjectionAct; actor: string; at: string; text: string | null; about: string | null }[];
  answer: string | null;
  /** The text as released, or as it would be. */
  released: string | null;
  acts: ObjectionAct[];
  people: { account: string; displayName: string }[];
  /** Adjustments that it became, and those under way that it may still be linked to. */
  adjusted: AdjustmentLine[];
  adjustments: AdjustmentLine[];
}

/** One objection with what was done and what this person may do. @throws NoSuchObjection, NotAllowedTo */
export async function objectionPage(
  installation: Installation,
  listId: number,
  id: number,
  actor: Actor,
): Promise<ObjectionPage> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const body = chosen.body.name;
  mustSee(actor, body);
  const row = await objectionIn(em, listId, id);
  const events = (await objectionEvents(em, [id])).get(id) ?? [];
  const digests = [row, ...events].flatMap(({ contentDigest }) => (contentDigest ? [contentDigest] : []));
  const texts = await readContents(em, digests);
  const days = await answerDays(installation);
  const text = texts.get(row.contentDigest)!;
  const nameOf = await namesOf(em);
  const line = await lineOf(installation, em, row, events, text, days, nameOf);
  const deals = has(actor, ['drafter'], body);
  const sender = deals ? await objectionSender(em, id) : null;
  const ids = events.flatMap(({ adjustmentId }) => (adjustmentId === null ? [] : [adjustmentId]));
  const adjusted = await linesOf(em, await adjustmentsById(em, ids));
  const underWay = deals ? await linesOf(em, await openAdjustments(em, listId)) : [];
  const textOf = (act: ObjectionAct) => {
    const digest = events.findLast((event) => event.act === act)?.contentDigest;
    return digest ? texts.get(digest)! : null;
  };
  return {
    ...line,
    chosen,
    itemWritten: row.itemWritten,
    sender,
    events: await Promise.all(
      events.map(async ({ act, actor: who, at, contentDigest, assignee, itemId, adjustmentId }) => ({
        act,
        actor: nameOf(who),
        at,
        text: contentDigest ? texts.get(contentDigest)! : null,
        about: assignee !== null ? nameOf(assignee) : await aboutOf(em, { itemId, adjustmentId }),
      })),
    ),
    answer: textOf('answer'),
    released: textOf('release') ?? text,
    acts: deals ? permittedObjectionActs(line.state) : [],
    people: deals ? await dealersOf(em, body) : [],
    adjusted,
    adjustments: underWay.filter(({ id: one }) => !adjusted.some((other) => other.id === one)),
  };
}

async function aboutOf(
  em: EntityManager,
  { itemId, adjustmentId }: Pick<ObjectionEvent, 'itemId' | 'adjustmentId'>,
): Promise<string | null> {
  if (adjustmentId !== null) return `调整 ${adjustmentId}`;
  return itemId === null ? null : `事项 ${(await itemById(em, itemId))?.number}`;
}

/** @throws NoSuchObjection */
export async function objectionIn(em: EntityManager, listId: number, id: number): Promise<Objection> {
  const row = Number.isInteger(id) ? await objectionById(em, id) : null;
  if (!row || row.listId !== listId) throw new NoSuchObjection(id);
  return row;
}

/** Who can be given an objection: those who may draft for the body. */
export async function dealersOf(
  em: EntityManager,
  body: string,
): Promise<{ account: string; displayName: string }[]> {
  const dealers = [];
  for (const { id, name, displayName, disabledAt } of await allAccounts(em)) {
    if (disabledAt) continue;
    const actor = { account: name, displayName, local: false, grants: await grantsOf(em, id) };
    if (has(actor, ['drafter'], body)) dealers.push({ account: name, displayName });
  }
  return dealers;
}

async function linesOf(em: EntityManager, adjustments: Adjustment[]): Promise<AdjustmentLine[]> {
  const events = await eventsOfAdjustments(
    em,
    adjustments.map(({ id }) => id),
  );
  return adjustments.map(({ id, title }) => ({
    id,
    title,
    state: stateOf(events.filter(({ adjustmentId }) => adjustmentId === id) as never),
  }));
}
