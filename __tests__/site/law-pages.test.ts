import { load } from 'cheerio';
import { alignLaws, parseLaw } from '../../src/law';
import { type SiteSnapshot, sitePaths } from '../../src/site';
import { inventedSnapshot } from './invented';
import { filesOf } from './written-site';

/** The invented site with a still older text of its road law, whose last article was another. */
async function withOldText(): Promise<SiteSnapshot> {
  const snapshot = inventedSnapshot();
  const [road, ...others] = snapshot.laws;
  const old = await road!.versions[0]!.text();
  const older = parseLaw(old.verbatim.replace(/第八条 .*/, '第八条 本办法自公布之日起施行。'));
  const version = {
    key: '2016-01-05',
    promulgated: '2016-01-05',
    effective: '2016-01-05',
    text: async () => older,
  };
  const comparison = { old: version.key, new: '2019-03-02', alignment: async () => alignLaws(older, old) };
  return {
    ...snapshot,
    laws: [
      { ...road!, versions: [version, ...road!.versions], comparisons: [comparison, ...road!.comparisons] },
      ...others,
    ],
  };
}

describe('the comparison of two texts of a law', () => {
  it('names the items that rest on an article by its number in the newer text, and none where that is an old one', async () => {
    const files = await filesOf(await withOldText());
    const resting = (old: string, next: string) =>
      load(files.get(sitePaths.comparison('1', old, next))!.toString())('.resting a')
        .toArray()
        .map((link) => load(link).text());
    expect(resting('2019-03-02', '2024-06-18')).toContain('对不按批准站点停靠的处罚');
    expect(resting('2016-01-05', '2019-03-02')).toEqual([]);
  });
});

describe('an article that was deleted', () => {
  it('is told as such, leads to the text that last had it, and lends its items to no other article', async () => {
    const snapshot = inventedSnapshot();
    const facts = {
      ...snapshot,
      async *items(list: string, numbers?: ReadonlySet<string>) {
        for await (const item of snapshot.items(list, numbers)) {
          const standing = item.standing.map(({ release, bases }) => ({
            release,
            bases: bases.map((basis) =>
              item.number === 'JT-0006'
                ? { ...basis, status: 'not-found' as const, sure: true, version: '2019-03-02', nowAt: '3' }
                : basis,
            ),
          }));
          yield { ...item, standing };
        }
      },
      async item(list: string, number: string) {
        for await (const item of this.items(list, new Set([number]))) return item;
        return null;
      },
    };
    const files = await filesOf(facts);
    const page = load(files.get(sitePaths.item('1', 'JT-0006'))!.toString());
    expect(page('.basis .mark').text()).toBe('条文已删去');
    const there = page('.basis a').last().attr('href')!;
    expect(there).toContain(sitePaths.lawVersion('1', '2019-03-02'));
    expect(there).toMatch(/#a3$/);
    const law = load(files.get(sitePaths.law('1'))!.toString());
    expect(law('#a3 .resting').text()).not.toContain('道路旅客运输检查');
    expect(law('main').text()).toContain('道路旅客运输检查');
  });
});
