import type { EntityManager } from 'typeorm';
import { type ObjectionState, objectionState } from '../../list';
import {
  inTransaction,
  type ObjectionEvent,
  objectionById,
  objectionEvents,
  readContents,
  releaseById,
  releaseOfAdjustment,
} from '../../store';
import type { Deadline } from '../deadline';
import type { Installation } from '../installation';
import { listNumbered, listTitle } from '../lists';
import { keyed, sameText } from '../people/secrets';
import { sessionSecret } from '../people/sessions';
import { countAttempt, forgetAttempts } from '../people/slow-guessing';
import { answerDays, dueOf } from './answer-days';
import { BadReceipt, TooManyLookUps } from './errors';
import { objectionNumber } from './number';
import { readReceipt, receiptOf, receiptSecret } from './receipt';

/** How far an objection is, for its sender: nothing of what was written, and nothing of who wrote it. */
export interface ObjectionStatus {
  number: string;
  list: string;
  /** ISO instant. */
  receivedAt: string;
  state: ObjectionState;
  due: Deadline;
  /** The answer, which was written to the sender; null where there is none, or where it was withdrawn. */
  answer: { text: string | null; at: string } | null;
  /** Number of the release that put right what was objected; 0 while the adjustment is under way, null where there is none. */
  adjusted: number | null;
}

/**
 * What whoever holds the receipt may know. Wrong ones are counted by number and by address, as wrong passwords are.
 * @throws BadReceipt, TooManyLookUps
 */
export async function lookUpObjection(
  installation: Installation,
  typed: string,
  address: string,
): Promise<ObjectionStatus> {
  const read = readReceipt(typed);
  if (!read) throw new BadReceipt(typed.trim() === '' ? 'empty' : 'form');
  const secret = await receiptSecret(installation);
  const name = `意见 ${read.id}`;
  const origin = {
    key: `receipt ${keyed(await sessionSecret(installation), 'address', address)}`,
    known: false,
  };
  if (!(await countAttempt(installation, name, origin))) throw new TooManyLookUps();
  const em = installation.db.manager;
  const objection = await objectionById(em, read.id);
  if (
    !sameText(read.receipt, receiptOf(secret, objection ?? { id: read.id, receivedAt: NEVER })) ||
    !objection
  )
    throw new BadReceipt('unknown');
  await inTransaction(installation.db, (writing) => forgetAttempts(writing, name, origin));
  const events = (await objectionEvents(em, [read.id])).get(read.id) ?? [];
  return {
    number: objectionNumber(objection),
    list: listTitle(await listNumbered(em, objection.listId)),
    receivedAt: objection.receivedAt,
    state: objectionState(events.map(({ act }) => act)),
    due: await dueOf(installation, em, objection.receivedAt, await answerDays(installation)),
    answer: await answerIn(em, events),
    adjusted: await adjustedIn(em, events),
  };
}

const NEVER = new Date(0).toISOString();

async function answerIn(em: EntityManager, events: ObjectionEvent[]): Promise<ObjectionStatus['answer']> {
  const answer = events.findLast(({ act }) => act === 'answer');
  if (!answer?.contentDigest) return null;
  const texts = await readContents(em, [answer.contentDigest]);
  return { text: texts.get(answer.contentDigest)!, at: answer.at };
}

async function adjustedIn(em: EntityManager, events: ObjectionEvent[]): Promise<number | null> {
  const adjustment = events.findLast(({ act }) => act === 'adjust')?.adjustmentId;
  if (!adjustment) return null;
  const release = await releaseOfAdjustment(em, adjustment);
  return release === null ? 0 : (await releaseById(em, release))!.number;
}
