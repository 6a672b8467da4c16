import { strFromU8, unzipSync } from 'fflate';

/** What Word numbers by itself: such numbers are shown on the page and stand nowhere in the text. */
export interface WordNumbering {
  /** Paragraphs that carry a number of their own. */
  paragraphs: number;
  /** Whether a numbering of the document writes 第%1条. */
  ofArticles: boolean;
}

const BODY = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
/** ECMA-376 17.9.19; numId 0 takes a number away (17.9.18). */
const NUMBERED = /<w:numPr>(?:(?!<\/w:numPr>).)*?<w:numId w:val="[1-9]\d*"/gs;
const OF_ARTICLES = /<w:lvlText w:val="\s*第\s*%\d\s*条/;

/** Reads what a docx, known to be sound, numbers by itself. */
export function wordNumbering(docx: Uint8Array): WordNumbering {
  const parts = unzipSync(docx, { filter: ({ name }) => [BODY, NUMBERING, STYLES].includes(name) });
  const numbered = (name: string) => textOf(parts[name]).match(NUMBERED)?.length ?? 0;
  const paragraphs = numbered(BODY);
  const used = paragraphs > 0 || numbered(STYLES) > 0;
  return { paragraphs, ofArticles: used && OF_ARTICLES.test(textOf(parts[NUMBERING])) };
}

const textOf = (part: Uint8Array | undefined) => (part ? strFromU8(part) : '');
