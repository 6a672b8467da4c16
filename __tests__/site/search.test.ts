import type { ItemContent } from '../../src/list';
import { find, type Load } from '../../src/site/search/find';
import { packed, unpacked } from '../../src/site/search/packed';
import { SEARCHED_FIELDS } from '../../src/site/search/search-shape';
import type { ItemFacts } from '../../src/site/snapshot';
import { HOSTILE, inventedSnapshot, transport } from './invented';
import { checkDrawn, indexOf, numbersOf, randomOf, readerOf } from './search-reader';
import { filesOf } from './written-site';

describe('numbers in a script', () => {
  it('come back as they went in', () => {
    for (const numbers of [[], [0], [0, 1, 31, 32, 33, 1023, 1024, 4_000_000], [5, 5, 5]]) {
      expect(unpacked(packed(numbers))).toEqual(numbers);
    }
  });
});

describe('the search of an invented site', () => {
  let load: Load;
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    files = await filesOf(inventedSnapshot());
    ({ load } = readerOf(files));
  });

  it.each([
    ['批准站点停', ['JT-0002'], '名称'],
    ['超员', ['JT-0003'], '名称'],
    ['不按照批准的站点停靠', ['JT-0002'], '实施依据'],
    ['两名以上执法人员', ['JT-0001', 'JT-0002', 'JT-0003', 'JT-0006', 'JT-0007'], '责任事项'],
    ['立案：发现涉嫌', ['JT-0001', 'JT-0002', 'JT-0003', 'JT-0006', 'JT-0007'], '责任事项'],
  ])('%s is found in %j', async (text, numbers, field) => {
    expect((await numbersOf(load, text)).sort()).toEqual(numbers);
    const [first] = await find(load, text);
    expect(first!.fields.map((place) => SEARCHED_FIELDS[place])).toContain(field);
  });

  it('takes width and white space for nothing, as laws are compared', async () => {
    expect(await numbersOf(load, '《示例省 道路旅客\n运输管理办法》（２０１９年')).toContain('JT-0002');
    expect(await numbersOf(load, '〈示例省道路旅客运输管理办法〉')).toContain('JT-0002');
  });

  it('takes words parted by white space for words that an item must all hold, wherever', async () => {
    expect(await numbersOf(load, '超员 两名以上执法人员')).toEqual(['JT-0003']);
    expect(await numbersOf(load, '两名以上执法人员　超员')).toEqual(['JT-0003']);
    expect(await numbersOf(load, '超员 批准站点停')).toEqual([]);
    expect(await numbersOf(load, '超员 渔业捕捞')).toEqual([]);
  });

  it('finds an item by its number, alone or with a word', async () => {
    expect((await numbersOf(load, 'JT-0003'))[0]).toBe('JT-0003');
    expect(await numbersOf(load, 'JT-0003 超员')).toEqual(['JT-0003']);
    const [first] = await find(load, 'JT-0003');
    expect(first!.fields.map((place) => SEARCHED_FIELDS[place])).toContain('编号');
    expect(await numbersOf(load, 'JT-000')).toEqual([]);
  });

  it('finds an item that has ended by its number alone', async () => {
    const gone = [...transport].find(({ revisions }) => revisions.at(-1)!.content === null)!;
    expect((await numbersOf(load, gone.number))[0]).toBe(gone.number);
    const was = gone.revisions.findLast(({ content }) => content !== null)!.content as ItemContent;
    expect(await numbersOf(load, was.name)).not.toContain(gone.number);
  });

  it('finds nothing of what is not there, of what an item said before, and of one character', async () => {
    expect(await find(load, '渔业捕捞')).toEqual([]);
    expect(await find(load, '道路运输管理机构责令')).toEqual([]);
    expect(await find(load, '车')).toEqual([]);
    expect(await find(load, '')).toEqual([]);
  });

  it('finds nothing across two texts', async () => {
    expect(await find(load, '的处罚【')).toEqual([]);
  });

  it('loads no more for a very long question than for the eighty characters that it looks for', async () => {
    const loaded = async (text: string): Promise<[number, string[]]> => {
      const names = new Set<string>();
      const counting: Load = <T>(name: string): Promise<T> => {
        names.add(name);
        return load<T>(name);
      };
      const found = await numbersOf(counting, text);
      return [names.size, found];
    };
    const duty = '立案：发现涉嫌';
    const long = duty + '甲乙丙丁戊己庚辛壬癸'.repeat(200);
    const [files] = await loaded(long);
    expect(files).toBe((await loaded(long.slice(0, 80)))[0]);
    expect(files).toBeLessThanOrEqual(42);
  });

  it('puts items that have it in their name first', async () => {
    const found = await find(load, '客运');
    const inName = found.map(({ fields }) => fields[0] === 0);
    expect(inName).toContain(true);
    expect(inName).toEqual([...inName].sort((a, b) => Number(b) - Number(a)));
  });

  it('takes hostile text as text', async () => {
    expect(await numbersOf(load, HOSTILE)).toEqual(['X1']);
    expect(await numbersOf(load, '<script>')).toEqual(['X1']);
    for (const [path, bytes] of files) {
      if (path.startsWith('search/')) expect(bytes.toString()).not.toMatch(/<|\u2028|\u2029/);
    }
  });
});

