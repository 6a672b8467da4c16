import type { AdjustmentAct, AdjustmentEvent, AdjustmentState } from './adjustment';
import { ActNotAllowed, ApprovalVoid, BrokenHistory, OwnWork } from './errors';

/** What an act passed over by override; each is named in the log. */
export type Overridden = 'submit' | 'review' | 'own-work';

export const OVERRIDDEN_IN_CHINESE: Record<Overridden, string> = {
  submit: '越过送审',
  review: '越过合法性审核',
  'own-work': '办理本人起草的调整',
};

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

/** draft → in-review → in-approval → approved → published; returned and withdrawn ones go back to the drafter. */
const STEPS: Record<AdjustmentState, Partial<Record<AdjustmentAct, AdjustmentState>>> = {
  draft: { edit: 'draft', submit: 'in-review' },
  returned: { edit: 'draft', submit: 'in-review' },
  'in-review': { edit: 'draft', review: 'in-approval', return: 'returned', withdraw: 'draft' },
  'in-approval': { edit: 'draft', approve: 'approved', return: 'returned', withdraw: 'draft' },
  approved: { edit: 'draft', return: 'returned', withdraw: 'draft', publish: 'published' },
  published: {},
};

/** What stands between a state and its approval. */
const BEFORE_APPROVAL: Partial<Record<AdjustmentState, Overridden[]>> = {
  draft: ['submit', 'review'],
  returned: ['submit', 'review'],
  'in-review': ['review'],
  'in-approval': [],
};

/**
 * The state that the events make. An edit that changed nothing (equal digest) changes no state; any other, and a
 * `digest` that is not the last event's, makes a draft again: review and approval were given to other content.
 * @throws BrokenHistory where an event does not fit the state before it.
 */
export function stateOf(events: AdjustmentEvent[], digest?: string): AdjustmentState {
  let state: AdjustmentState = 'draft';
  let bound: string | undefined;
  for (const [index, event] of events.entries()) {
    const next: AdjustmentState | null =
      index === 0 && event.act === 'create' ? 'draft' : after(state, bound, event);
    if (next === null) throw new BrokenHistory(index + 1, event.act, state);
    state = next;
    bound = event.digest;
  }
  return isVoided(state, bound, digest) ? 'draft' : state;
}

/** The acts open to this person now, those only by override included where `override` is set. */
export function allowedActs(
  events: AdjustmentEvent[],
  actor: ActingPerson,
  digest?: string,
): AdjustmentAct[] {
  const state = stateOf(events, digest);
  const acts = Object.keys(STEPS[state]) as AdjustmentAct[];
  if (actor.override && !acts.includes('approve') && BEFORE_APPROVAL[state]) acts.push('approve');
  return acts.filter((act) => actor.override || !(isJudging(act) && isOwnWork(events, actor.account)));
}

/**
 * Whether the act may be done now, and what it passes over. `digest` is the content's now.
 * @throws ActNotAllowed, OwnWork, ApprovalVoid
 */
export function permitAct(
  events: AdjustmentEvent[],
  act: AdjustmentAct,
  actor: ActingPerson,
  digest: string,
): PermittedAct {
  const recorded = stateOf(events);
  const state = stateOf(events, digest);
  if (act === 'publish' && recorded === 'approved' && state !== 'approved')
    throw new ApprovalVoid(events.at(-1)?.digest ?? '', digest);
  const skipped = act === 'approve' && actor.override ? (BEFORE_APPROVAL[state] ?? null) : [];
  const next = skipped && skipped.length > 0 ? 'approved' : STEPS[state][act];
  if (skipped === null || next === undefined)
    throw new ActNotAllowed(act, state, allowedActs(events, actor, digest));
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

function after(
  state: AdjustmentState,
  bound: string | undefined,
  { act, digest, override }: AdjustmentEvent,
): AdjustmentState | null {
  if (act === 'edit' && bound === digest) return state === 'published' ? null : state;
  const now = isVoided(state, bound, digest) ? 'draft' : state;
  if (act === 'approve' && override && BEFORE_APPROVAL[now]) return 'approved';
  return STEPS[now][act] ?? null;
}

/** A review or approval under way or given is for the digest it was given to. */
function isVoided(state: AdjustmentState, bound: string | undefined, digest: string | undefined): boolean {
  const binding = state === 'in-review' || state === 'in-approval' || state === 'approved';
  return binding && digest !== undefined && digest !== bound;
}
