/**
 * Texts as bags of character pairs, each weighed by how rare it is in both laws together. Pairs are hashed into a
 * fixed table, so that counting is linear and needs no dictionary; a rare clash only blurs a weight.
 */
const BITS = 17;

function bucket(first: number, second: number): number {
  return (Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - BITS)) | 0;
}

/** Sorted buckets, repeated as often as the pair is. */
export type Bag = Int32Array;

export function bagOf(text: string): Bag {
  const bag = new Int32Array(Math.max(0, text.length - 1));
  for (let i = 0; i < bag.length; i += 1) bag[i] = bucket(text.charCodeAt(i), text.charCodeAt(i + 1));
  return bag.sort();
}

/** Weight of a pair: how much less often than everywhere it is used, and 0.1 at least. */
export class Rarity {
  readonly of = new Float32Array(1 << BITS);

  constructor(texts: readonly string[]) {
    const seen = new Int32Array(1 << BITS).fill(-1);
    const used = new Uint32Array(1 << BITS);
    texts.forEach((text, index) => {
      for (let i = 0; i + 1 < text.length; i += 1) {
        const pair = bucket(text.charCodeAt(i), text.charCodeAt(i + 1));
        if (seen[pair] === index) continue;
        seen[pair] = index;
        used[pair]! += 1;
      }
    });
    for (let pair = 0; pair < used.length; pair += 1)
      if (used[pair]! > 0) this.of[pair] = Math.max(0.1, Math.log((texts.length + 1) / used[pair]!));
  }

  weigh(bag: Bag): number {
    let weight = 0;
    for (let i = 0; i < bag.length; i += 1) weight += this.of[bag[i]!]!;
    return weight;
  }

  /** Weight of what two bags share. */
  shared(a: Bag, b: Bag): number {
    let weight = 0;
    let [i, j] = [0, 0];
    while (i < a.length && j < b.length) {
      const difference = a[i]! - b[j]!;
      if (difference === 0) {
        weight += this.of[a[i]!]!;
        i += 1;
        j += 1;
      } else if (difference < 0) i += 1;
      else j += 1;
    }
    return weight;
  }
}

/** Which bags hold a pair. Answers a question by its rarest pairs first and stops at a fixed cost: never all with all. */
export class GramIndex {
  private readonly postings = new Map<number, number[]>();
  private readonly hits: Float32Array;

  constructor(
    private readonly rarity: Rarity,
    bags: readonly Bag[],
  ) {
    this.hits = new Float32Array(bags.length);
    bags.forEach((bag, index) => {
      for (let i = 0; i < bag.length; i += 1) {
        const pair = bag[i]!;
        if (i > 0 && bag[i - 1] === pair) continue;
        const list = this.postings.get(pair);
        if (list) list.push(index);
        else this.postings.set(pair, [index]);
      }
    });
  }

  /** Up to `limit` bags that share most with this one, most first. */
  nearest(bag: Bag, limit: number, cost = 6000): number[] {
    const pairs: [number[], number][] = [];
    for (let i = 0; i < bag.length; i += 1) {
      if (i > 0 && bag[i - 1] === bag[i]) continue;
      const list = this.postings.get(bag[i]!);
      if (list) pairs.push([list, this.rarity.of[bag[i]!]!]);
    }
    pairs.sort((a, b) => a[0].length - b[0].length);
    const { hits } = this;
    const touched: number[] = [];
    let left = cost;
    for (const [list, weight] of pairs) {
      left -= list.length;
      if (left < 0 && touched.length > 0) break;
      for (const index of list) {
        if (hits[index] === 0) touched.push(index);
        hits[index]! += weight;
      }
    }
    touched.sort((a, b) => hits[b]! - hits[a]! || a - b);
    const nearest = touched.slice(0, limit);
    for (const index of touched) hits[index] = 0;
    return nearest;
  }
}
