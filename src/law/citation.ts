import type { Span } from './law-text';

/**
 * One provision of one law, as cited in a legal-basis cell. Strings hold Arabic numbers; what the cell does not name
 * is null. Ranges and lists are expanded, one citation for each article.
 */
export interface Citation extends Span {
  /** The title as written between 《》, white space and edition note taken away. */
  law: string;
  article: string | null;
  paragraph: string | null;
  item: string | null;
  subitem: string | null;
  chapter: string | null;
  section: string | null;
  part: string | null;
  clause: string | null;
  annex: string | null;
}

/** One law as a cell names it, with everything the cell says below that title. Spans point into the cell. */
export interface CitedLaw {
  /** As in `Citation.law`. */
  law: string;
  /** The title as written, 《》 included. */
  titleSpan: Span;
  /** 法律, 法规, 规章 … from 【】, or null. */
  label: string | null;
  /** The bracketed history after the title, brackets included, or null. */
  editionNote: Span | null;
  /** The whole block from label or title to the next law. */
  block: Span;
  provisions: CitedProvision[];
}

/** One written provision (`第十六条`, `第三条第二款`) with the text the cell quotes for it. */
export interface CitedProvision {
  citations: Citation[];
  /** The written numbers, `第十六条`. */
  span: Span;
  /** The quoted text that follows, trimmed, or null where the cell only names the number. */
  quote: Span | null;
}
