import type { LinkKind } from '../law';
import type { ItemContent } from '../list';

/** 影响核查: one basis hit by one law event, with what should be written instead. */
export type ImpactKind = Exclude<LinkKind, 'same' | 'retyped' | 'added'> | 'repealed';

export interface Proposal {
  /** New address, or null where a person has to find the basis (deleted, repealed). */
  address: string | null;
  /** The law to cite; differs from the old one where another law replaced it. */
  law: string;
  /** The new quote, or null where the item quotes nothing. */
  quote: string | null;
  /** The whole item content with the basis rewritten; null where there is nothing to propose. */
  content: ItemContent | null;
}

export interface ImpactFinding {
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
