import type { BlanketReplacement } from '../alignment';
import type { ArticleText } from './article-text';
import type { Link } from './links';
import { type TermChange, termChanges, widened } from './term-changes';

/** A change of words made in fewer places than this is no rule. */
const LEAST = 3;
/** Another number of an article is no other word. */
const REFERENCE = /第[〇零一二三四五六七八九十百千]/;
/** Share of the old words' uses that have to be gone from the new text. */
const GONE = 0.8;

/**
 * Replacements made all over the text (道路运输管理机构 → 交通运输主管部门), read from articles that are linked for sure.
 * Each is widened by the characters that stand around it everywhere, so that it reads as a term.
 */
export function blanketReplacements(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: readonly Link[],
): BlanketReplacement[] {
  const terms = links.flatMap((link) => {
    const [old, next] = [olds[link.old]!.folded, news[link.next]!.folded];
    return old === next ? [] : termChanges(old, next);
  });
  const [oldText, newText] = [olds, news].map((texts) => texts.map(({ folded }) => folded).join('\n')) as [
    string,
    string,
  ];
  const found = new Map<string, BlanketReplacement>();
  for (const group of often(terms)) {
    const { old, next } = widened(group);
    const before = occurrences(oldText, old);
    const kept = next.includes(old)
      ? occurrences(newText, old) - occurrences(newText, next)
      : occurrences(newText, old);
    if (REFERENCE.test(old) || old.length < 2 || before < LEAST || kept > before * (1 - GONE)) continue;
    found.set(old, { old, new: next, count: group.length });
  }
  return [...found.values()].sort((a, b) => b.old.length - a.old.length || (a.old < b.old ? -1 : 1));
}

/** Groups of the same change, those made often enough; a term that is rare may be made of changes that are not. */
function often(terms: readonly TermChange[]): TermChange[][] {
  const whole = grouped(terms);
  const rare = ({ length }: TermChange[]) => length < LEAST;
  const parts = whole
    .filter(rare)
    .flatMap((group) => group.flatMap((term) => (term.parts.length > 0 ? term.parts : [term])));
  return grouped([...whole.filter((group) => !rare(group)).flat(), ...parts]).filter((group) => !rare(group));
}

function grouped(terms: readonly TermChange[]): TermChange[][] {
  const groups = new Map<string, TermChange[]>();
  for (const term of terms) {
    const key = `${term.from}>${term.to}`;
    const group = groups.get(key);
    if (group) group.push(term);
    else groups.set(key, [term]);
  }
  return [...groups.values()];
}

function occurrences(text: string, words: string): number {
  let count = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) count += 1;
  return count;
}

/** The old words with every blanket replacement made. */
export function replaced(text: string, replacements: readonly BlanketReplacement[]): string {
  let result = text;
  for (const { old, new: next } of replacements) {
    if (!result.includes(old)) continue;
    // 管理机构 → 道路管理机构 must not be made twice.
    result = next.includes(old)
      ? result.replaceAll(next, '\u0001').replaceAll(old, next).replaceAll('\u0001', next)
      : result.replaceAll(old, next);
  }
  return result;
}
