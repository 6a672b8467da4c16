import type { EntityManager } from 'typeorm';
import { appendAudit, inTransaction, objectionsOf, readSetting, writeSetting } from '../../store';
import { type Actor, mustHave } from '../actor';
import { type Deadline, deadlineOf } from '../deadline';
import { dateOf, type Installation } from '../installation';
import { BadAnswerDays } from './errors';

const SETTING = 'objection.days';
/** Working days, until the place sets its own. */
const USUAL = 15;

/** Within how many working days an objection is to be answered. */
export async function answerDays({ db }: Installation): Promise<number> {
  return (await readSetting<number>(db.manager, SETTING)) ?? USUAL;
}

/** @throws NotAllowedTo, BadAnswerDays */
export async function setAnswerDays(installation: Installation, days: number, actor: Actor): Promise<void> {
  mustHave(actor, [], null, '设置答复期限');
  if (!Number.isInteger(days) || days < 1 || days > 90) throw new BadAnswerDays();
  await inTransaction(installation.db, async (em) => {
    await writeSetting(em, SETTING, days);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'objection.days',
      subject: '意见答复期限',
      detail: { days },
    });
  });
}

/** The last day on which what was received then is answered in time. */
export function dueOf(
  installation: Installation,
  em: EntityManager,
  receivedAt: string,
  days: number,
): Promise<Deadline> {
  return deadlineOf(installation, em, dateOf(receivedAt), days);
}

/** By when the oldest of those that wait is to be answered; null where none waits. */
export async function nextAnswerDue(installation: Installation, listId: number): Promise<Deadline | null> {
  const em = installation.db.manager;
  const [oldest] = (await objectionsOf(em, listId, 'open', { offset: 0, limit: 1 })).rows;
  return oldest ? dueOf(installation, em, oldest.receivedAt, await answerDays(installation)) : null;
}
