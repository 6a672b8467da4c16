/**
 * The law engine: text → provisions, citations, alignment of two versions, text diff. Pure: no clock, no file, no
 * network. Other rooms import from here only.
 */
export type { Alignment, BlanketReplacement, LinkKind, LinkRow, PartLink } from './alignment';
export type { Citation, CitedLaw, CitedProvision } from './citation';
export type {
  Annex,
  Article,
  EnactmentNote,
  Heading,
  LawItem,
  LawText,
  Paragraph,
  Problem,
  Span,
  Subitem,
} from './law-text';
