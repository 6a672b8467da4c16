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
