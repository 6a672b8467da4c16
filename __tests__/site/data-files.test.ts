import { dataFiles, NoSuchReleaseError } from '../../src/site';
import { inventedSnapshot } from './invented';

async function filesOf(release: number): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, bytes } of dataFiles(inventedSnapshot(), release)) {
    expect(files.has(path)).toBe(false);
    files.set(path, Buffer.from(bytes).toString());
  }
  return files;
}

describe('the data files of a release', () => {
  it('are the items that stand in it, what ended with it, the list, what was found, the difference and the law texts', async () => {
    expect([...(await filesOf(2)).keys()]).toEqual([
      'data/items/1/JT-0001/1.json',
      'data/items/1/JT-0002/2.json',
      'data/items/1/JT-0003/1.json',
      'data/items/1/JT-0004/2.json',
      'data/items/1/JT-0005/2.json',
      'data/items/1/JT-0006/1.json',
      'data/items/1/JT-0007/1.json',
      'data/releases/0002/list.json',
      'data/releases/0002/list.csv',
      'data/releases/0002/standing.json',
      'data/diffs/1/1-2.json',
      'data/laws/1/2019-03-02.txt',
      'data/laws/1/2019-03-02.json',
      'data/laws/1/2024-06-18.txt',
      'data/laws/1/2024-06-18.json',
      'data/laws/2/2008-04-01.txt',
      'data/laws/2/2008-04-01.json',
      'data/releases/0002/law-versions.json',
    ]);
  });

  it('tell the difference to the release before as machines read it', async () => {
    const diff = JSON.parse((await filesOf(2)).get('data/diffs/1/1-2.json')!);
    expect(diff).toMatchObject({ from: 1, to: 2, added: ['JT-0007'], cancelled: ['JT-0005'] });
    expect(diff.merged).toEqual([{ kind: 'merge', from: ['JT-0004'], to: ['JT-0006'] }]);
    expect(diff.changed.map(({ item }: { item: string }) => item)).toEqual(['JT-0002']);
  });

  it('leave out withdrawn contents and where an item stood in the office’s own file', async () => {
    const files = await filesOf(3);
    expect([...files.keys()].filter((path) => path.startsWith('data/items/'))).toEqual([
      'data/items/2/X1/1.json',
    ]);
    expect(JSON.parse(files.get('data/releases/0003/list.json')!).items[1]).toEqual({
      number: 'X2',
      seq: 1,
      withdrawn: true,
      reason: '含有个人隐私',
    });
  });

  it('never let a spreadsheet run a cell', async () => {
    const csv = (await filesOf(3)).get('data/releases/0003/list.csv')!;
    expect(csv.startsWith('\ufeff编号,版,')).toBe(true);
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });

  it('are refused for a release that does not exist', async () => {
    await expect(filesOf(9)).rejects.toThrow(NoSuchReleaseError);
  });
});
