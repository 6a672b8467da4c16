import type { BasisStatus, ImpactKind } from '../basis';
import type { LinkKind } from '../law';
import type { AdjustmentState } from '../list';

/** The words in which users read what the code calls by a short name. */
export const STATUS_IN_CHINESE: Record<BasisStatus, string> = {
  valid: '有效',
  renumbered: '条号已变',
  changed: '内容已变',
  repealed: '已废止',
  'not-found': '找不到',
  'no-text': '未收录文本',
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
