import type { Alignment, LinkKind } from '../law';
import type { ItemContent } from '../list';
import type { HeldLaw, HeldVersion } from './held-law';
import type { Edit } from './rewrite';

/** 影响核查: one basis hit by one law event, with what should be written instead. Plain data, kept as JSON. */
export type ImpactKind = Exclude<LinkKind, 'same' | 'retyped' | 'added'> | 'repealed';

/** A text that supersedes another of the same law. */
export interface Amendment {
  law: Pick<HeldLaw, 'title' | 'aliases'>;
  oldVersion: HeldVersion;
  newVersion: HeldVersion;
  alignment: Alignment;
}

/** A law that ends; with `by`, one under another title that takes its place. */
export interface Repeal {
  law: Pick<HeldLaw, 'title' | 'aliases'>;
  /** The last text in force; null where none is held. */
  oldVersion: HeldVersion | null;
  by?: { title: string; version: HeldVersion; alignment: Alignment };
}

/** An item as it stands in the list. */
export interface ListedItem {
  number: string;
  content: ItemContent;
  /** Index of a basis → id of the law version that a person confirmed it to rest on. */
  confirmed?: Record<number, string>;
}

export interface Proposal {
  /** New address, or null where a person has to find the basis (deleted, repealed). */
  address: string | null;
  /** The law to cite; differs from the old one where another law replaced it. */
  law: string;
  /** The text at the new address to be quoted, verbatim; null where the quote stays as it is or nothing is quoted. */
  quote: string | null;
  /** What is written anew in the cell; null where there is nothing to propose. Several are applied by `acceptAll`. */
  edit: Edit | null;
  /** The whole item content with the basis rewritten; null where there is nothing to propose. */
  content: ItemContent | null;
}

export interface ImpactFinding {
  /** Permanent number of the item. */
  item: string;
  /** Index into the item's `bases`. */
  basis: number;
  law: string;
  cited: string;
  kind: ImpactKind;
  /** True: may be accepted together with the other sure ones. */
  sure: boolean;
  proposal: Proposal;
  /** One Chinese sentence: why this is proposed. */
  reason: string;
}

/** 已按新法: a basis that names or quotes the new text already. */
export interface AlreadyNew {
  item: string;
  basis: number;
  law: string;
  cited: string;
  reason: string;
}

export interface Impacts {
  impacts: ImpactFinding[];
  alreadyNew: AlreadyNew[];
}
