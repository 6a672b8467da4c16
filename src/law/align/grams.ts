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

/** Lists up to this long are looked through in any case: their pair is rare enough to mean something. */
const SHORT_LIST = 24;

/** Which bags hold a pair. Looks through the short lists and stops at a fixed cost: never all with all. */
export class GramIndex {
  /** Where the list of a bucket starts in `lists`; it ends where the next one starts. */
  private readonly starts = new Int32Array((1 << BITS) + 1);
  private readonly lists: Int32Array;
  private readonly hits: Float32Array;

  constructor(
    private readonly rarity: Rarity,
    bags: readonly Bag[],
  ) {
    for (const bag of bags) eachPair(bag, (pair) => (this.starts[pair + 1]! += 1));
    for (let pair = 0; pair < 1 << BITS; pair += 1) this.starts[pair + 1]! += this.starts[pair]!;
    this.lists = new Int32Array(this.starts[1 << BITS]!);
    const filled = this.starts.slice();
    bags.forEach((bag, index) => {
      eachPair(bag, (pair) => {
        this.lists[filled[pair]!] = index;
        filled[pair]! += 1;
      });
    });
    this.hits = new Float32Array(bags.length);
  }

  /** Up to `limit` bags that share most of its rarer pairs with this one, most first. */
  nearest(bag: Bag, limit: number, cost = 6000): number[] {
    const touched: number[] = [];
    let left = cost;
    const look = (pair: number): void => {
      const end = this.starts[pair + 1]!;
      left -= end - this.starts[pair]!;
      const weight = this.rarity.of[pair]!;
      for (let at = this.starts[pair]!; at < end; at += 1) {
        const index = this.lists[at]!;
        if (this.hits[index] === 0) touched.push(index);
        this.hits[index]! += weight;
      }
    };
    const long: number[] = [];
    eachPair(bag, (pair) => {
      const length = this.starts[pair + 1]! - this.starts[pair]!;
      if (length > SHORT_LIST) long.push(pair);
      else if (length > 0 && left > 0) look(pair);
    });
    if (touched.length < limit) {
      long.sort((a, b) => this.lengthOf(a) - this.lengthOf(b) || a - b);
      for (const pair of long) {
        if (left <= 0) break;
        look(pair);
      }
    }
    const nearest = this.most(touched, limit);
    for (const index of touched) this.hits[index] = 0;
    return nearest;
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

function eachPair(bag: Bag, look: (pair: number) => void): void {
  for (let i = 0; i < bag.length; i += 1) if (i === 0 || bag[i - 1] !== bag[i]) look(bag[i]!);
}
