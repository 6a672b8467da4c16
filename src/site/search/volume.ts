import { createHash } from 'node:crypto';
import { packed } from './packed';
import { type PairFile, shardOf } from './search-shape';

/** Units of text in one volume. What an index is built in never grows beyond it. */
const CAPACITY = 4_000_000;
/**
 * Of the capacity: a volume that holds so much is closed with a release, so that the next one leaves its files as they are. Below it a volume
 * is filled up: a question loads files of every volume.
 */
const SETTLED_PART = 16;
/** About what a file of pairs weighs beside its longest entry; an entry costs some 2.7 bytes for each unit of text. */
const SHARD_UNITS = 1_000;
/** Stands between two texts: no pair holds it. */
const BETWEEN = 0;

/** A run of texts laid end to end, and where every pair of its characters stands. */
export class Volume {
  private readonly units: Uint16Array;
  private length = 0;
  readonly starts: number[] = [];

  constructor(capacity: number = CAPACITY) {
    this.units = new Uint16Array(capacity);
  }

  /** False where there is no room; a text that no volume could hold is cut. */
  add(text: string): boolean {
    const room = this.units.length - this.length - 1;
    if (text.length > room && this.length > 0) return false;
    this.starts.push(this.length);
    const end = Math.min(text.length, room);
    for (let at = 0; at < end; at += 1) this.units[this.length++] = text.charCodeAt(at);
    this.units[this.length++] = BETWEEN;
    return true;
  }

  /** Whether so much lies in it that what a later release brings may begin the next volume. */
  get settled(): boolean {
    return this.length >= this.units.length / SETTLED_PART;
  }

  /** Of all its texts in their places: the same digest, the same files of pairs. */
  digest(): string {
    const { buffer } = this.units;
    return createHash('sha256')
      .update(new Uint8Array(buffer, 0, this.length * 2))
      .digest('base64url');
  }

  get shards(): number {
    return Math.max(1, Math.ceil(this.length / SHARD_UNITS));
  }

  /** Every file of pairs, in order. */
  pairFiles(): PairFile[] {
    const { units, shards } = this;
    const files: PairFile[] = Array.from({ length: shards }, () => []);
    const order = this.positionsByPair();
    for (let at = 0; at < order.length; ) {
      const [first, second] = [units[order[at]!]!, units[order[at]! + 1]!];
      let end = at + 1;
      while (end < order.length && units[order[end]!] === first && units[order[end]! + 1] === second)
        end += 1;
      if (first !== BETWEEN && second !== BETWEEN) {
        files[shardOf(first, second, shards)]!.push(
          String.fromCharCode(first, second),
          packed(order.subarray(at, end)),
        );
      }
      at = end;
    }
    return files;
  }

  /** Offsets of all pairs, sorted by pair and then by place: two counting passes, the second unit first. */
  private positionsByPair(): Uint32Array {
    const count = Math.max(0, this.length - 1);
    const bySecond = countingSort(
      Uint32Array.from({ length: count }, (_, at) => at),
      this.units,
      1,
    );
    return countingSort(bySecond, this.units, 0);
  }
}

function countingSort(positions: Uint32Array, units: Uint16Array, ahead: 0 | 1): Uint32Array {
  const next = new Uint32Array(65537);
  for (const at of positions) next[units[at + ahead]! + 1]!++;
  for (let unit = 1; unit < next.length; unit += 1) next[unit]! += next[unit - 1]!;
  const sorted = new Uint32Array(positions.length);
  for (const at of positions) sorted[next[units[at + ahead]!]!++] = at;
  return sorted;
}
