/**
 * The law engine: text → provisions, citations, alignment of two versions, text diff. Pure: no clock, no file, no
 * network. Other rooms import from here only.
 */
export * from './address';
export type { Alignment, BlanketReplacement, LinkKind, LinkRow, PartLink } from './alignment';
export type { Citation, CitedLaw, CitedProvision } from './citation';
export { citationAddress, citationsIn, citedLawsIn } from './cite/cite';
export * from './enactment';
export * from './fold';
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
export * from './numerals';
export { parseLaw } from './parse/parse';
export * from './title';
