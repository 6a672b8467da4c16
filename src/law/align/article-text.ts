import { fold } from '../fold';
import type { Article, LawText } from '../law-text';
import { chineseToNumber } from '../numerals';

/** An article as the alignment sees it: position, folded words without the number, and the articles it refers to. */
export interface ArticleText {
  number: string;
  index: number;
  /** White space taken away after NFKC, nothing else: the literal comparison. */
  literal: string;
  folded: string;
  /** Numbers of this law's articles that the text names, 第十七条之一 as `17-1`. */
  references: string[];
}

const HEAD = /^第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?/;
export const REFERENCE = /第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?/g;

export function articleTexts(law: LawText): ArticleText[] {
  return law.articles.map((article, index) => {
    const folded = fold(wordsOf(law, article)).replace(HEAD, '');
    return {
      number: article.number,
      index,
      literal: wordsOf(law, article)
        .normalize('NFKC')
        .replaceAll(/[\s\u200b-\u200f\ufeff]/g, '')
        .replace('笫', '第')
        .replace(HEAD, ''),
      folded,
      references: referencesIn(folded),
    };
  });
}

function wordsOf(law: LawText, article: Article): string {
  return law.verbatim.slice(article.start, article.end);
}

export function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, main, inserted]) => referenceNumber(main!, inserted));
}

export function referenceNumber(main: string, inserted: string | undefined): string {
  const number = String(chineseToNumber(main));
  return inserted ? `${number}-${chineseToNumber(inserted)}` : number;
}
