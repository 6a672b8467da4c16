/**
 * The search index as writer and reader know it. All texts lie end to end in volumes; where each pair of neighbouring characters stands is
 * told by offset, so that a run of any length is found exactly: the first pair at p, the next at p + 2, and so on. No text is loaded.
 */

/** Where a text of an item stands; the number is part of the index, so a new one goes to the end. */
export const SEARCHED_FIELDS = [
  '名称',
  '实施依据',
  '责任事项',
  '责任事项依据',
  '追责依据',
  '收费依据',
  '编号',
] as const;

/** An item and a field in one number. */
export const FIELDS_PLACES = 8;
export const ITEMS_A_FILE = 16;

/** `index`: what there is to load. */
export interface SearchManifest {
  /** Folder of the items' pages below the root, and who exercises the powers. */
  lists: { folder: string; body: string }[];
  volumes: {
    /** Files that the pairs are dealt out to. */
    shards: number;
    /** Offset of the first text of each file of texts (`packed`). */
    blocks: string;
  }[];
}

/** `<volume>/<shard>`: pair and offsets (`packed`) by turns. */
export type PairFile = string[];

/** `<volume>/t<block>`: where the texts start (`packed`), and for each which items hold it where (`packed`, `FIELDS_PLACES`). */
export type TextFile = [starts: string, held: string[]];

/** `items/<n>`: list, number, name and type; null for an item of which nothing may be shown. */
export type ItemFile = ([list: number, number: string, name: string, type: string] | null)[];

/** `numbers/<n>`: number and the items that have it (`packed`) by turns. */
export type NumberFile = string[];

/** Files that the numbers are dealt out to. */
export const NUMBER_FILES = 16;

export const searchNames = {
  manifest: 'index',
  pairs: (volume: number, shard: number) => `${volume}/${shard}`,
  texts: (volume: number, block: number) => `${volume}/t${block}`,
  numbers: (number: string) =>
    `numbers/${shardOf(number.length, Number(number.replaceAll(/\D/g, '').slice(-9)), NUMBER_FILES)}`,
  items: (item: number) => `items/${Math.floor(item / ITEMS_A_FILE)}`,
} as const;

/** Which file of a volume a pair of UTF-16 units is in. */
export function shardOf(first: number, second: number, shards: number): number {
  return ((Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 8) % shards;
}
