import type { ItemContent } from '../../src/list';
import type { DataPart, ItemFacts, ReleaseFacts } from '../../src/site';
import { catalogueOf } from '../../src/site/catalogue';
import { partsOf } from '../../src/site/export-parts';
import { ListRows } from '../../src/site/list-rows';
import { inventedSnapshot, transport } from './invented';

const [list] = inventedSnapshot(2).lists;
const releases = inventedSnapshot(2).releases.filter((release) => release.list === list!.id);
const [main] = transport;

const itemOf = (number: string, name = `${number}许可`): ItemFacts => ({
  ...main!,
  number,
  revisions: [
    {
      ...main!.revisions[0]!,
      release: 1,
      content: { ...(main!.revisions[0]!.content as ItemContent), name },
    },
  ],
});

/** The rows of a release in parts of two: what comes in parts, and the two files of the first. */
function rowsOf(release: ReleaseFacts, items: ItemFacts[]) {
  const rows = new ListRows(list!, release, 2);
  const found = [...items.flatMap((item) => [...rows.take(item)]), ...rows.rest()];
  const parts = found.filter((part): part is DataPart => 'unit' in part);
  const json = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8'));
  return {
    parts,
    first: found.flatMap((file) => ('bytes' in file ? [json(file.bytes)] : [])),
    further: parts.flatMap((part) => part.files().map(({ path, bytes }) => ({ path, ...json(bytes) }))),
  };
}

describe('the rows of a list as JSON', () => {
  const items = ['A', 'B', 'C', 'D', 'E'].map((number) => itemOf(number));

  it('come in one file where they fit', () => {
    const { parts, first } = rowsOf(releases[0]!, items.slice(0, 2));
    expect(parts).toEqual([]);
    expect(first[0].items.map(({ number }: { number: string }) => number)).toEqual(['A', 'B']);
    expect(first[0]).not.toHaveProperty('parts');
  });

  it('come in parts where they do not, the first of which counts them', () => {
    const { first, further } = rowsOf(releases[0]!, items);
    expect(first[0]).toMatchObject({ format: 'quanze-list/1', release: 1, parts: 3 });
    const told = further.map(({ path, part, items: rows }) => [path, part, rows.length]);
    expect(told).toEqual([
      ['data/releases/0001/list-2.json', 2, 2],
      ['data/releases/0001/standing-2.json', 2, 2],
      ['data/releases/0001/list-3.json', 3, 1],
      ['data/releases/0001/standing-3.json', 3, 1],
    ]);
  });

  it('are known again in the next release by their key, but where a row changed', () => {
    const keys = (release: ReleaseFacts, list: ItemFacts[]) =>
      rowsOf(release, list).parts.map(({ key }) => key);
    const [before, same] = [keys(releases[0]!, items), keys(releases[1]!, items)];
    expect(same).toEqual(before);
    const renamed = items.with(2, itemOf('C', '另一个名称'));
    expect(keys(releases[1]!, renamed).map((key, index) => key === before[index])).toEqual([false, true]);
  });
});

describe('the parts that pages lead to', () => {
  it('are those that were laid, whatever the list would be cut into now', async () => {
    const snapshot = inventedSnapshot(2);
    const catalogue = await catalogueOf(snapshot, list!);
    expect(partsOf(snapshot, catalogue, 1)).toBe(1);
    expect(partsOf({ ...snapshot, partsLaid: new Map([[1, 3]]) }, catalogue, 1)).toBe(3);
  });
});