/** `count` items whose texts are drawn from a few characters, so that runs repeat and overlap. */
function drawnItems(count: number, seed: number): ItemFacts[] {
  const drawn = randomOf(seed);
  const text = (length: number): string =>
    Array.from({ length }, () => '甲乙丙丁（）()Ａa　\n𠮷'[drawn(12)] ?? '甲').join('');
  return Array.from({ length: count }, (_, index) => {
    const content = {
      ...(transport[0]!.revisions[0]!.content as ItemContent),
      name: `事项${text(6)}`,
      basisText: { power: text(60), duty: text(20) },
      bases: [],
      duties: [{ stage: '立案', text: text(40) }, { text: text(10) }],
    };
    const revision = { ...transport[0]!.revisions[0]!, content };
    return { number: `N${index}`, revisions: [revision], standing: [] };
  });
}

describe('500 runs drawn from an invented list', () => {
  const items = drawnItems(150, 7);

  it.each([
    ['one volume', undefined, 500],
    ['many volumes', 900, 100],
  ])('are all found where they are and nowhere else, in %s', async (_, capacity, count) => {
    await checkDrawn(items, readerOf(indexOf(items, capacity)).load, count, 11);
  });

  it('are indexed to the same bytes every time, and full volumes stay when items are added', () => {
    const [one, two] = [indexOf(items, 900), indexOf(items, 900)];
    for (const [path, bytes] of one) expect(bytes.equals(two.get(path)!)).toBe(true);
    const more = indexOf([...items, ...drawnItems(10, 8)], 900);
    const volumes = new Set(
      [...one.keys()].map((path) => path.split('/')[1]!).filter((name) => /^\d+$/.test(name)),
    );
    const full = [...one.keys()].filter((path) => {
      const volume = path.split('/')[1]!;
      return /^\d+$/.test(volume) && Number(volume) < volumes.size - 1 && !path.includes('/t');
    });
    expect(full.length).toBeGreaterThan(15);
    for (const path of full) expect(`${path} ${more.get(path)?.equals(one.get(path)!)}`).toBe(`${path} true`);
  });
});

describe('the search index of a list that is released again', () => {
  const items = drawnItems(150, 7);
  const again: ItemFacts[] = items.map((item, index) => {
    if (index % 50 !== 0) return item;
    const [first] = item.revisions;
    const content = { ...(first!.content as ItemContent), name: `改过的事项${index}` };
    return { ...item, revisions: [first!, { ...first!, seq: 2, release: 2, content }] };
  });
  const [before, after] = [indexOf(items, 100_000), indexOf(again, 100_000)];

  it('keeps every file of pairs that was there', () => {
    const pairs = [...before.keys()].filter((path) => /^search\/\d+\/\d+\.js$/.test(path));
    expect(pairs.length).toBeGreaterThan(10);
    for (const path of pairs)
      expect(`${path} ${after.get(path)?.equals(before.get(path)!)}`).toBe(`${path} true`);
  });

  it('finds what is new, and no more what was said before', async () => {
    const { load } = readerOf(after);
    expect((await numbersOf(load, '改过的事项')).sort()).toEqual(['N0', 'N100', 'N50']);
    const old = (items[0]!.revisions[0]!.content as ItemContent).name;
    expect(await numbersOf(load, old)).not.toContain('N0');
  });
});
