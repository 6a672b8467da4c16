import type { ReviewStep } from './review-step';

/** How an adjustment changes an item (调整类型). */
export const CHANGE_KINDS = {
  found: '建档',
  add: '新增',
  cancel: '取消',
  delegate: '下放',
  receive: '承接',
  change: '变更',
  merge: '合并',
  split: '拆分',
  entrust: '委托',
  withdraw: '收回',
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;

/** What the other side of a change is called, for the kinds that have one. */
export const COUNTERPARTS: Partial<Record<ChangeKind, string>> = {
  delegate: '承接单位',
  receive: '移交单位',
  entrust: '受委托单位',
  withdraw: '原实施单位',
};

/** What happened to an adjustment; its state is computed from these, never stored. */
export type AdjustmentAct =
  | 'create'
  | 'edit'
  | 'submit'
  | 'review'
  | 'approve'
  | 'return'
  | 'withdraw'
  | 'publish';

export interface AdjustmentEvent {
  act: AdjustmentAct;
  actor: string;
  /** ISO instant. */
  at: string;
  /** Digest of the adjustment's whole content at this act; an approval binds to it. */
  digest: string;
  comment?: string;
  /** The act used the named right to override (own work, skipped step). Logged as such. */
  override?: boolean;
  /** Of a submission: the steps it was sent through. */
  steps?: ReviewStep[];
}

export type AdjustmentState = 'draft' | 'in-review' | 'in-approval' | 'approved' | 'returned' | 'published';
