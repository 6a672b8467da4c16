import type { BlanketReplacement } from '../alignment';
import { type ArticleText, withoutBreach } from './article-text';
import { withoutReferences } from './equal';
import { type Bag, GramIndex, type Rarity } from './grams';
import type { Links } from './links';
import { replaced } from './replacements';

/** Candidates an article gets at most. */
const MOST = 8;
const OPENING = 28;

/** A pair of articles that share rare words, and how alike they are; all figures 0 to 1. */
export interface Candidate {
  old: number;
  next: number;
  /** Share of their words, weighed by rarity, that the two have in common. */
  alike: number;
  /** Share of the one that is found in the other, whichever is larger. */
  contained: number;
  /** `alike` of the first words: who must do what, or who is punished for what. */
  opening: number;
  sameHeading: boolean;
  sameNumber: boolean;
  /** How far the pair is ahead of the best other one that either is in; below 0 where it is behind. */
  lead: number;
}

interface Side {
  articles: readonly ArticleText[];
  bags: Bag[];
  weights: number[];
  openings: Bag[];
}

/** Pairs of articles not linked yet, worth a look: for each the few that share its rarest words. */
export function candidatePairs(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: Links,
  rarity: Rarity,
  replacements: readonly BlanketReplacement[],
): Candidate[] {
  const from = side(
    olds.filter(({ index }) => !links.ofOld[index]),
    (folded) => withoutReferences(replaced(folded, replacements)),
    rarity,
  );
  const to = side(
    news.filter(({ index }) => !links.ofNew[index]),
    withoutReferences,
    rarity,
  );
  const width = to.articles.length;
  if (from.articles.length === 0 || width === 0) return [];
  const pairs = new Set<number>();
  const [fromNew, fromOld] = [new GramIndex(rarity, to.bags), new GramIndex(rarity, from.bags)];
  from.bags.forEach((bag, o) => {
    for (const n of fromNew.nearest(bag, MOST)) pairs.add(o * width + n);
  });
  to.bags.forEach((bag, n) => {
    for (const o of fromOld.nearest(bag, MOST)) pairs.add(o * width + n);
  });
  return [...pairs].map((pair) => candidate(from, to, Math.floor(pair / width), pair % width, rarity));
}

function side(articles: readonly ArticleText[], form: (folded: string) => string, rarity: Rarity): Side {
  const texts = articles.map(({ folded }) => form(folded));
  const bags = texts.map((text) => rarity.bagOf(text));
  return {
    articles,
    bags,
    weights: bags.map((bag) => rarity.weigh(bag)),
    openings: texts.map((text) => rarity.bagOf(withoutBreach(text).slice(0, OPENING))),
  };
}

function candidate(from: Side, to: Side, o: number, n: number, rarity: Rarity): Candidate {
  const [old, next] = [from.articles[o]!, to.articles[n]!];
  const shared = rarity.shared(from.bags[o]!, to.bags[n]!);
  const [both, lesser] = [from.weights[o]! + to.weights[n]!, Math.min(from.weights[o]!, to.weights[n]!)];
  return {
    old: old.index,
    next: next.index,
    alike: both === 0 ? 0 : (2 * shared) / both,
    contained: lesser === 0 ? 0 : shared / lesser,
    opening: alike(from.openings[o]!, to.openings[n]!, rarity),
    sameHeading: old.heading === next.heading,
    sameNumber: old.number === next.number,
    lead: 0,
  };
}

function alike(a: Bag, b: Bag, rarity: Rarity): number {
  const all = rarity.weigh(a) + rarity.weigh(b);
  return all === 0 ? 0 : (2 * rarity.shared(a, b)) / all;
}

/** Sets every candidate's lead over its rivals among those given: what is linked already competes no more. */
export function setLeads(candidates: readonly Candidate[]): void {
  const best = new Map<number, [number, number]>();
  for (const candidate of candidates) {
    for (const key of [candidate.old, -1 - candidate.next]) {
      const top = best.get(key);
      const worth = worthOf(candidate);
      if (!top) best.set(key, [worth, 0]);
      else if (worth > top[0]) best.set(key, [worth, top[0]]);
      else if (worth > top[1]) top[1] = worth;
    }
  }
  for (const candidate of candidates) {
    const worth = worthOf(candidate);
    const rivals = [candidate.old, -1 - candidate.next].map((key) => {
      const [first, second] = best.get(key)!;
      return worth === first ? second : first;
    });
    candidate.lead = worth - Math.max(...rivals);
  }
}

const worthOf = (pair: Candidate) => 0.6 * pair.alike + 0.2 * pair.contained + 0.2 * pair.opening;
