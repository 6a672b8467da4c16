import type { LawDocument } from '../../src/exchange';
import { parseLaw } from '../../src/law';

/** A law's text with the date that its file's name gives. */
export function lawOfFile(name: string, text: string): LawDocument {
  const law = parseLaw(text);
  const date = /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? '2020-01-01';
  return { title: law.title || name, promulgated: date, effective: date, text: law };
}
