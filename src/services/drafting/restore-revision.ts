import { addChange, appendAudit, inTransaction, readItemContent, revisionsOf } from '../../store';
import { type Actor, overrides } from '../actor';
import type { Installation } from '../installation';
import { draftFor, recordAct, standingIn } from './draft';
import { ItemBusy, NoSuchRevision, SameRevision } from './errors';

/**
 * Makes a draft of an old revision; nothing that is published changes by it. An item that has ended comes back under its
 * own number: as 收回 where it was handed down, else as 新增.
 * @throws NoSuchRevision, SameRevision, ItemBusy, NoSuchItem, NotAllowedTo, WithdrawnContent
 */
export async function restoreRevision(
  installation: Installation,
  input: { adjustment: string; item: string; seq: number; actor: Actor },
): Promise<void> {
  const { item: number, seq, actor } = input;
  await inTransaction(installation.db, async (em) => {
    const draft = await draftFor(em, input.adjustment, actor);
    const { adjustment, chosen } = draft;
    const standing = await standingIn(em, adjustment, number);
    if (standing.change) throw new ItemBusy(number, adjustment.id);
    const revisions = await revisionsOf(em, standing.item.id);
    const old = revisions.find((revision) => revision.seq === seq);
    if (!old?.contentDigest) throw new NoSuchRevision(number, seq);
    if (old.contentDigest === standing.digest) throw new SameRevision(number, seq);
    // Withdrawn texts cannot come back.
    await readItemContent(em, old.contentDigest);
    await addChange(em, {
      adjustmentId: adjustment.id,
      itemId: standing.item.id,
      kind: standing.digest !== null ? 'change' : revisions.at(-1)?.state === 'delegate' ? 'withdraw' : 'add',
      contentDigest: old.contentDigest,
      base: standing.base,
      predecessors: [],
      successors: [],
      reason: `恢复第 ${seq} 版的内容。`,
      editedBy: actor.account,
      editedAt: installation.clock(),
    });
    await recordAct(installation, em, draft, 'edit', actor);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'adjustment.restore',
      subject: `调整 ${adjustment.id}`,
      detail: { item: number, revision: seq },
      override: overrides(actor, 'drafter', chosen.body.name),
    });
  });
}
