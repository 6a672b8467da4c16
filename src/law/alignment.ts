/** What became of the articles of one version in the next. */

export type LinkKind =
  | 'same'
  | 'retyped'
  | 'changed'
  | 'renumbered'
  | 'renumbered+changed'
  | 'added'
  | 'deleted'
  | 'split'
  | 'merged';

/** A provision below the article carried from old to new; either side null where it has no counterpart. Addresses. */
export interface PartLink {
  old: string | null;
  new: string | null;
  same: boolean;
}

/** One link old → new; `old` or `new` is null for added and deleted. A split or merge is several rows. */
export interface LinkRow {
  old: string | null;
  new: string | null;
  kind: LinkKind;
  /** False: a person must look. A sure link that is wrong is the worst thing this module can do. */
  sure: boolean;
  /** An amending decision says otherwise than the text. */
  disputed: boolean;
  /** Moved against the order of its neighbours. */
  moved: boolean;
  /** 0 to 1. */
  score: number;
  /** Distance to the runner-up, 0 to 1. */
  margin: number;
  /** Name of the pass that made the link. */
  pass: string;
  /** 款, 项 and 目 of the two articles; empty where a side is missing. */
  parts: PartLink[];
  words?: ChangeOfWords;
}

/**
 * How the words of a linked article differ: not at all; in what folding takes away; in the numbers of articles they
 * refer to, which followed those articles; by replacements made all over the text; in what they say.
 */
export type ChangeOfWords = 'none' | 'form' | 'references' | 'replacement' | 'substance';

/** A replacement made all over the text, folded before comparing and told once. */
export interface BlanketReplacement {
  old: string;
  new: string;
  count: number;
}

export interface Alignment {
  rows: LinkRow[];
  replacements: BlanketReplacement[];
  /** 编, 章 and 节 by where most of their articles went; `same` where the title is. */
  headings?: PartLink[];
}
