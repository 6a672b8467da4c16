/**
 * Character pairs, hashed into a fixed table, so that counting is linear and needs no dictionary; a rare clash only blurs
 * a weight.
 */
const BITS = 17;

export const BUCKETS = 1 << BITS;

export function bucket(first: number, second: number): number {
  return (Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - BITS)) | 0;
}

/** The pairs of a text by their buckets, sorted, as often as each is there. */
export function pairsOf(text: string): Int32Array {
  const pairs = new Int32Array(Math.max(0, text.length - 1));
  for (let i = 0; i < pairs.length; i += 1) pairs[i] = bucket(text.charCodeAt(i), text.charCodeAt(i + 1));
  return pairs.sort();
}
