import type { EntityManager } from 'typeorm';
import {
  type AdjustmentEvent,
  type AdjustmentState,
  type Place,
  permitAct,
  placeInChinese,
  placeOf,
} from '../list';
import {
  type Adjustment,
  addAdjustmentEvent,
  adjustmentById,
  adjustmentEventsOf,
  appendAudit,
  type FieldComment,
  inTransaction,
} from '../store';
import { type Actor, has, mustHave, overrides, type Role } from './actor';
import { adjustmentDigest } from './adjustment-digest';
import { BadForm, type FieldProblem } from './drafting/errors';
import { mustBeReady } from './drafting/ready';
import { AdjustmentMovedOn, NoSuchAdjustment } from './errors';
import type { Installation } from './installation';
import { listNumbered } from './lists';
import { procedureOf } from './procedure';
import { STATE_IN_CHINESE } from './words';

/** What a user asks for; `approve` means the step at which the adjustment stands. */
export type AdjustAct = 'submit' | 'approve' | 'return' | 'withdraw';

export interface Adjusted {
  adjustment: string;
  state: AdjustmentState;
  stateInChinese: string;
}

type Stepwise = AdjustAct | 'review';

/** Who may take it: a drafter submits, whoever's step it is judges, either of them sends back. */
function rolesFor(act: Stepwise, { step }: Place): { roles: Role[]; what: string } {
  if (act === 'submit') return { roles: ['drafter'], what: '送审' };
  if (act === 'withdraw') return { roles: ['drafter'], what: '撤回送审' };
  if (act === 'return') return { roles: ['reviewer', 'approver'], what: '退回' };
  return { roles: [step?.role ?? 'approver'], what: step?.name ?? '批准' };
}

/**
 * Carries an adjustment one step on, or back. Whoever has the machine, or is administrator, passes over the steps that
 * are left; that is recorded as override. `fieldComments` go with a return, each to its field. @throws AdjustmentMovedOn
 */
export async function adjust(
  installation: Installation,
  input: {
    id: string;
    act: AdjustAct;
    actor: Actor;
    comment?: string | null;
    fieldComments?: FieldComment[];
    /** `digest` of the page that the person looked at; left out by whoever looked at none. */
    seen?: string | null;
  },
): Promise<Adjusted> {
  const { actor, comment = null, fieldComments = [] } = input;
  return inTransaction(installation.db, async (em) => {
    const adjustment = await adjustmentNamed(em, input.id);
    const { body } = await listNumbered(em, adjustment.listId);
    const events = await eventsOf(em, adjustment.id);
    const digest = await adjustmentDigest(em, adjustment.id);
    if (input.seen && input.seen !== digest) throw new AdjustmentMovedOn(adjustment.id);
    const place = placeOf(events, published(events) ? undefined : digest);
    if (input.act === 'approve' && place.state === 'approved') return told(adjustment.id, place);

    const { steps } = await procedureOf(em);
    const admin = has(actor, [], body.name);
    const ownStep = place.step !== null && !overrides(actor, place.step.role, body.name);
    const stepwise: Stepwise =
      input.act === 'approve' && place.state === 'in-review' && (!admin || ownStep) ? 'review' : input.act;
    const { roles, what } = rolesFor(stepwise, place);
    mustHave(actor, roles, body.name, what);
    const override = admin && roles.every((role) => overrides(actor, role, body.name));
    const acting = { account: actor.account, override };
    const permitted = permitAct(events, stepwise, acting, digest, steps);
    if (stepwise === 'return' && !comment && fieldComments.length === 0) throw new BadForm([NO_REASON]);
    if (stepwise === 'submit' || permitted.overridden.includes('submit')) await mustBeReady(em, adjustment);
    const at = installation.clock();
    const logged = override || permitted.overridden.length > 0;
    await addAdjustmentEvent(em, {
      adjustmentId: adjustment.id,
      act: stepwise,
      actor: actor.account,
      at,
      digest,
      comment,
      fieldComments: stepwise === 'return' && fieldComments.length > 0 ? fieldComments : null,
      steps: stepwise === 'submit' ? steps : null,
      override: logged,
    });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: `adjustment.${stepwise}`,
      subject: `调整 ${adjustment.id}`,
      detail: { overridden: permitted.overridden.join(','), step: place.step?.name },
      override: logged,
    });
    return told(adjustment.id, placeOf(await eventsOf(em, adjustment.id)));
  });
}

/** Whoever is to mend something has to know what. */
const NO_REASON: FieldProblem = {
  field: 'comment',
  message: '退回修改要写明理由：请填写意见，或在要修改的那一栏写意见。',
};

const published = (events: AdjustmentEvent[]): boolean => events.at(-1)?.act === 'publish';

function told(id: number, place: Place): Adjusted {
  return { adjustment: String(id), state: place.state, stateInChinese: placeWords(place) };
}

/** Where an adjustment stands, as users read it: an open step by its own name. */
export function placeWords(place: Pick<Place, 'state' | 'step'>): string {
  return place.step ? placeInChinese(place) : STATE_IN_CHINESE[place.state];
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
  return rows.map(({ act, actor, at, digest, comment, override, steps }) => ({
    act,
    actor,
    at,
    digest,
    override,
    ...(comment !== null && { comment }),
    ...(steps !== null && { steps }),
  }));
}
