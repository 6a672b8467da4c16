import type { Bag, Rarity } from './rarity';

/** Lists up to this long are looked through in any case: their pair is rare enough to mean something. */
const SHORT_LIST = 24;

/** Which bags hold a pair. Looks through the short lists and stops at a fixed cost: never all with all. */
export class GramIndex {
  /** Where the list of a pair starts in `lists`; it ends where the next one starts. */
  private readonly starts: Int32Array;
  private readonly lists: Int32Array;
  private readonly hits: Float32Array;
  /** The bags that were hit, `found` of them. */
  private readonly touched: Int32Array;
  private found = 0;

  constructor(
    private readonly rarity: Rarity,
    bags: readonly Bag[],
  ) {
    const count = rarity.weights.length;
    const { pairs } = rarity;
    const starts = new Int32Array(count + 1);
    for (const { start, end } of bags) for (let at = start; at < end; at += 1) starts[pairs[at]! + 1]! += 1;
    for (let pair = 0; pair < count; pair += 1) starts[pair + 1]! += starts[pair]!;
    const lists = new Int32Array(starts[count]!);
    const filled = starts.slice();
    bags.forEach(({ start, end }, index) => {
      for (let at = start; at < end; at += 1) {
        const pair = pairs[at]!;
        lists[filled[pair]!] = index;
        filled[pair]! += 1;
      }
    });
    this.starts = starts;
    this.lists = lists;
    this.hits = new Float32Array(bags.length);
    this.touched = new Int32Array(bags.length);
  }

  /** Up to `limit` bags that share most of its rarer pairs with this one, most first. */
  nearest({ start, end }: Bag, limit: number, cost = 6000): number[] {
    const { pairs } = this.rarity;
    const long: number[] = [];
    let left = cost;
    for (let at = start; at < end; at += 1) {
      const pair = pairs[at]!;
      const length = this.lengthOf(pair);
      if (length > SHORT_LIST) long.push(pair);
      else if (length > 0 && left > 0) {
        this.look(pair);
        left -= length;
      }
    }
    if (this.found < limit) {
      long.sort((a, b) => this.lengthOf(a) - this.lengthOf(b) || a - b);
      for (const pair of long) {
        if (left <= 0) break;
        this.look(pair);
        left -= this.lengthOf(pair);
      }
    }
    return this.taken(limit);
  }

  private look(pair: number): void {
    const { lists, hits, starts, touched } = this;
    const end = starts[pair + 1]!;
    const weight = this.rarity.weights[pair]!;
    for (let at = starts[pair]!; at < end; at += 1) {
      const index = lists[at]!;
      if (hits[index] === 0) touched[this.found++] = index;
      hits[index]! += weight;
    }
  }

  private lengthOf(pair: number): number {
    return this.starts[pair + 1]! - this.starts[pair]!;
  }

  /** The bags hit most, most first; the index is then as before. */
  private taken(limit: number): number[] {
    const { hits, touched } = this;
    const best: number[] = [];
    for (let at = 0; at < this.found; at += 1) {
      const index = touched[at]!;
      const last = best[limit - 1];
      if (last !== undefined && hits[index]! <= hits[last]!) continue;
      let place = Math.min(best.length, limit - 1);
      while (place > 0 && hits[best[place - 1]!]! < hits[index]!) {
        best[place] = best[place - 1]!;
        place -= 1;
      }
      best[place] = index;
    }
    for (let at = 0; at < this.found; at += 1) hits[touched[at]!] = 0;
    this.found = 0;
    return best;
  }
}

/** Numbers of pairs in order, those found from both sides once. */
export function eachOnce(pairs: readonly number[]): Float64Array {
  return Float64Array.from(pairs)
    .sort()
    .filter((pair, index, sorted) => pair !== sorted[index - 1]);
}
