import { BUCKETS, bucket } from './grams';

/** The pairs of one text, each once with how often it stands there: a stretch of the store that its `Rarity` keeps. */
export interface Bag {
  start: number;
  end: number;
  /** Of all pairs together. */
  weight: number;
}

/**
 * Texts as bags of character pairs, each weighed by how rare it is in both laws together: the pairs of all texts,
 * numbered as they come, and the weight of each, how much less often than everywhere it is used.
 */
export class Rarity {
  /** At least 0.1. */
  readonly weights: Float32Array;
  /** The pairs of all bags, bag after bag, and how often each stands in its bag. */
  pairs: Int32Array;
  private counts: Int32Array;
  private size = 0;
  /** By bucket the number of the pair, one more than in bags; 0 where no text has it. */
  private readonly numbers = new Int32Array(BUCKETS);
  private readonly known = new Map<string, Bag>();
  /** By pair, where the bag under way has it; it is of another bag where it lies before the start. */
  private readonly places: Int32Array;
  /** By pair, how often the bag has it that was compared last. */
  private readonly held: Int32Array;
  private holder: Bag | null = null;

  constructor(texts: readonly string[]) {
    const used: number[] = [];
    const seen: number[] = [];
    let length = 0;
    texts.forEach((text, index) => {
      length += text.length;
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
    this.places = new Int32Array(used.length).fill(-1);
    this.held = new Int32Array(used.length);
    this.pairs = new Int32Array(2 * length);
    this.counts = new Int32Array(2 * length);
  }

  /** What no text has weighs nothing and is left out. */
  bagOf(text: string): Bag {
    const known = this.known.get(text);
    if (known) return known;
    if (this.size + text.length > this.pairs.length) this.grow(text.length);
    const { pairs, counts, places, numbers, weights } = this;
    const start = this.size;
    let size = start;
    let weight = 0;
    for (let i = 0; i + 1 < text.length; i += 1) {
      const pair = numbers[bucket(text.charCodeAt(i), text.charCodeAt(i + 1))]! - 1;
      if (pair < 0) continue;
      weight += weights[pair]!;
      if (places[pair]! >= start) counts[places[pair]!]! += 1;
      else {
        places[pair] = size;
        pairs[size] = pair;
        counts[size] = 1;
        size += 1;
      }
    }
    this.size = size;
    const bag = { start, end: size, weight };
    this.known.set(text, bag);
    return bag;
  }

  /** Weight of what two bags share. Quickest where the first stays the same from call to call. */
  shared(a: Bag, b: Bag): number {
    if (this.holder !== a) this.hold(a);
    const { pairs, counts, held, weights } = this;
    let weight = 0;
    for (let at = b.start; at < b.end; at += 1) {
      const pair = pairs[at]!;
      const times = held[pair]!;
      if (times > 0) weight += weights[pair]! * Math.min(times, counts[at]!);
    }
    return weight;
  }

  private hold(bag: Bag): void {
    const { pairs, counts, held, holder } = this;
    if (holder) for (let at = holder.start; at < holder.end; at += 1) held[pairs[at]!] = 0;
    for (let at = bag.start; at < bag.end; at += 1) held[pairs[at]!] = counts[at]!;
    this.holder = bag;
  }

  private grow(by: number): void {
    const room = 2 * this.pairs.length + by;
    for (const name of ['pairs', 'counts'] as const) {
      const grown = new Int32Array(room);
      grown.set(this[name]);
      this[name] = grown;
    }
  }
}
