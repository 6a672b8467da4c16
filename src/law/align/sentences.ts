import type { BlanketReplacement } from '../alignment';
import { type ArticleText, withoutBreach } from './article-text';
import { withoutReferences } from './equal';
import { eachOnce, GramIndex } from './gram-index';
import type { Link, Links } from './links';
import type { Bag, Rarity } from './rarity';
import { replaced } from './replacements';

/** A stretch of an article between two marks. */
interface Piece {
  article: number;
  bag: Bag;
  /** The first of its article. */
  opens: boolean;
}

interface Match {
  from: Piece;
  to: Piece;
  old: number;
  next: number;
  shared: number;
  alike: number;
  lead: number;
}

const SENTENCE = /[。;:]/;
const CLAUSE = /[。;:,]/;
const SHORTEST = 6;
const NEAREST = 3;
const COST = 3000;
const LEAST_ALIKE = 0.35;
/** A piece found in the article's own counterpart needs less to belong there. */
const AT_HOME = 0.1;
/** Weight of a piece that is long enough to tell where it came from: a dozen characters or so. */
const TELLING = 40;
/** What it takes to link two articles by pieces of them; see `evidenceOf`. */
const LEAST_EVIDENCE = 0.66;

/** Two articles that both have their counterpart are linked only by a piece that is clearly theirs. */
const CLEAR_BETWEEN_LINKED = 0.2;

/** What went from one article to another. */
export interface Flow {
  old: number;
  next: number;
  /** Share of the lesser of the two that went over. */
  share: number;
  /** How clearly the clearest piece belongs here and nowhere else. */
  clear: number;
  /** The piece most alike opens either article. */
  opens: boolean;
  /** Among the pieces is the one that opens the article. */
  opensOld: boolean;
  opensNew: boolean;
}

export interface Found {
  /** Splits and merges: links besides the one-to-one ones. */
  links: Link[];
  /** What the one-to-one links are worth, told sentence by sentence. */
  flows: Flow[];
}

/**
 * Splits and merges: every sentence of the articles that are not equal goes to the one that says the same on the other
 * side, each taken once. Where sentences go to another article than the counterpart, the two are linked as well if
 * enough of either goes over, or a sentence that is found nowhere else does. What has no counterpart even then is looked
 * for clause by clause; there its opening has to be among what is found.
 */
export function linkBySentences(
  olds: readonly ArticleText[],
  news: readonly ArticleText[],
  links: Links,
  rarity: Rarity,
  replacements: readonly BlanketReplacement[],
): Found {
  const from = wordsOf(olds, links.ofOld, (text) => withoutReferences(replaced(text, replacements)));
  const to = wordsOf(news, links.ofNew, withoutReferences);
  const flowsBy = (mark: RegExp): Flow[] => {
    const [pieces, others] = [piecesOf(from, mark, rarity), piecesOf(to, mark, rarity)];
    return flowsIn(matches(pieces, others, links, rarity), weightsOf(pieces), weightsOf(others));
  };
  const sentences = flowsBy(SENTENCE);
  const isLink = ({ old, next }: Flow) => links.ofOld[old]?.next === next;
  const found = sentences.filter(
    (flow) =>
      !isLink(flow) &&
      evidenceOf(flow) >= LEAST_EVIDENCE &&
      (!links.ofOld[flow.old] || !links.ofNew[flow.next] || flow.clear >= CLEAR_BETWEEN_LINKED),
  );
  const reached = { old: new Set(found.map(({ old }) => old)), next: new Set(found.map(({ next }) => next)) };
  const aloneOld = (old: number) => !links.ofOld[old] && !reached.old.has(old);
  const aloneNew = (next: number) => !links.ofNew[next] && !reached.next.has(next);
  const anyAlone = olds.some(({ index }) => aloneOld(index)) || news.some(({ index }) => aloneNew(index));
  const clauses = (anyAlone ? flowsBy(CLAUSE) : []).filter(
    (flow) =>
      ((aloneOld(flow.old) && flow.opensOld) || (aloneNew(flow.next) && flow.opensNew)) &&
      evidenceOf(flow) >= LEAST_EVIDENCE,
  );
  return {
    links: [
      ...found.map((flow) => linkOf(flow, 'sentences')),
      ...clauses.filter((flow) => !isLink(flow)).map((flow) => linkOf(flow, 'clauses')),
    ],
    flows: sentences.filter(isLink),
  };
}

const evidenceOf = ({ share, clear, opens }: Flow) => share + 2 * clear + (opens ? 0.2 : 0);

const linkOf = (flow: Flow, pass: string): Link => ({
  old: flow.old,
  next: flow.next,
  score: Math.min(1, evidenceOf(flow) / 2),
  margin: Math.min(1, flow.clear),
  pass,
});

interface Words {
  article: number;
  text: string;
}

