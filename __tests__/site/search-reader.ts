import { fold } from '../../src/law';
import type { ItemContent } from '../../src/list';
import { find, type Load } from '../../src/site/search/find';
import { SearchIndex } from '../../src/site/search/search-index';
import { ITEMS_A_FILE, type ItemFile, searchNames } from '../../src/site/search/search-shape';
import type { ItemFacts, ListFacts } from '../../src/site/snapshot';

/** Runs the parts of an index as a page would, and counts what it loads. */
export function readerOf(files: ReadonlyMap<string, Buffer>): { load: Load; bytes(): number } {
  const loaded = new Map<string, unknown>();
  let bytes = 0;
  const load: Load = async <T>(name: string): Promise<T> => {
    if (!loaded.has(name)) {
      const script = files.get(`search/${name}.js`);
      if (!script) throw new Error(`no part ${name}`);
      bytes += script.length;
      new Function('quanze', script.toString())((said: string, part: unknown) => loaded.set(said, part));
    }
    return loaded.get(name) as T;
  };
  return { load, bytes: () => bytes };
}

/** Numbers of the items that hold the text. */
export async function numbersOf(load: Load, text: string): Promise<string[]> {
  const found = await find(load, text);
  return Promise.all(
    found.map(async ({ item }) => {
      const row = (await load<ItemFile>(searchNames.items(item)))[item % ITEMS_A_FILE];
      return row![1];
    }),
  );
}

export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const LIST: ListFacts = { id: '1', body: '示例区某局', kind: 'powers' };

export function indexOf(items: readonly ItemFacts[], capacity?: number): Map<string, Buffer> {
  const index = new SearchIndex([LIST], capacity);
  const files = new Map<string, Buffer>();
  const put = ({ path, bytes }: { path: string; bytes: Uint8Array }): void => {
    expect(files.has(path)).toBe(false);
    files.set(path, Buffer.from(bytes));
  };
  const parts = [...items.flatMap((item) => [...index.take(LIST, item, 1)]), ...index.rest()];
  for (const part of parts) for (const file of 'path' in part ? [part] : part.files()) put(file);
  return files;
}

/** The texts of an item as a reader sees them. */
export function textsOf({ revisions }: ItemFacts): string[] {
  const { name, subName, basisText, duties } = revisions.at(-1)!.content as ItemContent;
  const told = duties.map(({ stage, text }) => (stage ? `${stage}：${text}` : text)).join('\n');
  return [name, subName, ...Object.values(basisText), told].filter((text) => text !== undefined);
}

/** As `find` is to judge: every word somewhere in the item, or as its number; of a run with a lone character in it, all of it in one text. */
function holds({ number, texts }: { number: string; texts: string[] }, run: string): boolean {
  const words = run.split(/\s+/u).map(fold).filter(Boolean);
  const asked = words.some((word) => word.length < 2) ? [fold(run)] : words;
  return asked.every((word) => word === number || texts.some((text) => text.includes(word)));
}

/** Draws runs out of the texts; each must be found in all items that hold its words, and in no other. */
export async function checkDrawn(items: readonly ItemFacts[], load: Load, count: number, seed: number) {
  const drawn = randomOf(seed);
  const folded = items.map((item) => ({ number: item.number, texts: textsOf(item).map(fold) }));
  let checked = 0;
  while (checked < count) {
    const texts = textsOf(items[drawn(items.length)]!);
    const text = texts[drawn(texts.length)]!;
    const start = drawn(text.length);
    const run = text.slice(start, start + 2 + drawn(30));
    if (fold(run).length < 2) continue;
    const expected = folded.filter((item) => holds(item, run));
    expect({ run, found: (await numbersOf(load, run)).sort() }).toEqual({
      run,
      found: expected.map(({ number }) => number).sort(),
    });
    checked += 1;
  }
}
