import type { BasisStatus, DamageKind, ImpactKind, LawEvent } from '../basis';
import type { LinkKind } from '../law';
import { type AdjustmentAct, type AdjustmentState, CHANGE_KINDS, POWER_TYPES } from '../list';

type LawEventKind = LawEvent['kind'];

/** The words in which users read what the code calls by a short name. */
export const STATUS_IN_CHINESE: Record<BasisStatus, string> = {
  valid: '有效',
  renumbered: '条号已变',
  changed: '内容已变',
  repealed: '已废止',
  'not-found': '找不到',
  'no-text': '未收录文本',
};

export const DAMAGE_IN_CHINESE: Record<DamageKind, string> = {
  'impossible-date': '不存在的日期',
  'drifting-date': '逐行漂移的日期',
  'two-labels': '同一法律文件标了不同类别',
  'duplicate-name': '事项重名',
  'foreign-duties': '责任事项疑似抄自其他类型',
  'article-missing': '只写了法律文件、没有条款',
  'basis-missing': '没有可识别的实施依据',
  'staff-name': '含有工作人员姓名的栏目',
};

export const LINK_IN_CHINESE: Record<LinkKind, string> = {
  same: '未变',
  retyped: '仅字形不同',
  changed: '内容修改',
  renumbered: '条号改变',
  'renumbered+changed': '条号改变、内容修改',
  added: '新增',
  deleted: '删去',
  split: '拆分',
  merged: '合并',
};

export const IMPACT_IN_CHINESE: Record<ImpactKind, string> = {
  changed: '内容修改',
  renumbered: '条号改变',
  'renumbered+changed': '条号改变、内容修改',
  deleted: '条文删去',
  split: '条文拆分',
  merged: '条文合并',
  repealed: '法律废止',
};

export const STATE_IN_CHINESE: Record<AdjustmentState, string> = {
  draft: '草拟',
  'in-review': '合法性审核中',
  'in-approval': '待批准',
  approved: '已通过，待发布',
  returned: '已退回',
  published: '已发布',
};

export const EVENT_IN_CHINESE: Record<LawEventKind, string> = {
  enacted: '公布',
  amended: '修改',
  repealed: '废止',
  replaced: '被取代',
  corrected: '更正',
};

export const ACT_IN_CHINESE: Record<AdjustmentAct, string> = {
  create: '建立',
  edit: '修改',
  submit: '送审',
  review: '审核通过',
  approve: '批准',
  return: '退回',
  withdraw: '撤回',
  publish: '发布',
};

export const TYPE_IN_CHINESE = POWER_TYPES;
export const CHANGE_IN_CHINESE = CHANGE_KINDS;
export {
  OBJECTION_ACTS as OBJECTION_ACTS_IN_CHINESE,
  OBJECTION_STATES as OBJECTION_STATE_IN_CHINESE,
} from '../list';
