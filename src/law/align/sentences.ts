import type { BlanketReplacement } from '../alignment';
import { type ArticleText, withoutBreach } from './article-text';
import { withoutReferences } from './equal';
import { type Bag, GramIndex, type Rarity } from './grams';
import type { Link, Links } from './links';
import { replaced } from './replacements';

/** A stretch of an article between two marks. */
interface Piece {
  article: number;
  bag: Bag;
  weight: number;
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
const NEAREST = 5;
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
  const flowsBy = (mark: RegExp): Flow[] => {
    const from = piecesOf(
      olds,
      links.ofOld,
      mark,
      (text) => withoutReferences(replaced(text, replacements)),
      rarity,
    );
    const to = piecesOf(news, links.ofNew, mark, withoutReferences, rarity);
    return flowsIn(matches(from, to, links, rarity), weightsOf(from), weightsOf(to));
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

/** Pieces of the articles that were not found equal. */
function piecesOf(
  articles: readonly ArticleText[],
  links: readonly (Link | undefined)[],
  mark: RegExp,
  form: (folded: string) => string,
  rarity: Rarity,
): Piece[] {
  return articles
    .filter(({ index }) => !links[index] || links[index].score < 1)
    .flatMap(({ index, folded }) =>
      withoutBreach(form(folded))
        .split(mark)
        .filter(({ length }) => length >= SHORTEST)
        .map((text, place): Piece => {
          const bag = rarity.bagOf(text);
          return { article: index, bag, weight: rarity.weigh(bag), opens: place === 0 };
        }),
    );
}

/** Likeliest first, every piece in one match at most. */
function matches(from: Piece[], to: Piece[], links: Links, rarity: Rarity): Match[] {
  const found = new Map<number, Match>();
  const consider = (old: number, next: number): void => {
    const key = old * to.length + next;
    if (found.has(key)) return;
    const [a, b] = [from[old]!, to[next]!];
    const shared = rarity.shared(a.bag, b.bag);
    const alike = shared / (a.weight + b.weight) + shared / (2 * Math.min(a.weight, b.weight));
    const home = links.ofOld[a.article]?.next === b.article ? AT_HOME : 0;
    found.set(key, { from: a, to: b, old, next, shared, alike: alike + home, lead: 0 });
  };
  const [inNew, inOld] = [indexOf(to, rarity), indexOf(from, rarity)];
  from.forEach(({ bag }, old) => {
    for (const next of inNew.nearest(bag, NEAREST, COST)) consider(old, next);
  });
  to.forEach(({ bag }, next) => {
    for (const old of inOld.nearest(bag, NEAREST, COST)) consider(old, next);
  });
  const list = [...found.values()].sort((a, b) => b.alike - a.alike || a.old - b.old || a.next - b.next);
  setLeads(list);
  const [takenOld, takenNew] = [new Set<number>(), new Set<number>()];
  return list.filter(({ old, next, alike }) => {
    if (alike < LEAST_ALIKE || takenOld.has(old) || takenNew.has(next)) return false;
    takenOld.add(old);
    takenNew.add(next);
    return true;
  });
}

const indexOf = (pieces: Piece[], rarity: Rarity) =>
  new GramIndex(
    rarity,
    pieces.map(({ bag }) => bag),
  );

/** Ahead of the next worse match of either piece; one that is no better is no rival (the same sentence twice). */
function setLeads(list: Match[]): void {
  const of = new Map<number, number[]>();
  for (const { old, next, alike } of list)
    for (const key of [old, -1 - next]) {
      const all = of.get(key);
      if (all) all.push(alike);
      else of.set(key, [alike]);
    }
  for (const match of list) {
    const rivals = [match.old, -1 - match.next].map((key) => of.get(key)!.find((a) => a < match.alike) ?? 0);
    match.lead = match.alike - Math.max(...rivals);
  }
}

function flowsIn(list: Match[], weightsOld: Map<number, number>, weightsNew: Map<number, number>): Flow[] {
  const found = new Map<string, Flow>();
  for (const { from, to, shared, alike, lead } of list) {
    const [old, next] = [from.article, to.article];
    const key = `${old}>${next}`;
    // The list begins with the likeliest.
    const flow = found.get(key) ?? {
      ...{ old, next, share: 0, clear: 0 },
      ...{ opens: from.opens || to.opens, opensOld: false, opensNew: false },
    };
    found.set(key, flow);
    flow.share += shared / Math.min(weightsOld.get(old)!, weightsNew.get(next)!);
    flow.clear = Math.max(
      flow.clear,
      Math.min(1, alike) * lead * Math.min(1, Math.min(from.weight, to.weight) / TELLING),
    );
    flow.opensOld ||= from.opens;
    flow.opensNew ||= to.opens;
  }
  return [...found.values()];
}

function weightsOf(pieces: Piece[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { article, weight } of pieces) weights.set(article, (weights.get(article) ?? 0) + weight);
  return weights;
}
