import type { BlanketReplacement } from '../alignment';
import { changesBetween } from '../diff/changes';
import type { ArticleText } from './article-text';
import type { Link } from './links';

/** A change of words made in fewer places than this is no rule. */
const LEAST = 3;
const LONGEST = 16;
/** Share of the old words' uses that have to be gone from the new text. */
const GONE = 0.8;
const WORD = /^[\u4e00-\u9fff]$/;

interface Site {
  old: string;
  next: string;
  at: number;
  atNext: number;
  from: string;
  to: string;
}

/**
 * Replacements made all over the text (道路运输管理机构 → 交通运输主管部门), read from articles that are linked for sure.
 * Each is widened by the characters that stand around it everywhere, so that it reads as a term.
 */
export function blanketReplacements(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: readonly Link[],
): BlanketReplacement[] {
  const sites = new Map<string, Site[]>();
  for (const link of links) {
    const [old, next] = [olds[link.old]!.folded, news[link.next]!.folded];
    if (old === next) continue;
    for (const change of changesBetween(old, next)) {
      const from = old.slice(change.old.start, change.old.end);
      const to = next.slice(change.next.start, change.next.end);
      if (from === '' || from.length > LONGEST || to.length > LONGEST || !isTerm(from + to)) continue;
      const key = `${from}>${to}`;
      const site = { old, next, at: change.old.start, atNext: change.next.start, from, to };
      const group = sites.get(key);
      if (group) group.push(site);
      else sites.set(key, [site]);
    }
  }
  const [oldText, newText] = [olds, news].map((texts) => texts.map(({ folded }) => folded).join('\n')) as [
    string,
    string,
  ];
  const found = new Map<string, BlanketReplacement>();
  for (const group of sites.values()) {
    if (group.length < LEAST) continue;
    const { old, next } = widened(group);
    const before = occurrences(oldText, old);
    const kept = next.includes(old)
      ? occurrences(newText, old) - occurrences(newText, next)
      : occurrences(newText, old);
    if (old.length < 2 || before < LEAST || kept > before * (1 - GONE)) continue;
    found.set(old, { old, new: next, count: group.length });
  }
  return [...found.values()].sort((a, b) => b.old.length - a.old.length || (a.old < b.old ? -1 : 1));
}

const isTerm = (text: string) => [...text].every((character) => WORD.test(character));

/** The change with as much of its surroundings as all of its sites share, up to the ends of words. */
function widened(sites: Site[]): { old: string; next: string } {
  const [first] = sites;
  let [before, after] = ['', ''];
  const shared = (offset: (site: Site) => string | undefined): string | null => {
    const character = offset(first!);
    if (!character || !WORD.test(character)) return null;
    return sites.every((site) => offset(site) === character) ? character : null;
  };
  while (before.length < 6) {
    const character = shared(({ old, at }) => old[at - 1 - before.length]);
    if (character === null) break;
    before = character + before;
  }
  while (after.length < 6) {
    const character = shared(({ old, at, from }) => old[at + from.length + after.length]);
    if (character === null) break;
    after += character;
  }
  return { old: before + first!.from + after, next: before + first!.to + after };
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
