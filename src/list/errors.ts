import type { AdjustmentAct, AdjustmentState } from './adjustment';

/** What users call the acts and states of an adjustment. */
export const ACTS_IN_CHINESE: Record<AdjustmentAct, string> = {
  create: '起草',
  edit: '修改',
  submit: '送审',
  review: '审核',
  approve: '批准',
  return: '退回',
  withdraw: '撤回',
  publish: '发布',
};
export const STATES_IN_CHINESE: Record<AdjustmentState, string> = {
  draft: '草拟',
  'in-review': '合法性审核中',
  'in-approval': '待批准',
  approved: '已批准',
  returned: '已退回',
  published: '已发布',
};

/** The adjustment's state does not admit the act. */
export class ActNotAllowed extends Error {
  constructor(
    readonly act: AdjustmentAct,
    readonly state: AdjustmentState,
    readonly possible: AdjustmentAct[],
  ) {
    const instead =
      possible.length > 0
        ? `现在可以：${possible.map((one) => ACTS_IN_CHINESE[one]).join('、')}。`
        : '已经没有可做的步骤，如需更改请另起草一个调整。';
    super(`调整当前为“${STATES_IN_CHINESE[state]}”，不能${ACTS_IN_CHINESE[act]}。${instead}`);
    this.name = 'ActNotAllowed';
  }
}

/** Nobody reviews or approves their own work. */
export class OwnWork extends Error {
  constructor(
    readonly act: AdjustmentAct,
    readonly actor: string,
  ) {
    super(
      `您起草或修改过这个调整，不能由本人${ACTS_IN_CHINESE[act]}。请由他人办理，或由有越权办理权限的人越权办理（会记录在案）。`,
    );
    this.name = 'OwnWork';
  }
}

/** The content is no longer what was approved. */
export class ApprovalVoid extends Error {
  constructor(
    readonly approved: string,
    readonly found: string,
  ) {
    super('调整的内容在批准之后有改动，批准已失效。请重新送审，或恢复批准时的内容。');
    this.name = 'ApprovalVoid';
  }
}

/** An act was told twice or out of order; the record is not to be trusted. */
export class BrokenHistory extends Error {
  constructor(
    readonly position: number,
    readonly act: AdjustmentAct,
    readonly state: AdjustmentState,
  ) {
    super(
      `调整的第 ${position} 条记录（${ACTS_IN_CHINESE[act]}）与当时的状态“${STATES_IN_CHINESE[state]}”不符，记录可能损坏。请用备份核对。`,
    );
    this.name = 'BrokenHistory';
  }
}

/** Where an objection stands does not admit the act. */
export class ObjectionActNotAllowed extends Error {
  constructor(
    readonly act: string,
    readonly state: string,
    readonly possible: string[],
  ) {
    super(
      `这条意见当前为“${state}”，不能${act}。${possible.length > 0 ? `现在可以：${possible.join('、')}。` : ''}`,
    );
    this.name = 'ObjectionActNotAllowed';
  }
}
