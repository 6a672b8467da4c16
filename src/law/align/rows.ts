import type { BlanketReplacement, ChangeOfWords, LinkKind, LinkRow } from '../alignment';
import type { LawText } from '../law-text';
import type { ArticleText } from './article-text';
import { plainReferences, Translation, withoutReferences } from './equal';
import { type Link, Links } from './links';
import { alignParts, partsOnce, type RatedPart } from './parts';
import { replaced } from './replacements';

/**
 * The links as rows in the order of the old text; what was added stands after the row of the article before it. An
 * article with several links is split, or merged where the other side has the several.
 */
export function rowsOf(
  old: LawText,
  next: LawText,
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: readonly Link[],
  replacements: readonly BlanketReplacement[],
  backwards: boolean,
): LinkRow[] {
  const turnedRound = replacements.map((r) => ({ ...r, old: r.new, new: r.old }));
  const [ofOld, ofNew] = [countOf(links, 'old'), countOf(links, 'next')];
  const translation = translationOf(olds, news, links);
  const parts = partsOnce(
    links.map((link): RatedPart[] => {
      const [from, to] = [old.articles[link.old]!, next.articles[link.next]!];
      return backwards ? alignParts(to, from, turnedRound).map(turned) : alignParts(from, to, replacements);
    }),
  );
  const linked = links.map((link, index): LinkRow => {
    const [from, to] = [olds[link.old]!, news[link.next]!];
    const kind = kindOf(from, to, ofOld.get(link.old)! > 1, ofNew.get(link.next)! > 1);
    return {
      old: from.number,
      new: to.number,
      kind,
      sure: isSure(link),
      disputed: false,
      moved: link.moved ?? false,
      score: round(link.score),
      margin: round(link.margin),
      pass: link.pass,
      parts: parts[index]!,
      words: changeOfWords(from, to, translation, replacements),
    };
  });
  return inOrder(linked, olds, news, links);
}

const turned = (part: RatedPart): RatedPart => ({ ...part, old: part.new, new: part.old });

/**
 * A wrong link is worse than a missing one: what is short of near certainty is left to a person. The bounds hold where
 * three in ten articles of either side are taken away, so that an article whose counterpart is gone finds only look-alikes.
 */
function isSure({ pass, score, margin, moved, borne = { share: 0, clear: 0 } }: Link): boolean {
  const { share, clear } = borne;
  switch (pass) {
    case 'exact':
    case 'retyped':
    case 'references':
    case 'replacement':
      return margin >= 0.4;
    case 'alike':
    case 'likely':
      // Against the order of the others it takes a sentence that is clearly theirs.
      if (moved && clear < 0.3) return false;
      return (
        (score >= 0.95 && margin >= 0.25 && share >= 0.35) ||
        (score >= 0.85 && margin >= 0.75 && share >= 0.35 && clear >= 0.15) ||
        (score >= 0.8 && share >= 0.5 && clear >= 0.3)
      );
    default:
      return false;
  }
}

/** `retyped` stands in place of `same` and `renumbered`. */
function kindOf(from: ArticleText, to: ArticleText, split: boolean, merged: boolean): LinkKind {
  if (split) return 'split';
  if (merged) return 'merged';
  const renumbered = from.number !== to.number;
  if (from.literal === to.literal) return renumbered ? 'renumbered' : 'same';
  if (from.folded === to.folded) return 'retyped';
  return renumbered ? 'renumbered+changed' : 'changed';
}

function changeOfWords(
  from: ArticleText,
  to: ArticleText,
  translation: Translation,
  replacements: readonly BlanketReplacement[],
): ChangeOfWords {
  if (from.literal === to.literal) return 'none';
  if (from.folded === to.folded) return 'form';
  if (translation.old(from.folded) === plainReferences(to.folded)) return 'references';
  const folded = replaced(from.folded, replacements);
  return withoutReferences(folded) === withoutReferences(to.folded) && folded !== from.folded
    ? 'replacement'
    : 'substance';
}

function translationOf(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: readonly Link[],
): Translation {
  const all = new Links(olds.length, news.length);
  for (const link of links) if (link.pass !== 'sentences') all.add(link);
  return new Translation(olds, news, all);
}

function countOf(links: readonly Link[], side: 'old' | 'next'): Map<number, number> {
  const counts = new Map<number, number>();
  for (const link of links) counts.set(link[side], (counts.get(link[side]) ?? 0) + 1);
  return counts;
}

function inOrder(
  linked: LinkRow[],
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: readonly Link[],
): LinkRow[] {
  const byOld = new Map<number, LinkRow[]>();
  links.forEach((link, index) => {
    byOld.set(link.old, [...(byOld.get(link.old) ?? []), linked[index]!]);
  });
  const fromNew = new Set(links.map((link) => link.next));
  const after = new Map<number, LinkRow[]>();
  const lastBefore = new Map(links.map((link) => [link.next, link.old]));
  let anchor = -1;
  for (const { index, number } of news) {
    if (fromNew.has(index)) anchor = lastBefore.get(index)!;
    else after.set(anchor, [...(after.get(anchor) ?? []), alone(null, number)]);
  }
  const rows = [...(after.get(-1) ?? [])];
  for (const { index, number } of olds)
    rows.push(...(byOld.get(index) ?? [alone(number, null)]), ...(after.get(index) ?? []));
  return rows;
}

/** What no link was found for. Never sure: that nothing was found is no proof that there is nothing. */
function alone(old: string | null, next: string | null): LinkRow {
  return {
    old,
    new: next,
    kind: old === null ? 'added' : 'deleted',
    sure: false,
    disputed: false,
    moved: false,
    score: 0,
    margin: 0,
    pass: 'none',
    parts: [],
    words: 'substance',
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
