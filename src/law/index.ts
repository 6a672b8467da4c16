/**
 * The law engine: text → provisions, citations, alignment of two versions, text diff. Pure: no clock, no file, no
 * network. Other rooms import from here only.
 */
export * from './address';
export { type AlignOptions, alignLaws } from './align/align';
export { type Claim, readDecision } from './align/amending-decision';
export { type Carried, carryAddress } from './align/carry';
export type {
  Alignment,
  BlanketReplacement,
  ChangeOfWords,
  LinkKind,
  LinkRow,
  PartLink,
} from './alignment';
export type { Citation, CitedLaw, CitedProvision } from './citation';
export { citationAddress, citationsIn, citedLawsIn } from './cite/cite';
export type { ArticleDiff, MovedText } from './diff/article-diff';
export { diffLaws } from './diff/law-diff';
export { type DiffOptions, type DiffRun, diffText, type TextDiff } from './diff/text-diff';
export * from './enactment';
export * from './fold';
export { lawDiffJson, lawJson } from './law-json';
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
