/** Who takes a step of the review, by role. */
export const STEP_ROLES = { reviewer: '合法性审核', approver: '批准' } as const;
export type StepRole = keyof typeof STEP_ROLES;

/** One step between 送审 and 发布. Every place has its own: they are settings, and each submission keeps those it was sent through. */
export interface ReviewStep {
  name: string;
  role: StepRole;
  /** Working days from its beginning; null where none are set. */
  days: number | null;
}

/** Those that an installation begins with. The last step of any list is the one that approves. */
export const FIRST_STEPS: readonly ReviewStep[] = [
  { name: '合法性审核', role: 'reviewer', days: 15 },
  { name: '批准', role: 'approver', days: 5 },
];
