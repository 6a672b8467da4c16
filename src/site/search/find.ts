import { fold } from '../../law';
import { unpacked } from './packed';
import {
  FIELDS_PLACES,
  type PairFile,
  type SearchManifest,
  searchNames,
  shardOf,
  type TextFile,
} from './search-shape';

/** Loads one part of the index by its name. */
export type Load = <T>(name: string) => Promise<T>;

export interface Found {
  item: number;
  /** Places in `SEARCHED_FIELDS`. */
  fields: number[];
}

export const SHORTEST = 2;
/** Folded characters of a question that are looked for; each two of them cost a file of every volume. */
export const LONGEST = 80;

/**
 * Every item that holds the text, folded as the index is: those that hold it in their name first, each group in the order of
 * publication. Empty for a text of fewer than two characters; of a very long one the first `LONGEST` are looked for.
 */
export async function find(load: Load, written: string): Promise<Found[]> {
  const text = fold(written).slice(0, LONGEST);
  if (text.length < SHORTEST) return [];
  const { volumes } = await load<SearchManifest>(searchNames.manifest);
  const items = new Map<number, Set<number>>();
  const parts = volumes.map(async ({ shards, blocks }, volume) => {
    const offsets = await offsetsOf(load, text, volume, shards);
    return heldAt(load, volume, unpacked(blocks), offsets);
  });
  for (const held of (await Promise.all(parts)).flat()) {
    const item = Math.floor(held / FIELDS_PLACES);
    const fields = items.get(item) ?? new Set();
    items.set(item, fields.add(held % FIELDS_PLACES));
  }
  return [...items]
    .map(([item, fields]) => ({ item, fields: [...fields].sort((a, b) => a - b) }))
    .sort((a, b) => Number(b.fields[0] === 0) - Number(a.fields[0] === 0) || a.item - b.item);
}

/** Where the text starts in a volume: where all its pairs stand side by side. */
async function offsetsOf(load: Load, text: string, volume: number, shards: number): Promise<number[]> {
  const places: number[] = [];
  for (let at = 0; at < text.length - 2; at += 2) places.push(at);
  places.push(text.length - 2);
  const lists = await Promise.all(
    places.map(async (at) => {
      const shard = shardOf(text.charCodeAt(at), text.charCodeAt(at + 1), shards);
      const file = await load<PairFile>(searchNames.pairs(volume, shard));
      // Pairs stand at even places, their offsets behind them.
      const pair = text.slice(at, at + 2);
      const index = file.findIndex((entry, place) => place % 2 === 0 && entry === pair);
      return { at, offsets: index < 0 ? [] : unpacked(file[index + 1]!) };
    }),
  );
  const [rarest, ...others] = lists.sort((a, b) => a.offsets.length - b.offsets.length);
  let starts = rarest!.offsets.map((offset) => offset - rarest!.at);
  for (const { at, offsets } of others) {
    const there = new Set(offsets);
    starts = starts.filter((start) => there.has(start + at));
  }
  return starts;
}

/** Which items hold the texts that these offsets lie in. */
async function heldAt(load: Load, volume: number, blocks: number[], offsets: number[]): Promise<number[]> {
  const byBlock = new Map<number, number[]>();
  for (const offset of offsets) {
    const block = lastUpTo(blocks, offset);
    const own = byBlock.get(block);
    if (own) own.push(offset);
    else byBlock.set(block, [offset]);
  }
  const found = [...byBlock].map(async ([block, own]) => {
    const [starts, held] = await load<TextFile>(searchNames.texts(volume, block));
    const firsts = unpacked(starts);
    return [...new Set(own.map((offset) => lastUpTo(firsts, offset)))].flatMap((text) =>
      unpacked(held[text]!),
    );
  });
  return (await Promise.all(found)).flat();
}

/** Place of the last number that is not greater. */
function lastUpTo(ascending: readonly number[], number: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
