import type { EntityManager } from 'typeorm';
import { type AdjustmentAct, type AdjustmentEvent, type AdjustmentState, permitAct, stateOf } from '../list';
import {
  type Adjustment,
  addAdjustmentEvent,
  adjustmentById,
  adjustmentEventsOf,
  appendAudit,
  inTransaction,
} from '../store';
import { type Actor, has, mustHave, overrides, type Role } from './actor';
import { adjustmentDigest } from './adjustment-digest';
import { NoSuchAdjustment } from './errors';
import type { Installation } from './installation';
import { listNumbered } from './lists';
import { STATE_IN_CHINESE } from './words';

/** What a user asks for; `approve` means the step at which the adjustment stands. */
export type AdjustAct = 'submit' | 'approve' | 'return';

export interface Adjusted {
  adjustment: string;
  state: AdjustmentState;
  stateInChinese: string;
}

const ROLE: Record<'submit' | 'review' | 'approve' | 'return', { roles: Role[]; what: string }> = {
  submit: { roles: ['drafter'], what: '送审' },
  review: { roles: ['reviewer'], what: '合法性审核' },
  approve: { roles: ['approver'], what: '批准' },
  return: { roles: ['reviewer', 'approver'], what: '退回' },
};

/**
 * Carries an adjustment one step on, or back. Whoever has the machine, or is administrator, passes over the steps that
 * are left; that is recorded as override.
 */
export async function adjust(
  installation: Installation,
  input: { id: string; act: AdjustAct; actor: Actor; comment?: string | null },
): Promise<Adjusted> {
  const { actor, comment = null } = input;
  return inTransaction(installation.db, async (em) => {
    const adjustment = await adjustmentNamed(em, input.id);
    const { body } = await listNumbered(em, adjustment.listId);
    const events = await eventsOf(em, adjustment.id);
    const state = stateOf(events);
    if (input.act === 'approve' && state === 'approved') return told(adjustment.id, state);

    const admin = has(actor, [], body.name);
    const stepwise: AdjustmentAct =
      input.act === 'approve' && state === 'in-review' && !(admin && !roleOnly(actor, body.name))
        ? 'review'
        : input.act;
    const { roles, what } = ROLE[stepwise as keyof typeof ROLE];
    mustHave(actor, roles, body.name, what);
    const override = admin && overridesAll(actor, roles, body.name);
    const digest = await adjustmentDigest(em, adjustment.id);
    const permitted = permitAct(events, stepwise, { account: actor.account, override }, digest);
    const at = installation.clock();
    const logged = override || permitted.overridden.length > 0;
    await addAdjustmentEvent(em, {
      adjustmentId: adjustment.id,
      act: stepwise,
      actor: actor.account,
      at,
      digest,
      comment,
      fieldComments: null,
      override: logged,
    });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: `adjustment.${stepwise}`,
      subject: `调整 ${adjustment.id}`,
      detail: { overridden: permitted.overridden.join(',') },
      override: logged,
    });
    return told(adjustment.id, permitted.state);
  });
}

/** An administrator who also is reviewer takes the reviewer's step, not all of them. */
function roleOnly(actor: Actor, body: string): boolean {
  return !overrides(actor, 'reviewer', body);
}

function overridesAll(actor: Actor, roles: Role[], body: string): boolean {
  return roles.every((role) => overrides(actor, role, body));
}

function told(id: number, state: AdjustmentState): Adjusted {
  return { adjustment: String(id), state, stateInChinese: STATE_IN_CHINESE[state] };
}

/** @throws NoSuchAdjustment */
export async function adjustmentNamed(em: EntityManager, id: string): Promise<Adjustment> {
  const found = /^\d{1,9}$/.test(id) ? await adjustmentById(em, Number(id)) : null;
  if (!found) throw new NoSuchAdjustment(id);
  return found;
}

/** What happened to an adjustment, as the state machine takes it. */
export async function eventsOf(em: EntityManager, id: number): Promise<AdjustmentEvent[]> {
  const rows = await adjustmentEventsOf(em, id);
  return rows.map(({ act, actor, at, digest, comment, override }) => ({
    act,
    actor,
    at,
    digest,
    override,
    ...(comment !== null && { comment }),
  }));
}
