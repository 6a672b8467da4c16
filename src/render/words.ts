import type { BasisStatus, LawStatus } from '../basis';
import { POWER_TYPES, type PowerType } from '../list';

/** What each state is called before the reader; no page leaves it to a colour. */
export const BASIS_STATUS_WORDS: Record<BasisStatus, string> = {
  valid: '与现行条文相符',
  renumbered: '条文序号已变',
  changed: '条文已修改',
  repealed: '法律文件已废止',
  'not-found': '未找到所引条文',
  'no-text': '未收录文本，未核对',
};

export const LAW_STATE_WORDS: Record<LawStatus['state'], string> = {
  'in-force': '现行有效',
  'not-yet': '尚未施行',
  repealed: '已废止',
  replaced: '已被取代',
};

export const LINK_KIND_WORDS = {
  same: '未变',
  retyped: '未变',
  changed: '修改',
  renumbered: '改序号',
  'renumbered+changed': '改序号并修改',
  added: '新增',
  deleted: '删去',
  split: '拆分',
  merged: '合并',
} as const;

/** The order in which power types stand in every list: 许可 first, 其他 last. */
export const POWER_TYPE_ORDER = Object.keys(POWER_TYPES) as PowerType[];
