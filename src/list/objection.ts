import { ObjectionActNotAllowed } from './errors';

/** What is done with an objection (异议) after it was received; where it stands is computed from these, never stored. */
export const OBJECTION_ACTS = {
  assign: '分办',
  link: '关联事项',
  answer: '答复',
  adjust: '转为调整',
  release: '公开',
  hold: '撤下公开',
  'set-aside': '不予处理',
  reopen: '恢复办理',
} as const;
export type ObjectionAct = keyof typeof OBJECTION_ACTS;

export const OBJECTION_STATES = {
  received: '待分办',
  assigned: '办理中',
  answered: '已答复',
  released: '已答复并公开',
  'set-aside': '不予处理',
} as const;
export type ObjectionState = keyof typeof OBJECTION_STATES;

const WHEN: Record<ObjectionAct, ObjectionState[]> = {
  assign: ['received', 'assigned'],
  link: ['received', 'assigned', 'answered'],
  answer: ['received', 'assigned', 'answered'],
  adjust: ['received', 'assigned', 'answered', 'released'],
  release: ['answered'],
  hold: ['released'],
  'set-aside': ['received', 'assigned'],
  reopen: ['set-aside'],
};

const LEADS_TO: Record<ObjectionAct, ObjectionState | null> = {
  assign: 'assigned',
  link: null,
  answer: 'answered',
  adjust: null,
  release: 'released',
  hold: 'answered',
  'set-aside': 'set-aside',
  reopen: 'received',
};

export function objectionState(acts: ObjectionAct[]): ObjectionState {
  return acts.reduce<ObjectionState>((state, act) => LEADS_TO[act] ?? state, 'received');
}

export function permittedObjectionActs(state: ObjectionState): ObjectionAct[] {
  return (Object.keys(WHEN) as ObjectionAct[]).filter((act) => WHEN[act].includes(state));
}

/** @throws ObjectionActNotAllowed */
export function permitObjectionAct(acts: ObjectionAct[], act: ObjectionAct): void {
  const state = objectionState(acts);
  if (WHEN[act].includes(state)) return;
  const possible = permittedObjectionActs(state).map((one) => OBJECTION_ACTS[one]);
  throw new ObjectionActNotAllowed(OBJECTION_ACTS[act], OBJECTION_STATES[state], possible);
}

/** As the public writes it; longer is refused, not cut. */
export const OBJECTION_LIMITS = { text: 4000, name: 50, contact: 100 } as const;
