import { inventedSnapshot, transport } from './invented';
import { filesOf } from './written-site';

describe('what a page depends on', () => {
  it('is the facts alone: the same facts make the same bytes', async () => {
    const [one, two] = [await filesOf(inventedSnapshot()), await filesOf(inventedSnapshot())];
    expect([...two.keys()]).toEqual([...one.keys()]);
    for (const [path, bytes] of one) expect(`${path} ${bytes.equals(two.get(path)!)}`).toBe(`${path} true`);
  });

  it('is only what concerns it: a release leaves the pages of items it does not touch as they were', async () => {
    const [before, after] = [await filesOf(inventedSnapshot(1)), await filesOf(inventedSnapshot(2))];
    const touched = new Set(
      transport
        .filter((item) => item.revisions.some(({ release }) => release === 2))
        .map(({ number }) => number),
    );
    const others = [...before.keys()].filter((path) => {
      const number = /^lists\/1\/items\/([^/]+)\//.exec(path)?.[1];
      return number !== undefined && !touched.has(number);
    });
    expect(others.length).toBeGreaterThan(2);
    // JT-0001 gets a sub-item in release 2, which its page names.
    const changed = others.filter((path) => !before.get(path)!.equals(after.get(path)!));
    expect(changed).toEqual(['lists/1/items/JT-0001/index.html', 'lists/1/items/JT-0001/index.json']);
  });

  it('never changes the page of a revision, of a law version, of a past release and its list, or a data file', async () => {
    const [before, after] = [await filesOf(inventedSnapshot(1)), await filesOf(inventedSnapshot(3))];
    const fixed = [...before.keys()].filter((path) =>
      /^data\/|\/\d+\.html$|^laws\/\d+\/\d{4}-[\d-]+\.html$|^releases\/0001\//.test(path),
    );
    expect(fixed.length).toBeGreaterThan(15);
    const changed = fixed.filter((path) => !before.get(path)!.equals(after.get(path)!));
    // Comparisons name the items that rest on each article, which a release may change.
    expect(changed.filter((path) => !path.includes('--'))).toEqual([]);
  });
});