/** Of the articles that were not found equal. */
function wordsOf(
  articles: readonly ArticleText[],
  links: readonly (Link | undefined)[],
  form: (folded: string) => string,
): Words[] {
  return articles
    .filter(({ index }) => !links[index] || links[index].score < 1)
    .map(({ index, folded }) => ({ article: index, text: withoutBreach(form(folded)) }));
}

function piecesOf(words: readonly Words[], mark: RegExp, rarity: Rarity): Piece[] {
  return words.flatMap(({ article, text }) =>
    text
      .split(mark)
      .filter(({ length }) => length >= SHORTEST)
      .map((piece, place): Piece => ({ article, bag: rarity.bagOf(piece), opens: place === 0 })),
  );
}

/** Likeliest first, every piece in one match at most. */
function matches(from: Piece[], to: Piece[], links: Links, rarity: Rarity): Match[] {
  const list: Match[] = [];
  const [ofOld, ofNew] = [new Rivals(from.length), new Rivals(to.length)];
  for (const pair of nearestPairs(from, to, rarity)) {
    const [old, next] = [Math.floor(pair / to.length), pair % to.length];
    const [a, b] = [from[old]!, to[next]!];
    const shared = rarity.shared(a.bag, b.bag);
    const [both, lesser] = [a.bag.weight + b.bag.weight, Math.min(a.bag.weight, b.bag.weight)];
    const home = links.ofOld[a.article]?.next === b.article ? AT_HOME : 0;
    const alike = shared / both + shared / (2 * lesser) + home;
    if (alike >= LEAST_ALIKE) list.push({ from: a, to: b, old, next, shared, alike, lead: 0 });
    else {
      ofOld.hold(old, alike);
      ofNew.hold(next, alike);
    }
  }
  list.sort((a, b) => b.alike - a.alike || a.old - b.old || a.next - b.next);
  // From the least alike: what was passed is worse, or no better.
  for (const match of list.toReversed()) {
    const { old, next, alike } = match;
    match.lead = alike - Math.max(ofOld.worseThan(old, alike), ofNew.worseThan(next, alike));
  }
  const [takenOld, takenNew] = [new Set<number>(), new Set<number>()];
  return list.filter(({ old, next }) => {
    if (takenOld.has(old) || takenNew.has(next)) return false;
    takenOld.add(old);
    takenNew.add(next);
    return true;
  });
}

/** In order: what a piece shares with each of its pairs is quickest found together. */
function nearestPairs(from: Piece[], to: Piece[], rarity: Rarity): Float64Array {
  const found: number[] = [];
  const [inNew, inOld] = [indexOf(to, rarity), indexOf(from, rarity)];
  from.forEach(({ bag }, old) => {
    for (const next of inNew.nearest(bag, NEAREST, COST)) found.push(old * to.length + next);
  });
  to.forEach(({ bag }, next) => {
    for (const old of inOld.nearest(bag, NEAREST, COST)) found.push(old * to.length + next);
  });
  return eachOnce(found);
}

const indexOf = (pieces: Piece[], rarity: Rarity) =>
  new GramIndex(
    rarity,
    pieces.map(({ bag }) => bag),
  );

/** By piece the best likeness passed so far, and the one before; one that is no better is no rival (the same sentence twice). */
class Rivals {
  private readonly best: Float64Array;
  private readonly worse: Float64Array;

  constructor(pieces: number) {
    this.best = new Float64Array(pieces);
    this.worse = new Float64Array(pieces);
  }

  /** Too little alike for a match, in any order. */
  hold(piece: number, alike: number): void {
    if (alike > this.best[piece]!) this.best[piece] = alike;
  }

  /** Asked from the least alike to the most. */
  worseThan(piece: number, alike: number): number {
    if (alike > this.best[piece]!) {
      this.worse[piece] = this.best[piece]!;
      this.best[piece] = alike;
    }
    return this.worse[piece]!;
  }
}

function flowsIn(list: Match[], weightsOld: Map<number, number>, weightsNew: Map<number, number>): Flow[] {
  const found = new Map<number, Flow>();
  const width = 1 + list.reduce((most, { to }) => Math.max(most, to.article), 0);
  for (const { from, to, shared, alike, lead } of list) {
    const [old, next] = [from.article, to.article];
    const key = old * width + next;
    // The list begins with the likeliest.
    const flow = found.get(key) ?? {
      ...{ old, next, share: 0, clear: 0 },
      ...{ opens: from.opens || to.opens, opensOld: false, opensNew: false },
    };
    found.set(key, flow);
    flow.share += shared / Math.min(weightsOld.get(old)!, weightsNew.get(next)!);
    flow.clear = Math.max(
      flow.clear,
      Math.min(1, alike) * lead * Math.min(1, Math.min(from.bag.weight, to.bag.weight) / TELLING),
    );
    flow.opensOld ||= from.opens;
    flow.opensNew ||= to.opens;
  }
  return [...found.values()];
}

function weightsOf(pieces: Piece[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { article, bag } of pieces) weights.set(article, (weights.get(article) ?? 0) + bag.weight);
  return weights;
}
