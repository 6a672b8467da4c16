/** How much two texts share, counted in character pairs weighted by how rare each pair is in both laws together. */

interface Vector {
  /** Pair → how often. */
  pairs: Map<number, number>;
  weight: number;
}

export interface Likeness {
  /** Weighted Dice, 0 to 1. */
  dice: number;
  /** Share of the old text found in the new one, and of the new in the old. */
  oldInNew: number;
  newInOld: number;
}

export class PairIndex {
  private readonly idf = new Map<number, number>();
  private readonly olds: Vector[];
  private readonly news: Vector[];
  private readonly postings = new Map<number, number[]>();

  constructor(oldTexts: string[], newTexts: string[]) {
    const [olds, news] = [oldTexts.map(pairsOf), newTexts.map(pairsOf)];
    const frequency = new Map<number, number>();
    for (const pairs of [...olds, ...news])
      for (const pair of pairs.keys()) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
    const all = olds.length + news.length;
    for (const [pair, df] of frequency) this.idf.set(pair, Math.log(1 + all / df));
    this.olds = olds.map((pairs) => this.weigh(pairs));
    this.news = news.map((pairs) => this.weigh(pairs));
    this.news.forEach(({ pairs }, index) => {
      for (const pair of pairs.keys()) {
        const list = this.postings.get(pair);
        if (list) list.push(index);
        else this.postings.set(pair, [index]);
      }
    });
  }

  /** New texts that share the rarest pairs of an old one; never all of them. */
  candidates(old: number, accepts: (next: number) => boolean): number[] {
    const rarest = [...this.olds[old]!.pairs.keys()]
      .filter((pair) => this.postings.has(pair))
      .sort((a, b) => this.postings.get(a)!.length - this.postings.get(b)!.length);
    const hits = new Map<number, number>();
    let budget = 4000;
    for (const pair of rarest) {
      const list = this.postings.get(pair)!;
      budget -= list.length;
      if (budget < 0 && hits.size > 0) break;
      for (const next of list) hits.set(next, (hits.get(next) ?? 0) + this.idf.get(pair)!);
    }
    return [...hits]
      .filter(([next]) => accepts(next))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 12)
      .map(([next]) => next);
  }

  likeness(old: number, next: number): Likeness {
    const [a, b] = [this.olds[old]!, this.news[next]!];
    const shared = this.shared(a, b);
    return {
      dice: a.weight + b.weight === 0 ? 0 : (2 * shared) / (a.weight + b.weight),
      oldInNew: a.weight === 0 ? 0 : shared / a.weight,
      newInOld: b.weight === 0 ? 0 : shared / b.weight,
    };
  }

  private shared(a: Vector, b: Vector): number {
    const [small, large] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
    let sum = 0;
    for (const [pair, count] of small.pairs) {
      const other = large.pairs.get(pair);
      if (other) sum += Math.min(count, other) * this.idf.get(pair)!;
    }
    return sum;
  }

  private weigh(pairs: Map<number, number>): Vector {
    let weight = 0;
    for (const [pair, count] of pairs) weight += count * this.idf.get(pair)!;
    return { pairs, weight };
  }
}

function pairsOf(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
