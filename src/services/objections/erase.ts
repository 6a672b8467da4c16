import {
  appendAudit,
  type ErasureReason,
  eraseObjectionSender,
  inTransaction,
  withdrawalOf,
  withdrawContent,
} from '../../store';
import { type Actor, mustHave, overrides } from '../actor';
import type { Installation } from '../installation';
import { listNumbered } from '../lists';
import { AlreadyErased } from './errors';
import { objectionIn } from './inbox';
import { objectionNumber } from './number';

/** Why a sender's data is erased. */
export const ERASURE_REASONS: Record<ErasureReason, string> = {
  asked: '来信人要求',
  settled: '办结后不再需要',
  order: '有权机关要求',
  other: '其他',
};

export interface Erasure {
  list: number;
  id: number;
  reason: ErasureReason;
  /** What was written too, where it tells who wrote it. */
  text: boolean;
  actor: Actor;
}

/** 抹去: name and contact of the sender are gone for good; that, by whom and why stays. @throws AlreadyErased, NoSuchObjection */
export async function eraseSender(installation: Installation, erasure: Erasure): Promise<void> {
  const { list, id, reason, actor } = erasure;
  await inTransaction(installation.db, async (em) => {
    const { body } = await listNumbered(em, list);
    mustHave(actor, ['drafter'], body.name, '抹去来信人信息');
    const objection = await objectionIn(em, list, id);
    const at = installation.clock();
    const sender = await eraseObjectionSender(em, id, { at, actor: actor.account, reason });
    const text = erasure.text && (await withdrawalOf(em, objection.contentDigest)) === null;
    if (!sender && !text) throw new AlreadyErased();
    if (text) {
      await withdrawContent(em, {
        digest: objection.contentDigest,
        reason: 'privacy',
        actor: actor.account,
        at,
      });
    }
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: 'objection.erase',
      subject: `意见 ${objectionNumber(objection)}`,
      detail: { reason, sender, text },
      override: overrides(actor, 'drafter', body.name),
    });
  });
}
