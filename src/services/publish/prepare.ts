import type { EntityManager } from 'typeorm';
import { permitAct, stateOf } from '../../list';
import {
  type Adjustment,
  addAdjustmentEvent,
  addLineage,
  addRevision,
  appendAudit,
  changesOf,
  itemsNumbered,
  lastRelease,
  lastRevision,
  nextReleaseNumber,
  readItemContent,
  refreshCurrentItems,
  versionsOf,
} from '../../store';
import { type Actor, overrides } from '../actor';
import { eventsOf } from '../adjust';
import { adjustmentDigest } from '../adjustment-digest';
import { StaleBase } from '../errors';
import { type Installation, today } from '../installation';
import type { BodyList } from '../lists';
import type { Due } from './due';
import { noteStanding } from './note-standing';
import type { PendingRelease } from './pending-release';

/** Who publishes, from which day on, under which number. */
export interface ReleaseOrder {
  effective: string | null;
  documentNumber: string | null;
  actor: Actor;
}

/** Mints the revisions, notes how every basis stands, and says what the release will hold. */
export async function prepare(
  installation: Installation,
  em: EntityManager,
  { chosen, adjustments }: Due,
  order: ReleaseOrder,
): Promise<PendingRelease> {
  const publishedAt = installation.clock();
  const effectiveFrom = order.effective ?? today(installation);
  for (const adjustment of adjustments) {
    await settle(em, chosen, adjustment, order.actor, publishedAt);
    await mint(em, adjustment, order.actor, publishedAt);
  }
  await refreshCurrentItems(em, chosen.list.id);
  const lawIds = await noteStanding(installation, em, chosen, publishedAt);
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

async function mint(em: EntityManager, adjustment: Adjustment, actor: Actor, at: string): Promise<void> {
  for (const { change, number } of await changesOf(em, adjustment.id)) {
    const itemId = change.itemId!;
    const last = await lastRevision(em, itemId);
    if (change.kind !== 'found' && change.base !== (last?.seq ?? null))
      throw new StaleBase(number!, adjustment.id);
    const content = change.contentDigest === null ? null : await readItemContent(em, change.contentDigest);
    await addRevision(
      em,
      {
        itemId,
        contentDigest: change.contentDigest,
        adjustmentId: adjustment.id,
        state: change.kind,
        createdAt: at,
        createdBy: actor.account,
      },
      content,
    );
    for (const predecessor of change.predecessors) {
      const items = await itemsNumbered(em, adjustment.listId, [predecessor]);
      await addLineage(em, {
        predecessorId: items.get(predecessor)!.id,
        successorId: itemId,
        adjustmentId: adjustment.id,
        kind: change.kind,
      });
    }
  }
}
