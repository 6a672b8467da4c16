import { read } from '@e965/xlsx';
import type { ItemContent } from '../../src/list';
import { sha256Hex, type TreeFile } from '../../src/release';
import { releaseData } from '../../src/services/publish/release-data';
import { ReleaseTables, type TablePart } from '../../src/services/publish/release-tables';
import { type ItemFacts, NoSuchReleaseError, opensPart } from '../../src/site';
import { inventedSnapshot, transport } from './invented';

async function filesOf(release: number): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, bytes } of releaseData(inventedSnapshot(), release)) {
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
      'data/releases/0002/standing.json',
      'data/diffs/1/1-2.json',
      'data/laws/1/2019-03-02.txt',
      'data/laws/1/2019-03-02.json',
      'data/laws/1/2024-06-18.txt',
      'data/laws/1/2024-06-18.json',
      'data/laws/2/2008-04-01.txt',
      'data/laws/2/2008-04-01.json',
      'data/releases/0002/law-versions.json',
      'data/releases/0002/list.csv',
      'data/releases/0002/list.xlsx',
      'data/releases/0002/datapackage.json',
      'data/laws/1/2019-03-02.xml',
      'data/laws/1/2024-06-18.xml',
      'data/laws/2/2008-04-01.xml',
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
    expect(csv.startsWith('\ufeff序号,事项编号,事项名称,')).toBe(true);
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });

  it('are refused for a release that does not exist', async () => {
    await expect(filesOf(9)).rejects.toThrow(NoSuchReleaseError);
  });
});

describe('the tables of a release', () => {
  it('are described, with columns, sizes and digests, by a data package', async () => {
    const files = await filesOf(2);
    const at = 'data/releases/0002/';
    const described = JSON.parse(files.get(`${at}datapackage.json`)!);
    expect(described).toMatchObject({
      profile: 'data-package',
      name: 'quanze-release-2',
      title: '示例区交通运输局权责清单，第2号发布',
      version: '2',
    });
    const names = described.resources.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, path, bytes, hash } of described.resources) {
      expect(name).toMatch(/^[a-z0-9._-]+$/);
      expect(files.has(`${at}${path}`)).toBe(true);
      if (path.endsWith('.xlsx')) continue;
      const file = Buffer.from(files.get(`${at}${path}`)!);
      expect({ bytes, hash }).toEqual({ bytes: file.length, hash: `sha256:${sha256Hex(file)}` });
    }
    const table = described.resources.find(({ path }: { path: string }) => path === 'list.csv');
    const header = files.get(`${at}list.csv`)!.slice(1).split('\r\n')[0]!.split(',');
    expect(table.schema.fields.map((field: { name: string }) => field.name)).toEqual(header);
  });

  it('come in parts where a list is long, main items with their sub-items', async () => {
    const one = inventedSnapshot(1);
    const [list, release] = [one.lists[0]!, one.releases[0]!];
    const [main] = transport;
    const content = main!.revisions[0]!.content as ItemContent;
    const itemOf = (number: string, parent?: string): ItemFacts => ({
      ...main!,
      number,
      revisions: [{ ...main!.revisions[0]!, content: { ...content, ...(parent && { parent }) } }],
    });
    const tables = new ReleaseTables(list, release, 2);
    const parts: [string, readonly string[]][] = [];
    for (const item of [itemOf('A'), itemOf('B'), itemOf('B1', 'B'), itemOf('C')])
      for (const { paths } of tables.take(item)) parts.push([item.number, paths]);
    const [last] = [...tables.rest()] as [TablePart];
    expect([...parts, ['rest', last.paths]]).toEqual([
      ['C', ['data/releases/0001/list.csv', 'data/releases/0001/list.xlsx']],
      ['rest', ['data/releases/0001/list-2.csv', 'data/releases/0001/list-2.xlsx']],
    ]);
  });

  it('have parts that begin at a round number, so that one item more moves few others', () => {
    expect(opensPart(8, { number: '0100' }, 10)).toBe(true);
    expect(opensPart(7, { number: '0100' }, 10)).toBe(false);
    expect(opensPart(9, { number: '0109' }, 10)).toBe(false);
    expect(opensPart(10, { number: '0110' }, 10)).toBe(true);
    expect(opensPart(10, { number: '0110', parent: '0001' }, 10)).toBe(false);
  });

  it('tell by a key whether a part says the same as before', () => {
    const keyAt = (number: number, change: Partial<ItemContent> = {}): string => {
      const snapshot = inventedSnapshot(number);
      const release = snapshot.releases.find((one) => one.number === number)!;
      const tables = new ReleaseTables(snapshot.lists[0]!, release);
      const [main] = transport;
      const content = { ...(main!.revisions[0]!.content as ItemContent), ...change };
      [...tables.take({ ...main!, revisions: [{ ...main!.revisions[0]!, release: 1, content }] })];
      return ([...tables.rest()] as [TablePart])[0].key;
    };
    expect(keyAt(2)).toBe(keyAt(1));
    expect(keyAt(1, { remarks: '另一句话' })).not.toBe(keyAt(1));
  });

  it('cut a text that no workbook can hold, and say so in it', async () => {
    const one = inventedSnapshot(1);
    const [first] = transport;
    const content = { ...(first!.revisions[0]!.content as ItemContent), remarks: '长'.repeat(40_000) };
    const tables = new ReleaseTables(one.lists[0]!, one.releases[0]!);
    const long = { ...first!, revisions: [{ ...first!.revisions[0]!, content }] };
    expect([...tables.take(long)]).toEqual([]);
    const [{ bytes: csv }, { bytes: xlsx }] = ([...tables.rest()] as [TablePart])[0].files() as [
      TreeFile,
      TreeFile,
    ];
    expect(Buffer.from(csv!).toString()).toContain('长'.repeat(40_000));
    const cells = Object.values(read(xlsx!).Sheets.清单!).flatMap((cell) => String(cell?.v ?? ''));
    expect(cells.find((text) => text.startsWith('长长'))).toMatch(/……（本格过长，全文见 CSV 文件或网页）$/);
  });
});
