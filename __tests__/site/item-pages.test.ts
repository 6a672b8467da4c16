import { load } from 'cheerio';
import { inventedSnapshot } from './invented';
import { filesOf } from './written-site';

describe('an item whose change has a day of its own', () => {
  it('says that day of its end, in its history and to machines', async () => {
    const snapshot = inventedSnapshot();
    const releases = snapshot.releases.map((release) => ({
      ...release,
      adjustments: release.adjustments.map((adjustment) =>
        adjustment.id === 'a2' ? { ...adjustment, effectiveFrom: '2026-03-01' } : adjustment,
      ),
    }));
    const files = await filesOf({ ...snapshot, releases });
    const page = load(files.get('lists/1/items/JT-0005/index.html')!.toString());
    expect(page('.notice').text()).toContain('自2026年3月1日起');
    expect(page('main').text()).not.toContain('2026年1月2日起');
    const { revisions } = JSON.parse(files.get('lists/1/items/JT-0005/index.json')!.toString());
    expect(revisions.map(({ effectiveFrom }: { effectiveFrom: string }) => effectiveFrom)).toEqual([
      '2025-01-01',
      '2026-03-01',
    ]);
  });
});
