import type { BlanketReplacement, PartLink } from '../alignment';
import { fold } from '../fold';
import type { Article, LawItem } from '../law-text';
import { pairsOf } from './grams';
import { replaced } from './replacements';

interface Part {
  address: string;
  text: string;
  below: Part[];
  /** Its character pairs, once they were asked for. */
  grams?: Int32Array;
}

/** A link of parts with how alike they are, for choosing between the halves of a split. */
export interface RatedPart extends PartLink {
  alike: number;
}

/** How alike two parts of linked articles have to be; they have their article in common, so little is enough. */
const LEAST = 0.35;
/** Out of order it takes more. */
const LEAST_MOVED = 0.6;
/** Above this many pairs the parts are taken to stand in the order of their numbers. */
const MOST_PAIRS = 40_000;

/**
 * 款, 项 and 目 of two linked articles, carried from one to the other: paragraphs paired by their words, in order
 * first, then what moved; the items of paired paragraphs likewise.
 */
export function alignParts(
  old: Article,
  next: Article,
  replacements: readonly BlanketReplacement[],
): RatedPart[] {
  const form = (text: string) => replaced(fold(text), replacements);
  return linksOf(partsOf(old, form), newPartsOf(next));
}

/** An article into which many were merged is asked for as often. */
const known = new WeakMap<Article, Part[]>();

function newPartsOf(article: Article): Part[] {
  const parts = known.get(article) ?? partsOf(article, fold);
  known.set(article, parts);
  return parts;
}

function partsOf(article: Article, form: (text: string) => string): Part[] {
  return article.paragraphs.map((paragraph, index) => {
    const address = `${article.number}.${index + 1}`;
    const below = paragraph.items.map((item) => itemPart(item, address, form));
    return { address, text: form(paragraph.text) + below.map(({ text }) => text).join(''), below };
  });
}

function itemPart(item: LawItem, above: string, form: (text: string) => string): Part {
  const address = `${above}.${item.number}`;
  const below = item.subitems.map(
    ({ number, text }): Part => ({ address: `${address}.${number}`, text: ending(form(text)), below: [] }),
  );
  return { address, text: ending(form(item.text)) + below.map(({ text }) => text).join(''), below };
}

/** The last item of a list ends with 。, the others with ；: that is its place, not its words. */
const ending = (text: string) => text.replace(/[。;]$/, '');

function linksOf(olds: readonly Part[], news: readonly Part[]): RatedPart[] {
  return pairs(olds, news).flatMap(([from, to, alike]): RatedPart[] => [
    {
      old: from?.address ?? null,
      new: to?.address ?? null,
      same: from !== null && to !== null && from.text === to.text,
      alike,
    },
    ...linksOf(from?.below ?? [], to?.below ?? []),
  ]);
}

function gramsOf(part: Part): Int32Array {
  part.grams ??= pairsOf(part.text);
  return part.grams;
}

type Pair = [Part | null, Part | null, number];

/** Pairs in the order of the old parts, the unpaired with null on the other side. */
function pairs(olds: readonly Part[], news: readonly Part[]): Pair[] {
  const equal = olds.length === news.length && olds.every(({ text }, i) => text === news[i]!.text);
  if (equal) return olds.map((part, i) => [part, news[i]!, 1]);
  if (olds.length * news.length > MOST_PAIRS) return aligned(olds, news, [...olds.keys()], () => LEAST);
  const [gramsOld, gramsNew] = [olds.map(gramsOf), news.map(gramsOf)];
  const alike = olds.map((a, i) =>
    news.map((b, j) => (a.text === b.text ? 1 : dice(gramsOld[i]!, gramsNew[j]!))),
  );
  // An article of one paragraph stays one, whatever was written anew in it.
  const found = olds.length === 1 && news.length === 1 ? [0] : inOrder(alike, news.length);
  takeMoved(found, alike, news.length);
  return aligned(olds, news, found, (i, j) => alike[i]![j]!);
}

function takeMoved(found: number[], alike: readonly number[][], width: number): void {
  const free = new Set(new Array(width).keys());
  for (const j of found) free.delete(j);
  found.forEach((paired, i) => {
    if (paired >= 0) return;
    let [best, most] = [-1, LEAST_MOVED];
    for (const j of free) if (alike[i]![j]! > most) [best, most] = [j, alike[i]![j]!];
    if (best < 0) return;
    found[i] = best;
    free.delete(best);
  });
}

function aligned(
  olds: readonly Part[],
  news: readonly Part[],
  found: readonly number[],
  alike: (i: number, j: number) => number,
): Pair[] {
  const taken = new Set(found);
  return [
    ...olds.map((part, i): Pair => {
      const to = news[found[i] ?? -1];
      return to ? [part, to, alike(i, found[i]!)] : [part, null, 0];
    }),
    ...news.filter((_, j) => !taken.has(j)).map((part): Pair => [null, part, 0]),
  ];
}

/**
 * Every part goes to one place only: of the rows of a split or merge that claim it, the one where it is most alike keeps
 * it.
 */
export function partsOnce(rows: readonly RatedPart[][]): PartLink[][] {
  const best = new Map<string, number>();
  const keys = (part: RatedPart) => [`old ${part.old}`, `new ${part.new}`];
  const isLink = ({ old, new: next }: RatedPart) => old !== null && next !== null;
  for (const part of rows.flat().filter(isLink))
    for (const key of keys(part)) best.set(key, Math.max(best.get(key) ?? 0, part.alike));
  return rows.map((parts) =>
    parts.flatMap((part): PartLink[] => {
      const { old, new: next, same } = part;
      if (!isLink(part) || keys(part).every((key) => best.get(key) === part.alike))
        return [{ old, new: next, same }];
      return [
        { old, new: null, same: false },
        { old: null, new: next, same: false },
      ];
    }),
  );
}

/** The best pairing of two sequences that keeps their order (Needleman and Wunsch): for each old one the new, or -1. */
function inOrder(alike: readonly number[][], width: number): number[] {
  const height = alike.length;
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  const worth = (i: number, j: number) => (alike[i]![j]! >= LEAST ? alike[i]![j]! : Number.NEGATIVE_INFINITY);
  for (let i = height - 1; i >= 0; i -= 1)
    for (let j = width - 1; j >= 0; j -= 1)
      best[i]![j] = Math.max(worth(i, j) + best[i + 1]![j + 1]!, best[i + 1]![j]!, best[i]![j + 1]!);
  const found = new Array<number>(height).fill(-1);
  let [i, j] = [0, 0];
  while (i < height && j < width) {
    if (worth(i, j) + best[i + 1]![j + 1]! === best[i]![j]!) {
      found[i] = j;
      i += 1;
      j += 1;
    } else if (best[i + 1]![j]! === best[i]![j]!) i += 1;
    else j += 1;
  }
  return found;
}

function dice(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}
