import type { EntityManager } from 'typeorm';
import { permitAct, stateOf } from '../../list';
import {
  type Adjustment,
  type AdjustmentChange,
  addAdjustmentEvent,
  addLineage,
  addRevisions,
  appendAudit,
  changesOf,
  inBatches,
  itemsNumbered,
  lastRelease,
  lastRevision,
  nextReleaseNumber,
  readItemContents,
  refreshCurrentItems,
  versionsOf,
  WithdrawnContent,
} from '../../store';
import { type Actor, overrides } from '../actor';
import { eventsOf } from '../adjust';
import { adjustmentDigest } from '../adjustment-digest';
import { StaleBase } from '../errors';
import { breathe, type Installation, type Progress, today } from '../installation';
import type { BodyList } from '../lists';
import type { Due } from './due';
import { noteStanding } from './note-standing';
import type { PendingRelease } from './pending-release';

/** Who publishes, from which day on, under which number. */
export interface ReleaseOrder {
  /** Null: `dayOfEffect`. */
  effective: string | null;
  documentNumber: string | null;
  actor: Actor;
  progress?: Progress;
}

/** The last of the days from which the adjustments are to take effect; today where none is later. */
export const dayOfEffect = (
  adjustments: readonly { effectiveFrom: string | null }[],
  today: string,
): string =>
  adjustments.reduce((last, { effectiveFrom: day }) => (day !== null && day > last ? day : last), today);

/** Mints the revisions, notes how every basis stands, and says what the release will hold. */
export async function prepare(
  installation: Installation,
  em: EntityManager,
  { chosen, adjustments }: Due,
  order: ReleaseOrder,
): Promise<PendingRelease> {
  const publishedAt = installation.clock();
  const effectiveFrom = order.effective ?? dayOfEffect(adjustments, today(installation));
  const touched: number[] = [];
  for (const adjustment of adjustments) {
    await settle(em, chosen, adjustment, order.actor, publishedAt);
    touched.push(...(await mint(em, adjustment, order, publishedAt)));
  }
  await refreshCurrentItems(em, chosen.list.id, touched);
  const lawIds = await noteStanding(installation, em, chosen, publishedAt, touched, order.progress);
  const versions = (
    await Promise.all([...lawIds].sort((a, b) => a - b).map((id) => versionsOf(em, id)))
  ).flat();
  const last = await lastRelease(em, chosen.list.id);
  return {
    listId: chosen.list.id,
    number: await nextReleaseNumber(em),
    publishedAt,
    effectiveFrom,
    documentNumber: order.documentNumber,
    supersedes: last?.number ?? null,
    adjustments,
    versions,
  };
}

/** A first import is approved under the logged override; every adjustment gets its 发布 event. */
async function settle(
  em: EntityManager,
  { body }: BodyList,
  adjustment: Adjustment,
  actor: Actor,
  at: string,
): Promise<void> {
  const digest = await adjustmentDigest(em, adjustment.id);
  const say = async (act: 'approve' | 'publish', override: boolean) => {
    await addAdjustmentEvent(em, {
      adjustmentId: adjustment.id,
      act,
      actor: actor.account,
      at,
      digest,
      comment: null,
      fieldComments: null,
      override,
    });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: `adjustment.${act}`,
      subject: `调整 ${adjustment.id}`,
      override,
    });
  };
  const events = await eventsOf(em, adjustment.id);
  if (stateOf(events, digest) !== 'approved') {
    permitAct(events, 'approve', { account: actor.account, override: true }, digest);
    await say('approve', true);
  }
  await say('publish', overrides(actor, 'publisher', body.name));
}

/** Makes the revisions; gives the keys of their items. */
async function mint(
  em: EntityManager,
  adjustment: Adjustment,
  { actor, progress }: ReleaseOrder,
  at: string,
): Promise<number[]> {
  let done = 0;
  const changes = await changesOf(em, adjustment.id);
  // Some at a time: the contents of a whole list do not lie in memory.
  for (const some of inBatches(changes)) {
    const minted = [];
    const contents = await readItemContents(
      em,
      some.flatMap(({ change }) => change.contentDigest ?? []),
    );
    for (const { change, number } of some) {
      const itemId = change.itemId!;
      // A founding change makes an item's first revision; of the others each builds on the revision it was drafted from.
      if (change.kind !== 'found') {
        const last = await lastRevision(em, itemId);
        if (change.base !== (last?.seq ?? null)) throw new StaleBase(number!, adjustment.id);
      }
      const { contentDigest, kind } = change;
      const content = contentDigest === null ? null : contents.get(contentDigest)!;
      if (contentDigest !== null && !content) throw new WithdrawnContent(contentDigest);
      minted.push({
        revision: {
          itemId,
          contentDigest,
          adjustmentId: adjustment.id,
          state: kind,
          createdAt: at,
          createdBy: actor.account,
        },
        content,
      });
    }
    await addRevisions(em, minted);
    done += some.length;
    progress?.('登记新版本', done, changes.length);
    await breathe();
  }
  for (const { change } of changes) await noteLineage(em, adjustment, change);
  return changes.map(({ change }) => change.itemId!);
}

async function noteLineage(
  em: EntityManager,
  { id, listId }: Adjustment,
  change: AdjustmentChange,
): Promise<void> {
  const before = await itemsNumbered(em, listId, change.predecessors);
  for (const predecessor of before.values()) {
    await addLineage(em, {
      predecessorId: predecessor.id,
      successorId: change.itemId!,
      adjustmentId: id,
      kind: change.kind,
    });
  }
}
