import type { BlanketReplacement } from '../alignment';
import { type ArticleText, withoutBreach } from './article-text';
import { withoutReferences } from './equal';
import { eachOnce, GramIndex } from './gram-index';
import { leadsOf } from './leads';
import type { Links } from './links';
import type { Bag, Rarity } from './rarity';
import { replaced } from './replacements';

/** Candidates an article gets at most. */
const MOST = 5;
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
  const pairs: number[] = [];
  const [fromNew, fromOld] = [new GramIndex(rarity, to.bags), new GramIndex(rarity, from.bags)];
  from.bags.forEach((bag, o) => {
    for (const n of fromNew.nearest(bag, MOST)) pairs.push(o * width + n);
  });
  to.bags.forEach((bag, n) => {
    for (const o of fromOld.nearest(bag, MOST)) pairs.push(o * width + n);
  });
  // In order: what an old article shares with each of its pairs is quickest found together.
  const list = eachOnce(pairs);
  const oldOf = (pair: number) => Math.floor(pair / width);
  const sharedBy = (bags: (side: Side) => Bag[]) =>
    list.map((pair) => rarity.shared(bags(from)[oldOf(pair)]!, bags(to)[pair % width]!));
  const shared = sharedBy((side) => side.bags);
  const openings = sharedBy((side) => side.openings);
  return Array.from(list, (pair, index) =>
    candidate(from, to, oldOf(pair), pair % width, shared[index]!, openings[index]!),
  );
}

function side(articles: readonly ArticleText[], form: (folded: string) => string, rarity: Rarity): Side {
  const texts = articles.map(({ folded }) => form(folded));
  return {
    articles,
    bags: texts.map((text) => rarity.bagOf(text)),
    openings: texts.map((text) => rarity.bagOf(withoutBreach(text).slice(0, OPENING))),
  };
}
function candidate(
  from: Side,
  to: Side,
  o: number,
  n: number,
  shared: number,
  sharedOpening: number,
): Candidate {
  const [old, next] = [from.articles[o]!, to.articles[n]!];
  const [a, b] = [from.bags[o]!.weight, to.bags[n]!.weight];
  const openings = from.openings[o]!.weight + to.openings[n]!.weight;
  return {
    old: old.index,
    next: next.index,
    alike: a + b === 0 ? 0 : (2 * shared) / (a + b),
    contained: Math.min(a, b) === 0 ? 0 : shared / Math.min(a, b),
    opening: openings === 0 ? 0 : (2 * sharedOpening) / openings,
    sameHeading: old.heading === next.heading,
    sameNumber: old.number === next.number,
    lead: 0,
  };
}

/** Sets every candidate's lead over its rivals among those given: what is linked already competes no more. */
export function setLeads(candidates: readonly Candidate[]): void {
  const leads = leadsOf(candidates, worthOf);
  candidates.forEach((candidate, index) => {
    candidate.lead = leads[index]!;
  });
}

const worthOf = (pair: Candidate) => 0.6 * pair.alike + 0.2 * pair.contained + 0.2 * pair.opening;
