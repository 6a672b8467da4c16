import type { ReleasePage } from '../../src/services';
import { releaseView } from '../../src/web/releases/view';

describe('the officer’s page of a release', () => {
  it('writes the root of the log as the gazette and the verifier do', () => {
    const release = {
      number: 4,
      listId: 1,
      publishedAt: '2026-06-30T17:30:00Z',
      effectiveFrom: '2026-08-01',
      documentNumber: null,
      root: '2efed5540189d2f56d9c032d5f44387d4d1dde2107753262'.padEnd(64, '0'),
    };
    const page = { release, before: null, items: 9, adjustments: [], diff: null, names: new Map() };
    const { facts } = releaseView(page as unknown as ReleasePage);
    expect(facts.at(-1)).toEqual({
      label: '日志根散列值',
      value: 'Lv7VVAGJ0vVtnAMtX0Q4fU0d3iEHdTJiAAAAAAAAAAA=',
    });
  });
});
