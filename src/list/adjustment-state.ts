import type { AdjustmentAct, AdjustmentEvent, AdjustmentState } from './adjustment';
import { ActNotAllowed, ApprovalVoid, BrokenHistory, OwnWork, STATES_IN_CHINESE } from './errors';
import { FIRST_STEPS, type ReviewStep } from './review-step';

/** What an act passed over by override; each is named in the log. */
export type Overridden = 'submit' | 'review' | 'own-work';

/** Who acts. `override`: has the named right and uses it. */
export interface ActingPerson {
  account: string;
  override: boolean;
}

export interface PermittedAct {
  /** The state once the act is recorded. */
  state: AdjustmentState;
  /** What is passed over by override; empty where the act is in order. The event is logged with `override` then. */
  overridden: Overridden[];
}

/** Where an adjustment stands: `in-review` at any step before the last, `in-approval` at the last. */
export interface Place {
  state: AdjustmentState;
  steps: readonly ReviewStep[];
  /** The step that is open; null where none is. */
  step: ReviewStep | null;
  /** Since when: the instant of the act that led here; null before the first. */
  since: string | null;
}

const DRAFT: Place = { state: 'draft', steps: FIRST_STEPS, step: null, since: null };

/** What users read of it: the state, and the open step by its own name. */
export function placeInChinese({ state, step }: Pick<Place, 'state' | 'step'>): string {
  if (state === 'in-review' && step) return `${step.name}中`;
  if (state === 'in-approval' && step) return `待${step.name}`;
  return STATES_IN_CHINESE[state];
}

/**
 * The place that the events make. An edit that changed nothing (equal digest) changes no state; any other, and a
 * `digest` that is not the last event's, makes a draft again: review and approval were given to other content.
 * @throws BrokenHistory where an event does not fit the state before it.
 */
export function placeOf(events: AdjustmentEvent[], digest?: string): Place {
  let place = DRAFT;
  let bound: string | undefined;
  for (const [index, event] of events.entries()) {
    const next = index === 0 && event.act === 'create' ? DRAFT : after(place, bound, event);
    if (next === null) throw new BrokenHistory(index + 1, event.act, place.state);
    place = next === place ? place : { ...next, since: event.at };
    bound = event.digest;
  }
  return isVoided(place.state, bound, digest) ? { ...place, state: 'draft', step: null } : place;
}

/** The state alone. @throws BrokenHistory */
export function stateOf(events: AdjustmentEvent[], digest?: string): AdjustmentState {
  return placeOf(events, digest).state;
}

/** The acts open to this person now, those only by override included where `override` is set. */
export function allowedActs(
  events: AdjustmentEvent[],
  actor: ActingPerson,
  digest?: string,
): AdjustmentAct[] {
  const place = placeOf(events, digest);
  const acts = ACTS[place.state].filter((act) => moved(place, act) !== null);
  if (actor.override && !acts.includes('approve') && beforeApproval(place)) acts.push('approve');
  return acts.filter((act) => actor.override || !(isJudging(act) && isOwnWork(events, actor.account)));
}

/**
 * Whether the act may be done now, and what it passes over. `digest` is the content's now; `configured` are the steps that a
 * submission is sent through.
 * @throws ActNotAllowed, OwnWork, ApprovalVoid
 */
export function permitAct(
  events: AdjustmentEvent[],
  act: AdjustmentAct,
  actor: ActingPerson,
  digest: string,
  configured: readonly ReviewStep[] = FIRST_STEPS,
): PermittedAct {
  const recorded = stateOf(events);
  const place = placeOf(events, digest);
  if (act === 'publish' && recorded === 'approved' && place.state !== 'approved')
    throw new ApprovalVoid(events.at(-1)?.digest ?? '', digest);
  const skipped = act === 'approve' && actor.override ? beforeApproval(place) : [];
  const next = skipped && skipped.length > 0 ? 'approved' : moved(place, act, configured)?.state;
  if (skipped === null || next === undefined)
    throw new ActNotAllowed(act, place.state, allowedActs(events, actor, digest));
  const own = isJudging(act) && isOwnWork(events, actor.account);
  if (own && !actor.override) throw new OwnWork(act, actor.account);
  const unchanged = act === 'edit' && events.at(-1)?.digest === digest;
  return {
    state: unchanged ? recorded : next,
    overridden: [...skipped, ...(own ? ['own-work' as const] : [])],
  };
}

/** Who wrote it: made it, changed its content, or sent it in. */
export function isOwnWork(events: AdjustmentEvent[], account: string): boolean {
  return events.some(
    ({ act, actor, digest }, index) =>
      actor === account &&
      (act === 'create' || act === 'submit' || (act === 'edit' && events[index - 1]?.digest !== digest)),
  );
}

const isJudging = (act: AdjustmentAct) => act === 'review' || act === 'approve';

/** In the order in which they are offered. Returned and withdrawn ones go back to the drafter. */
const ACTS: Record<AdjustmentState, AdjustmentAct[]> = {
  draft: ['edit', 'submit'],
  returned: ['edit', 'submit'],
  'in-review': ['edit', 'review', 'return', 'withdraw'],
  'in-approval': ['edit', 'approve', 'return', 'withdraw'],
  approved: ['edit', 'return', 'withdraw', 'publish'],
  published: [],
};

/** Where an act leads; null where the place does not admit it. */
function moved(place: Place, act: AdjustmentAct, configured = place.steps): Place | null {
  if (!ACTS[place.state].includes(act)) return null;
  const to = (state: AdjustmentState): Place => ({ ...place, state, step: null });
  switch (act) {
    case 'submit':
      return atStep(place, configured, 0);
    case 'review':
      return atStep(place, place.steps, place.steps.indexOf(place.step!) + 1);
    case 'approve':
      return to('approved');
    case 'return':
      return to('returned');
    case 'publish':
      return to('published');
    case 'edit':
    case 'withdraw':
      return to('draft');
    default:
      return null;
  }
}

function atStep(place: Place, steps: readonly ReviewStep[], index: number): Place {
  const last = index >= steps.length - 1;
  return { ...place, steps, step: steps[index] ?? null, state: last ? 'in-approval' : 'in-review' };
}

/** What stands between a place and its approval; null where nothing leads there. */
function beforeApproval({ state, steps }: Place): Overridden[] | null {
  const review: Overridden[] = steps.length > 1 ? ['review'] : [];
  if (state === 'draft' || state === 'returned') return ['submit', ...review];
  if (state === 'in-review') return review;
  return state === 'in-approval' ? [] : null;
}

function after(place: Place, bound: string | undefined, event: AdjustmentEvent): Place | null {
  const { act, digest, override, steps } = event;
  if (act === 'edit' && bound === digest) return place.state === 'published' ? null : place;
  const now = isVoided(place.state, bound, digest)
    ? { ...place, state: 'draft' as const, step: null }
    : place;
  if (act === 'approve' && override && beforeApproval(now)) return { ...now, state: 'approved', step: null };
  return moved(now, act, act === 'submit' ? (steps ?? FIRST_STEPS) : now.steps);
}

/** A review or approval under way or given is for the digest it was given to. */
function isVoided(state: AdjustmentState, bound: string | undefined, digest: string | undefined): boolean {
  const binding = state === 'in-review' || state === 'in-approval' || state === 'approved';
  return binding && digest !== undefined && digest !== bound;
}
