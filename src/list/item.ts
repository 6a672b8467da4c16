import type { Span } from '../law';

/** 权责事项: what one power is, on what basis, with which duties. The content of one immutable revision. */

/** The nine classes of 中办发〔2015〕21号 and the residual one; `其他职权` in some provinces is the residual class too. */
export const POWER_TYPES = {
  permit: '行政许可',
  penalty: '行政处罚',
  coercion: '行政强制',
  levy: '行政征收',
  benefit: '行政给付',
  inspection: '行政检查',
  confirmation: '行政确认',
  reward: '行政奖励',
  adjudication: '行政裁决',
  other: '其他行政权力',
} as const;
export type PowerType = keyof typeof POWER_TYPES;

/** Which list of a body this is; 权责清单 is built first. */
export const LIST_KINDS = {
  powers: '权责清单',
  supervision: '监管事项清单',
  inspection: '检查实施清单',
  permits: '行政许可事项清单',
} as const;
export type ListKind = keyof typeof LIST_KINDS;

export type BasisRole = 'power' | 'duty' | 'accountability' | 'fee';

/**
 * 实施依据: one provision that the item rests on. Spans are UTF-16 offsets into `basisText[role]`, the cell as written.
 */
export interface LegalBasis {
  role: BasisRole;
  /** The law's title as written in the cell, folded (no 《》, no white space). */
  law: string;
  /** Address of the cited provision: `17-1.2.3`, `17..3`, `ch5`, `annex1.103`, `*`. */
  address: string;
  /** Where the number is written (`第十六条`); null where the cell names the law alone. */
  at: Span | null;
  /** Where the title is written, 《》 included. */
  titleAt: Span;
  /** The bracketed history after the title. */
  noteAt: Span | null;
  /** Where the quoted text of the provision is written. */
  quoteAt: Span | null;
}

export interface ItemCodes {
  /** 基本编码, 12 characters. */
  basic?: string;
  /** 实施编码, 31 characters. */
  implementation?: string;
  local?: string;
}

/** Where the item stood in the file it came from. `row` is 1-based. */
export interface SourcePlace {
  file: string;
  sheet: string;
  row: number;
}

/** All optional but name and type. Texts are kept as written, line breaks included. */
export interface ItemContent {
  name: string;
  /** 子项名称 that a source writes beside the name of one numbered row. */
  subName?: string;
  type: PowerType;
  /** The type as the source writes it, e.g. 其他职权. */
  typeLabel: string;
  serial?: string;
  codes?: ItemCodes;
  /** Permanent number of the parent item; a 子项 is an item with a parent. */
  parent?: string;
  body?: string;
  office?: string;
  post?: string;
  level?: string;
  authority?: string;
  departmentDuty?: string;
  object?: string;
  conditions?: string;
  materials?: string;
  process?: string;
  timeLimitByLaw?: string;
  timeLimitPromised?: string;
  fees?: string;
  phone?: string;
  remedies?: string;
  /** The cells as written, by role. */
  basisText: Partial<Record<BasisRole, string>>;
  bases: LegalBasis[];
  /** 责任事项 by stage; one entry without stage where the cell has none. */
  duties: { stage?: string; text: string }[];
  accountabilityScope?: string;
  accountability?: string;
  remarks?: string;
  source?: SourcePlace;
  /** Columns not understood, by header, as they were. */
  extra?: Record<string, string>;
}
