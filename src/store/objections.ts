import { type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { readContents } from './contents';
import {
  type ErasureReason,
  Item,
  Objection,
  ObjectionArrival,
  ObjectionEvent,
  ObjectionSender,
} from './entities';
import { addRow, grouped, type NewRow, type Page, type PageRequest, rowLimits, rowWithId } from './rows';

export async function addObjection(
  em: EntityManager,
  objection: NewRow<Objection>,
  sender: { name: string | null; contact: string | null },
): Promise<Objection> {
  const added = await addRow(em, Objection, objection);
  await addRow(em, ObjectionSender, { objectionId: added.id, ...sender });
  return added;
}

export function objectionById(em: EntityManager, id: number): Promise<Objection | null> {
  return rowWithId(em, Objection, id);
}

/** Acts that settle where an objection stands; the last of them counts. */
const SETTLED = `(SELECT e.act FROM objection_event e WHERE e.objection_id = objection.id
  AND e.act IN ('answer', 'release', 'hold', 'set-aside', 'reopen') ORDER BY e.id DESC LIMIT 1)`;

const STANDING = {
  open: `(${SETTLED} IS NULL OR ${SETTLED} = 'reopen')`,
  answered: `${SETTLED} IN ('answer', 'hold')`,
  released: `${SETTLED} = 'release'`,
  'set-aside': `${SETTLED} = 'set-aside'`,
} as const;
export type ObjectionStanding = keyof typeof STANDING;

/** Those of a list: of the open ones the oldest first, else the youngest. */
export async function objectionsOf(
  em: EntityManager,
  listId: number,
  standing?: ObjectionStanding,
  page?: PageRequest,
): Promise<Page<Objection>> {
  const { skip, take } = rowLimits(page);
  const query = em
    .createQueryBuilder(Objection, 'objection')
    .where('objection.listId = :listId', { listId })
    .orderBy('objection.id', standing === 'open' ? 'ASC' : 'DESC')
    .offset(skip)
    .limit(take);
  if (standing) query.andWhere(STANDING[standing]);
  const [rows, total] = await query.getManyAndCount();
  return { rows, total };
}

export function countOpenObjections(em: EntityManager, listId: number): Promise<number> {
  return em
    .createQueryBuilder(Objection, 'objection')
    .where('objection.listId = :listId', { listId })
    .andWhere(STANDING.open)
    .getCount();
}

export async function addObjectionEvent(em: EntityManager, event: NewRow<ObjectionEvent>): Promise<void> {
  await addRow(em, ObjectionEvent, event);
}

/** What was done with each, oldest first. */
export async function objectionEvents(
  em: EntityManager,
  objectionIds: number[],
): Promise<Map<number, ObjectionEvent[]>> {
  const rows = await em.find(ObjectionEvent, {
    where: { objectionId: In(objectionIds) },
    order: { id: 'ASC' },
  });
  return grouped(rows, ({ objectionId }) => objectionId);
}

/** Of these adjustments, those that answer an objection. */
export async function adjustmentsFromObjections(
  em: EntityManager,
  adjustmentIds: number[],
): Promise<Set<number>> {
  const events = await em.find(ObjectionEvent, { where: { act: 'adjust', adjustmentId: In(adjustmentIds) } });
  return new Set(events.map(({ adjustmentId }) => adjustmentId!));
}

/** The objections that an adjustment answers. */
export async function objectionsOfAdjustment(em: EntityManager, adjustmentId: number): Promise<Objection[]> {
  const events = await em.find(ObjectionEvent, { where: { adjustmentId, act: 'adjust' } });
  return em.find(Objection, {
    where: { id: In(events.map(({ objectionId }) => objectionId)) },
    order: { id: 'ASC' },
  });
}

export function objectionSender(em: EntityManager, objectionId: number): Promise<ObjectionSender | null> {
  return em.findOneBy(ObjectionSender, { objectionId });
}

/** False where it was erased before. */
export async function eraseObjectionSender(
  em: EntityManager,
  objectionId: number,
  { at, actor, reason }: { at: string; actor: string; reason: ErasureReason },
): Promise<boolean> {
  const sender = await objectionSender(em, objectionId);
  if (!sender || sender.erasedAt !== null) return false;
  const erased = { name: null, contact: null, erasedAt: at, erasedBy: actor, erasedReason: reason };
  await em.update(ObjectionSender, { objectionId }, erased);
  return true;
}

export async function addObjectionArrival(
  em: EntityManager,
  arrival: NewRow<ObjectionArrival>,
): Promise<void> {
  await addRow(em, ObjectionArrival, arrival);
}

/** How many arrived after `since`, from one origin or from all. */
export function objectionArrivals(em: EntityManager, since: string, origin?: string): Promise<number> {
  return em.countBy(ObjectionArrival, { at: MoreThan(since), ...(origin !== undefined && { origin }) });
}

/** What the same text, sent after `since` from the same origin, became; the oldest first. */
export async function sameArrivals(
  em: EntityManager,
  origin: string,
  contentDigest: string,
  since: string,
): Promise<number[]> {
  const where = { origin, contentDigest, at: MoreThan(since) };
  const found = await em.find(ObjectionArrival, { where, order: { id: 'ASC' } });
  return found.flatMap(({ objectionId }) => objectionId ?? []);
}

export async function forgetObjectionArrivals(em: EntityManager, before: string): Promise<void> {
  await em.delete(ObjectionArrival, { at: LessThan(before) });
}

/** What the public may read of an objection: its text as the officer released it, and the answer; never who wrote it. */
export interface ReleasedObjection {
  id: number;
  listId: number;
  /** Permanent number of the item that it is about. */
  item: string | null;
  /** Null where it was withdrawn. */
  text: string | null;
  answer: string | null;
  /** ISO instants. */
  receivedAt: string;
  answeredAt: string;
  releasedAt: string;
}

/** Every objection released with its answer, by number; `listId` leaves only those of one list. */
export async function releasedObjections(em: EntityManager, listId?: number): Promise<ReleasedObjection[]> {
  const query = em.createQueryBuilder(Objection, 'objection').where(STANDING.released);
  if (listId !== undefined) query.andWhere('objection.listId = :listId', { listId });
  const rows = await query.orderBy('objection.id').getMany();
  const events = await objectionEvents(
    em,
    rows.map(({ id }) => id),
  );
  const facts = rows.map((row) => {
    const acts = events.get(row.id) ?? [];
    const answer = acts.findLast(({ act }) => act === 'answer')!;
    const release = acts.findLast(({ act }) => act === 'release')!;
    return { row, answer, release, itemId: linkedItem(row, acts) };
  });
  const texts = await readContents(
    em,
    facts.flatMap(({ answer, release }) => [answer.contentDigest!, release.contentDigest!]),
  );
  const numbers = new Map(
    (await em.findBy(Item, { id: In(facts.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]))) })).map(
      ({ id, number }) => [id, number],
    ),
  );
  return facts.map(({ row, answer, release, itemId }) => ({
    id: row.id,
    listId: row.listId,
    item: itemId === null ? null : (numbers.get(itemId) ?? null),
    text: texts.get(release.contentDigest!)!,
    answer: texts.get(answer.contentDigest!)!,
    receivedAt: row.receivedAt,
    answeredAt: answer.at,
    releasedAt: release.at,
  }));
}

/** The item that an objection is about: as last linked, else as the sender chose it. */
export function linkedItem(objection: Objection, events: ObjectionEvent[]): number | null {
  return events.findLast(({ act }) => act === 'link')?.itemId ?? objection.itemId;
}
