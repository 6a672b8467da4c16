/**
 * Texts as bags of character pairs, each weighed by how rare it is in both laws together. Pairs are hashed into a
 * fixed table, so that counting is linear and needs no dictionary; a rare clash only blurs a weight.
 */
const BITS = 17;

function bucket(first: number, second: number): number {
  return (Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - BITS)) | 0;
}

/** Sorted numbers of pairs, repeated as often as the pair is. */
export type Bag = Int32Array;

/** The pairs of a text by their buckets, for texts weighed by nothing. */
export function bagOf(text: string): Bag {
  const bag = new Int32Array(Math.max(0, text.length - 1));
  for (let i = 0; i < bag.length; i += 1) bag[i] = bucket(text.charCodeAt(i), text.charCodeAt(i + 1));
  return bag.sort();
}

/** The pairs of all texts, numbered as they come, and the weight of each: how much less often than everywhere it is used. */
export class Rarity {
  /** At least 0.1. */
  readonly weights: Float32Array;
  /** By bucket the number of the pair, one more than in bags; 0 where no text has it. */
  private readonly numbers = new Int32Array(1 << BITS);

  constructor(texts: readonly string[]) {
    const used: number[] = [];
    const seen: number[] = [];
    texts.forEach((text, index) => {
      for (let i = 0; i + 1 < text.length; i += 1) {
        const at = bucket(text.charCodeAt(i), text.charCodeAt(i + 1));
        const pair = this.numbers[at]! - 1;
        if (pair < 0) {
          used.push(1);
          seen.push(index);
          this.numbers[at] = used.length;
        } else if (seen[pair] !== index) {
          seen[pair] = index;
          used[pair]! += 1;
        }
      }
    });
    this.weights = Float32Array.from(used, (count) => Math.max(0.1, Math.log((texts.length + 1) / count)));
  }

  /** What no text has weighs nothing and is left out. */
  bagOf(text: string): Bag {
    const bag = new Int32Array(Math.max(0, text.length - 1));
    let size = 0;
    for (let i = 0; i + 1 < text.length; i += 1) {
      const number = this.numbers[bucket(text.charCodeAt(i), text.charCodeAt(i + 1))]!;
      if (number > 0) bag[size++] = number - 1;
    }
    return bag.subarray(0, size).sort();
  }

  weigh(bag: Bag): number {
    const { weights } = this;
    let weight = 0;
    for (let i = 0; i < bag.length; i += 1) weight += weights[bag[i]!]!;
    return weight;
  }

  /** Weight of what two bags share. */
  shared(a: Bag, b: Bag): number {
    const { weights } = this;
    let weight = 0;
    let [i, j] = [0, 0];
    while (i < a.length && j < b.length) {
      const difference = a[i]! - b[j]!;
      if (difference === 0) weight += weights[a[i]!]!;
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
    return weight;
  }
}

/** Lists up to this long are looked through in any case: their pair is rare enough to mean something. */
const SHORT_LIST = 24;

/** Which bags hold a pair. Looks through the short lists and stops at a fixed cost: never all with all. */
export class GramIndex {
  /** Where the list of a pair starts in `lists`; it ends where the next one starts. */
  private readonly starts: Int32Array;
  private readonly lists: Int32Array;
  private readonly hits: Float32Array;

  constructor(
    private readonly rarity: Rarity,
    bags: readonly Bag[],
  ) {
    const pairs = rarity.weights.length;
    const starts = new Int32Array(pairs + 1);
    for (const bag of bags)
      for (let i = 0; i < bag.length; i += 1) if (bag[i] !== bag[i - 1]) starts[bag[i]! + 1]! += 1;
    for (let pair = 0; pair < pairs; pair += 1) starts[pair + 1]! += starts[pair]!;
    const lists = new Int32Array(starts[pairs]!);
    const filled = starts.slice();
    bags.forEach((bag, index) => {
      for (let i = 0; i < bag.length; i += 1) {
        if (bag[i] === bag[i - 1]) continue;
        lists[filled[bag[i]!]!] = index;
        filled[bag[i]!]! += 1;
      }
    });
    this.starts = starts;
    this.lists = lists;
    this.hits = new Float32Array(bags.length);
  }

  /** Up to `limit` bags that share most of its rarer pairs with this one, most first. */
  nearest(bag: Bag, limit: number, cost = 6000): number[] {
    const touched: number[] = [];
    const long: number[] = [];
    let left = cost;
    for (let i = 0; i < bag.length; i += 1) {
      const pair = bag[i]!;
      if (pair === bag[i - 1]) continue;
      const length = this.lengthOf(pair);
      if (length > SHORT_LIST) long.push(pair);
      else if (length > 0 && left > 0) {
        this.look(pair, touched);
        left -= length;
      }
    }
    if (touched.length < limit) {
      long.sort((a, b) => this.lengthOf(a) - this.lengthOf(b) || a - b);
      for (const pair of long) {
        if (left <= 0) break;
        this.look(pair, touched);
        left -= this.lengthOf(pair);
      }
    }
    const nearest = this.most(touched, limit);
    for (const index of touched) this.hits[index] = 0;
    return nearest;
  }

  private look(pair: number, touched: number[]): void {
    const { lists, hits, starts } = this;
    const end = starts[pair + 1]!;
    const weight = this.rarity.weights[pair]!;
    for (let at = starts[pair]!; at < end; at += 1) {
      const index = lists[at]!;
      if (hits[index] === 0) touched.push(index);
      hits[index]! += weight;
    }
  }

  private lengthOf(pair: number): number {
    return this.starts[pair + 1]! - this.starts[pair]!;
  }

  private most(touched: readonly number[], limit: number): number[] {
    const { hits } = this;
    const best: number[] = [];
    for (const index of touched) {
      const last = best[limit - 1];
      if (last !== undefined && hits[index]! <= hits[last]!) continue;
      let place = Math.min(best.length, limit - 1);
      while (place > 0 && hits[best[place - 1]!]! < hits[index]!) {
        best[place] = best[place - 1]!;
        place -= 1;
      }
      best[place] = index;
    }
    return best;
  }
}
