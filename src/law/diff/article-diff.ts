import type { LinkRow } from '../alignment';
import type { TextDiff } from './text-diff';

/** One row of a law's diff with its words on both sides; pages, documents and JSON are all made from it. */
export interface ArticleDiff {
  row: LinkRow;
  /** The article as it stands, its number included; null where it has no counterpart. */
  oldText: string | null;
  newText: string | null;
  /** Of the words without number and indents, in folded form; null where they are the same or a side is missing. */
  diff: TextDiff | null;
  /** Sentences of this row that only changed their place. */
  moved: MovedText[];
}

/** A sentence that stands in both versions, in another place. Numbers of articles. */
export interface MovedText {
  text: string;
  from: string;
  to: string;
}
