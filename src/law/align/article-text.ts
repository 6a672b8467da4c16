import { fold } from '../fold';
import type { LawText } from '../law-text';
import { chineseToNumber } from '../numerals';
import { plainLines } from '../parse/lines';

/** An article as the alignment sees it: position, folded words without the number, and the articles it refers to. */
export interface ArticleText {
  number: string;
  index: number;
  /** White space (and a bullet or `#` before a line) taken away after NFKC, nothing else: the literal comparison. */
  literal: string;
  folded: string;
  /** Numbers of this law's own articles that the text names, 第十七条之一 as `17-1`. */
  references: string[];
  /** Title of the innermost heading above it, folded, without its number. */
  heading: string;
}

const HEAD = /^[第笫][〇○零一二三四五六七八九十百千\d]{1,9}条(?:之[一二三四五六七八九十]{1,3})?/;
const REFERENCE = /第([〇零一二三四五六七八九十百千]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?/g;
/** What joins one reference to the next in a list of them: 第三条第一款、第五条 names one law only. */
const LIST = /^(?:第[一二三四五六七八九十百（）()零]{1,8}[款项目章节]|[、和及或至与]|以及|或者|规定的?)*$/;
const HEADING_NUMBER = /^第[一二三四五六七八九十百零]{1,6}(?:编|分编|章|节)/;

export function articleTexts(law: LawText): ArticleText[] {
  const titles = new Map<string, string>();
  return law.articles.map((article, index) => {
    const words = plainLines(law.verbatim, article);
    const heading = article.heading.at(-1) ?? '';
    if (!titles.has(heading)) titles.set(heading, fold(heading).replace(HEADING_NUMBER, ''));
    const folded = fold(words).replace(HEAD, '');
    return {
      number: article.number,
      index,
      literal: literalForm(words).replace(HEAD, ''),
      folded,
      references: referencesIn(folded),
      heading: titles.get(heading)!,
    };
  });
}

/** NFKC, white space taken away, nothing else. */
export function literalForm(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b-\u200f\u2060\ufeff]+/g, '');
}

/** Numbers of the articles a folded text names in its own law; those after another law's 《title》 are left out. */
export function referencesIn(folded: string): string[] {
  if (!folded.includes('条')) return [];
  const found: string[] = [];
  let foreign = -1;
  for (const match of folded.matchAll(REFERENCE)) {
    const before = folded.slice(Math.max(0, match.index - 40), match.index);
    const listed =
      foreign >= 0 && match.index - foreign <= 40 && LIST.test(folded.slice(foreign, match.index));
    if (/》(?:\([^()]*\)|（[^（）]*）)?$/.test(before) || listed) foreign = match.index + match[0].length;
    else found.push(referenceNumber(match[1]!, match[2]));
  }
  return found;
}

/** The text with every article number in it rewritten. */
export function withReferences(folded: string, rewrite: (number: string, whole: string) => string): string {
  if (!folded.includes('条')) return folded;
  return folded.replaceAll(REFERENCE, (whole, main: string, inserted: string | undefined) =>
    rewrite(referenceNumber(main, inserted), whole),
  );
}

function referenceNumber(main: string, inserted: string | undefined): string {
  const number = String(chineseToNumber(main));
  return inserted ? `${number}-${chineseToNumber(inserted)}` : number;
}

const BREACH = /^违反本(?:法|条例|规定|办法)(?:第\??条[^,]{0,40})?(?:的?规定)?,?/;

/** What every penalty article begins with tells nothing: 违反本法第…条规定 is left out. */
export const withoutBreach = (text: string) => text.replace(BREACH, '');
