/** The tree of one law version's text. Every node knows its span in the verbatim text, so nothing is lost. */

/** Half-open range of UTF-16 offsets into the verbatim text the node was read from. */
export interface Span {
  start: number;
  end: number;
}

/** Something the reader could not understand or had to guess, at a 1-based line. Kept and shown, never thrown. */
export interface Problem {
  line: number;
  message: string;
}

/** 目: `1.` below an item. `number` is in Arabic numerals, as in an address. */
export interface Subitem extends Span {
  number: string;
  text: string;
}

/** 项: （一） below a paragraph. */
export interface LawItem extends Span {
  number: string;
  text: string;
  subitems: Subitem[];
}

/** 款: one paragraph; `text` is its lead without the items. Paragraphs are counted from 1 by position. */
export interface Paragraph extends Span {
  text: string;
  items: LawItem[];
}

/** 条. `number` is `17` or `17-1` (第十七条之一); `heading` names the open 编, 章, 节 from the outside in. */
export interface Article extends Span {
  number: string;
  heading: string[];
  paragraphs: Paragraph[];
}

/** 编, 分编, 章 or 节. `address` is `part1`, `ch5`, `ch5s2`. */
export interface Heading extends Span {
  level: 'part' | 'subpart' | 'chapter' | 'section';
  number: string;
  title: string;
  address: string;
  /** Numbers of the articles below it. */
  articles: string[];
}

/** 附件, 附表. `number` is `1` where the text gives none. */
export interface Annex extends Span {
  number: string;
  title: string;
  text: string;
  items: { number: string; text: string }[];
}

/** One act named in the preamble: passed, promulgated, amended, in force from. Dates are ISO `YYYY-MM-DD`. */
export interface EnactmentNote {
  date: string;
  act: 'passed' | 'promulgated' | 'amended' | 'effective';
  text: string;
}

export interface LawText {
  /** The text as received, unchanged. */
  verbatim: string;
  title: string;
  preamble: Span & { notes: EnactmentNote[] };
  headings: Heading[];
  articles: Article[];
  annexes: Annex[];
  problems: Problem[];
}
