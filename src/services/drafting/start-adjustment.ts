import type { EntityManager } from 'typeorm';
import { type Adjustment, addAdjustment, appendAudit, changeAdjustment, inTransaction } from '../../store';
import { type Actor, mustHave, overrides } from '../actor';
import type { Installation } from '../installation';
import { mustBeDate } from '../iso-date';
import { type BodyList, listNumbered, listTitle } from '../lists';
import { draftFor, recordAct } from './draft';
import { BadForm, type FieldProblem } from './errors';

/** What an adjustment says of itself. `effective` null: the day of publication. */
export interface AdjustmentHead {
  title: string;
  reason: string;
  basis: string;
  /** ISO date. */
  effective: string | null;
}

/** Starts an empty adjustment and gives its id. @throws BadForm, NotAllowedTo */
export async function startAdjustment(
  installation: Installation,
  listId: number,
  head: AdjustmentHead,
  actor: Actor,
): Promise<number> {
  mustBeWholeHead(head);
  return inTransaction(installation.db, async (em) => {
    const chosen = await listNumbered(em, listId);
    return (await start(installation, em, chosen, head, actor)).id;
  });
}

/** Inside a transaction; the caller records the 建立 event when the changes are in, or leaves it to `startAdjustment`. */
export async function start(
  installation: Installation,
  em: EntityManager,
  chosen: BodyList,
  head: AdjustmentHead,
  actor: Actor,
  cause: Adjustment['cause'] = null,
): Promise<Adjustment> {
  mustHave(actor, ['drafter'], chosen.body.name, '起草调整');
  const at = installation.clock();
  const adjustment = await addAdjustment(em, {
    listId: chosen.list.id,
    title: head.title,
    reason: head.reason,
    basis: head.basis,
    effectiveFrom: head.effective,
    cause,
    createdBy: actor.account,
    createdAt: at,
  });
  await recordAct(installation, em, { adjustment, chosen }, 'create', actor);
  await appendAudit(em, {
    at,
    actor: actor.account,
    act: 'adjustment.create',
    subject: `调整 ${adjustment.id}`,
    detail: { list: listTitle(chosen) },
    override: overrides(actor, 'drafter', chosen.body.name),
  });
  return adjustment;
}

/** Changes what an adjustment says of itself; version `expected` and no other. @throws StaleVersion, BadForm */
export async function changeHead(
  installation: Installation,
  id: string,
  expected: number,
  head: AdjustmentHead,
  actor: Actor,
): Promise<void> {
  mustBeWholeHead(head);
  await inTransaction(installation.db, async (em) => {
    const draft = await draftFor(em, id, actor);
    const { title, reason, basis, effectiveFrom } = draft.adjustment;
    const same =
      title === head.title &&
      reason === head.reason &&
      basis === head.basis &&
      effectiveFrom === head.effective;
    if (same) return;
    const { effective, ...said } = head;
    await changeAdjustment(em, draft.adjustment.id, expected, { ...said, effectiveFrom: effective });
    await recordAct(installation, em, draft, 'edit', actor);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'adjustment.edit',
      subject: `调整 ${draft.adjustment.id}`,
      detail: { head: true },
      override: overrides(actor, 'drafter', draft.chosen.body.name),
    });
  });
}

/** @throws BadForm, BadDate */
export function mustBeWholeHead({ title, reason, effective }: AdjustmentHead): void {
  const problems: FieldProblem[] = [];
  if (title === '') problems.push({ field: 'title', message: '请给这次调整起一个标题。' });
  if (reason === '') problems.push({ field: 'reason', message: '请写明为什么调整。' });
  if (effective !== null) {
    try {
      mustBeDate(effective, '施行日期');
    } catch (error) {
      problems.push({ field: 'effective', message: (error as Error).message });
    }
  }
  if (problems.length > 0) throw new BadForm(problems);
}
