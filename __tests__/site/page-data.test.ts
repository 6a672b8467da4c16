import { periodsData, releasesData } from '../../src/site/page-data';
import { siteOf } from '../../src/site/site';
import { inventedSnapshot, transport } from './invented';

const PARTS = ['data/releases/0001/list.json', 'data/releases/0001/list-2.json'];

/** The release of a list with so many items like one. */
async function longList(items: number, withdrawnFiles: string[] = []) {
  const like = transport[0]!;
  const revisions = like.revisions.slice(0, 1).map((revision) => ({ ...revision, release: 1 }));
  const site = await siteOf({
    ...inventedSnapshot(1),
    withdrawnFiles: new Set(withdrawnFiles),
    async *items(list) {
      if (list !== '1') return;
      for (let at = 1; at <= items; at++)
        yield { ...like, number: `JT-${String(at).padStart(4, '0')}`, revisions, standing: [] };
    },
  });
  const { releases } = releasesData(site) as { releases: object[] };
  const { periods } = periodsData(site, site.catalogues[0]!) as { periods: object[] };
  return [releases[0], periods[0]];
}

describe('what a page says of a release, for machines', () => {
  it('leads to every part of its list', async () => {
    for (const told of await longList(1_001))
      expect(told).toMatchObject({ data: PARTS[0], dataParts: PARTS });
    for (const told of await longList(10)) expect(told).toMatchObject({ dataParts: PARTS.slice(0, 1) });
  });

  it('leads to none that was erased', async () => {
    for (const told of await longList(1_001, PARTS.slice(0, 1)))
      expect(told).toMatchObject({ data: null, dataParts: [null, PARTS[1]] });
  });
});
