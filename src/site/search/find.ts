import { fold } from '../../law';
import { unpacked } from './packed';
import {
  FIELDS_PLACES,
  type NumberFile,
  type PairFile,
  SEARCHED_FIELDS,
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
 * Every item that holds the words, each anywhere in it, or has one as its number: those so numbered first, then those that hold all words
 * in their name, each group in the order of publication. Words are parted by white space and folded as the index is; where one of them is of
 * a single character the whole is looked for as one run. Of a very long question the first `LONGEST` characters count.
 */
export async function find(load: Load, written: string): Promise<Found[]> {
  const words = wordsOf(written);
  if (words.length === 0) return [];
  const { volumes } = await load<SearchManifest>(searchNames.manifest);
  const [first, ...others] = await Promise.all(words.map((word) => heldBy(load, word, volumes)));
  const inName = (item: number) => [first!, ...others].every((held) => held.get(item)!.has(NAME));
  const rank = ({ item, fields }: Found) => (fields.includes(NUMBER) ? 0 : inName(item) ? 1 : 2);
  return [...first!]
    .filter(([item]) => others.every((held) => held.has(item)))
    .map(([item, fields]) => {
      const all = new Set([...fields, ...others.flatMap((held) => [...held.get(item)!])]);
      return { item, fields: [...all].sort((a, b) => a - b) };
    })
    .sort((a, b) => rank(a) - rank(b) || a.item - b.item);
}

const NAME = SEARCHED_FIELDS.indexOf('名称');
const NUMBER = SEARCHED_FIELDS.indexOf('编号');

/** What is looked for; more than one word only where each can be. */
export function wordsOf(written: string): string[] {
  const whole = fold(written).slice(0, LONGEST);
  if (whole.length < SHORTEST) return [];
  const words = [...new Set(written.split(/\s+/u).map(fold))].filter((word) => word !== '');
  if (words.some((word) => word.length < SHORTEST)) return [whole];
  let left = LONGEST;
  return words.flatMap((word) => {
    const cut = word.slice(0, left);
    left -= cut.length;
    return cut.length < SHORTEST ? [] : [cut];
  });
}

/** The items that hold a word, with the fields that do. */
async function heldBy(
  load: Load,
  word: string,
  volumes: SearchManifest['volumes'],
): Promise<Map<number, Set<number>>> {
  const items = new Map<number, Set<number>>();
  const add = (item: number, field: number) => items.set(item, (items.get(item) ?? new Set()).add(field));
  const parts = volumes.map(async ({ shards, blocks }, volume) => {
    const offsets = await offsetsOf(load, word, volume, shards);
    return heldAt(load, volume, unpacked(blocks), offsets);
  });
  for (const held of (await Promise.all(parts)).flat())
    add(Math.floor(held / FIELDS_PLACES), held % FIELDS_PLACES);
  for (const item of await numbered(load, word)) add(item, NUMBER);
  return items;
}

/** The items of exactly this number. */
async function numbered(load: Load, word: string): Promise<number[]> {
  if (!/^(?=.*\d)[\w-]+$/.test(word)) return [];
  const file = await load<NumberFile>(searchNames.numbers(word));
  const index = file.findIndex((entry, place) => place % 2 === 0 && entry === word);
  return index < 0 ? [] : unpacked(file[index + 1]!);
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
