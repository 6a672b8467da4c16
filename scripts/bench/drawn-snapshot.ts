import { parseLaw } from '../../src/law';
import type { ItemFacts, LawFacts, SiteSnapshot } from '../../src/site';
import { type DrawnLaw, drawnItem, drawnLaws, lawFile } from './drawn-list';

const PUBLISHED = '2026-03-02T01:00:00.000Z';

/** Frozen facts of one release of a drawn list, made as they are asked for, so that any number of items takes no memory. */
export function drawnSnapshot(count: number): SiteSnapshot {
  const laws = drawnLaws();
  const item = async (list: string, number: string): Promise<ItemFacts | null> =>
    list === '1' ? itemFacts(laws, Number(number) - 1) : null;
  return {
    settings: {
      siteName: '示例市测量局权责清单',
      siteIdCode: null,
      baseUrl: null,
      appUrl: null,
      objection: { office: null, phone: null, address: null, email: null },
    },
    lists: [{ id: '1', body: '示例市测量局', kind: 'powers' }],
    releases: [
      {
        number: 1,
        list: '1',
        publishedAt: PUBLISHED,
        effectiveFrom: '2026-03-02',
        documentNumber: null,
        supersedes: null,
        adjustments: [{ id: '1', title: '建档', reason: '测量', basis: null, effectiveFrom: null }],
        lawVersions: laws.map((_, n) => ({ law: String(n + 1), version: '2020-01-01' })),
      },
    ],
    laws: laws.map(lawFacts),
    keys: [],
    objections: [],
    async *items(_, numbers) {
      for (let n = 0; n < count; n++) {
        const item = itemFacts(laws, n);
        if (!numbers || numbers.has(item.number)) yield item;
      }
    },
    item,
  };
}

function itemFacts(laws: DrawnLaw[], n: number): ItemFacts {
  const content = drawnItem(laws, n);
  return {
    number: String(n + 1).padStart(4, '0'),
    revisions: [
      {
        seq: 1,
        release: 1,
        adjustment: '1',
        kind: 'found',
        content,
        reason: null,
        predecessors: [],
        successors: [],
      },
    ],
    standing: [
      {
        release: 1,
        bases: content.bases.map(({ law }) => ({
          status: 'valid',
          nowAt: null,
          sure: true,
          confirmed: true,
          lawId: String(laws.findIndex(({ title }) => title === law) + 1),
          version: '2020-01-01',
        })),
      },
    ],
  };
}

function lawFacts(law: DrawnLaw, n: number): LawFacts {
  const text = parseLaw(Buffer.from(lawFile(law).bytes).toString('utf8'));
  return {
    id: String(n + 1),
    title: law.title,
    kind: '地方性法规',
    status: { state: 'in-force', since: '2020-03-01', by: null },
    current: '2020-01-01',
    versions: [
      { key: '2020-01-01', promulgated: '2020-01-01', effective: '2020-03-01', text: async () => text },
    ],
    comparisons: [],
  };
}
