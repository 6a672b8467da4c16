import type { EntityManager } from 'typeorm';
import {
  type AdjustmentChange,
  appendAudit,
  changeOf,
  decideImpact,
  decideNewPower,
  editChange,
  impactsDecidedIn,
  inTransaction,
  itemNumbered,
  newPowersOf,
  removeChange,
} from '../../store';
import { type Actor, overrides } from '../actor';
import type { Installation } from '../installation';
import { type Draft, draftFor, recordAct } from './draft';
import { FoundingKept, HeldByLineage, NotInAdjustment } from './errors';

/**
 * Takes an item out of an adjustment: it stands as it is published. What it came from stands again too, and impacts that the change
 * had settled are open again.
 * @throws NotInAdjustment, FoundingKept, HeldByLineage, StaleVersion, NotAllowedTo, ActNotAllowed
 */
export async function takeOut(
  installation: Installation,
  input: { adjustment: string; item: string; version: number; actor: Actor },
): Promise<void> {
  const { item: number, version, actor } = input;
  await inTransaction(installation.db, async (em) => {
    const draft = await draftFor(em, input.adjustment, actor);
    const change = await changeNumbered(em, draft, number);
    if (!change) throw new NotInAdjustment(number, draft.adjustment.id);
    if (change.kind === 'found') throw new FoundingKept(number);
    if (change.successors.length > 0) throw new HeldByLineage(number, change.successors);
    await removeChange(em, change.id, version);
    for (const predecessor of change.predecessors)
      await releasePredecessor(installation, em, draft, predecessor, number, actor);
    await reopenImpacts(installation, em, draft, change, actor);
    await reopenPower(installation, em, draft, number, actor);
    await recordAct(installation, em, draft, 'edit', actor);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'adjustment.edit',
      subject: `调整 ${draft.adjustment.id}`,
      detail: { removed: number },
      override: overrides(actor, 'drafter', draft.chosen.body.name),
    });
  });
}

async function changeNumbered(em: EntityManager, { adjustment }: Draft, number: string) {
  const item = await itemNumbered(em, adjustment.listId, number);
  return item && changeOf(em, adjustment.id, item.id);
}

async function releasePredecessor(
  installation: Installation,
  em: EntityManager,
  draft: Draft,
  number: string,
  successor: string,
  actor: Actor,
): Promise<void> {
  const change = await changeNumbered(em, draft, number);
  if (!change) return;
  const successors = change.successors.filter((one) => one !== successor);
  if (successors.length === 0) {
    await removeChange(em, change.id, change.version);
    await reopenImpacts(installation, em, draft, change, actor);
  } else {
    await editChange(em, change.id, change.version, {
      successors,
      editedBy: actor.account,
      editedAt: installation.clock(),
    });
  }
}

async function reopenImpacts(
  installation: Installation,
  em: EntityManager,
  { adjustment }: Draft,
  { itemId }: AdjustmentChange,
  actor: Actor,
): Promise<void> {
  if (itemId === null) return;
  for (const { impact } of await impactsDecidedIn(em, adjustment.id, itemId)) {
    await decideImpact(em, {
      impactId: impact.id,
      decision: 'reopened',
      adjustmentId: adjustment.id,
      reason: null,
      actor: actor.account,
      at: installation.clock(),
    });
  }
}

/** The candidate that a new item took up waits again. */
async function reopenPower(
  installation: Installation,
  em: EntityManager,
  { adjustment }: Draft,
  number: string,
  actor: Actor,
): Promise<void> {
  const states = await newPowersOf(em, { listId: adjustment.listId });
  const own = states.find(
    ({ decision }) =>
      decision?.decision === 'added' && decision.adjustmentId === adjustment.id && decision.reason === number,
  );
  if (!own) return;
  await decideNewPower(em, {
    newPowerId: own.power.id,
    decision: 'reopened',
    adjustmentId: adjustment.id,
    reason: null,
    actor: actor.account,
    at: installation.clock(),
  });
}
