import type { AdjustmentAct, AdjustmentEvent, AdjustmentState } from './adjustment';
import { ActRefused } from './errors';

const WORDS: Record<AdjustmentState, string> = {
  draft: '草拟',
  'in-review': '合法性审核中',
  'in-approval': '待批准',
  approved: '已通过',
  returned: '已退回',
  published: '已发布',
};

/**
 * Where an adjustment stands, computed from what happened to it. An approval or review binds to the digest it saw: an
 * edit with another digest puts the adjustment back to draft, an identical save changes nothing.
 */
export function stateOf(events: readonly AdjustmentEvent[]): AdjustmentState {
  let state: AdjustmentState = 'draft';
  let digest = '';
  for (const event of events) {
    switch (event.act) {
      case 'create':
        state = 'draft';
        break;
      case 'edit':
        if (event.digest !== digest) state = 'draft';
        break;
      case 'submit':
        state = 'in-review';
        break;
      case 'review':
        state = 'in-approval';
        break;
      case 'approve':
        state = 'approved';
        break;
      case 'return':
        state = 'returned';
        break;
      case 'withdraw':
        state = 'draft';
        break;
      case 'publish':
        state = 'published';
        break;
    }
    digest = event.digest;
  }
  return state;
}

/** From which states an act may be done. */
const FROM: Partial<Record<AdjustmentAct, AdjustmentState[]>> = {
  edit: ['draft', 'returned', 'in-review', 'in-approval', 'approved'],
  submit: ['draft', 'returned'],
  review: ['in-review'],
  approve: ['in-approval'],
  return: ['in-review', 'in-approval', 'approved'],
  withdraw: ['in-review', 'in-approval'],
  publish: ['approved'],
};

export interface Attempt {
  act: AdjustmentAct;
  actor: string;
  /** Digest of the content as it is now. */
  digest: string;
  /** The actor uses the named right to pass over steps and over the rule against own work. */
  override: boolean;
}

/**
 * Checks an act against the rules: the right state, the content as last seen, and nobody reviewing or approving their own work.
 * @throws ActRefused with what to do instead
 */
export function checkAct(
  events: readonly AdjustmentEvent[],
  { act, actor, digest, override }: Attempt,
): void {
  const state = stateOf(events);
  const from = FROM[act] ?? [];
  const overridden =
    override && act === 'approve' && ['draft', 'returned', 'in-review', 'in-approval'].includes(state);
  if (!from.includes(state) && !overridden) throw new ActRefused(act, state, wrongState(act, state));
  if (act === 'edit' || act === 'submit') return;
  const seen = events.at(-1)?.digest;
  if (act !== 'return' && act !== 'withdraw' && !overridden && seen !== undefined && seen !== digest) {
    throw new ActRefused(act, state, '送审之后内容又有改动，此前的意见不再有效。请重新送审。');
  }
  if ((act === 'review' || act === 'approve') && !override && isOwnWork(events, actor)) {
    throw new ActRefused(
      act,
      state,
      `${actor}参与了这个调整的草拟，不能审核或批准自己的工作。请由他人办理。`,
    );
  }
}

function isOwnWork(events: readonly AdjustmentEvent[], actor: string): boolean {
  return events.some((event) => ['create', 'edit', 'submit'].includes(event.act) && event.actor === actor);
}

const DO_FIRST: Partial<Record<AdjustmentAct, string>> = {
  submit: '只有草拟或已退回的调整可以送审。',
  review: '请先送审。',
  approve: '请先通过合法性审核。',
  publish: '请先经批准。',
  return: '只有在审或已通过而未发布的调整可以退回。',
};

function wrongState(act: AdjustmentAct, state: AdjustmentState): string {
  return `这个调整现在是“${WORDS[state]}”，不能这样办理。${DO_FIRST[act] ?? ''}`;
}
