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

/** The second release, announced in January, is in force from `day` on. */
function withSecondFrom(day: string) {
  const snapshot = inventedSnapshot(2);
  return {
    ...snapshot,
    releases: snapshot.releases.map((release) =>
      release.number === 2 ? { ...release, effectiveFrom: day, adjustments: [] } : release,
    ),
  };
}

describe('an item whose revision is published before its day', () => {
  it('says so on its page and leads to the revision that applies until then', async () => {
    const files = await filesOf(withSecondFrom('2027-01-01'));
    const page = load(files.get('lists/1/items/JT-0002/index.html')!.toString());
    const notice = page('.notice').first();
    expect(notice.text()).toContain('这一版发布时尚未施行，自2027年1月1日起施行');
    expect(notice.find('a').text()).toBe('2027年1月1日之前适用第1号发布的第1版');
    expect(notice.find('a').attr('href')).toBe('../../../../lists/1/items/JT-0002/1.html');
    const revision = load(files.get('lists/1/items/JT-0002/2.html')!.toString());
    expect(revision('main').text()).toContain('2027年1月1日之前适用第1号发布的第1版');
  });

  it('says of a new one that the list has it not yet, and of one that ends from when', async () => {
    const files = await filesOf(withSecondFrom('2027-01-01'));
    const added = load(files.get('lists/1/items/JT-0007/index.html')!.toString());
    expect(added('.notice').text()).toContain('2027年1月1日之前清单中没有本事项');
    const ended = load(files.get('lists/1/items/JT-0005/index.html')!.toString());
    expect(ended('.notice').text()).toContain('本事项自2027年1月1日起不在清单中（取消）');
  });

  it('says nothing any more once a later release came after that day', async () => {
    const snapshot = withSecondFrom('2027-01-01');
    const first = { ...snapshot.releases.find(({ number }) => number === 1)!, effectiveFrom: '2025-06-01' };
    const releases = [first, ...snapshot.releases.filter(({ number }) => number !== 1)];
    const files = await filesOf({ ...snapshot, releases });
    expect(files.get('lists/1/items/JT-0001/index.html')!.toString()).not.toContain('尚未施行');
  });

  it('says nothing where it was in force when it was published', async () => {
    const files = await filesOf(withSecondFrom('2025-12-01'));
    expect(files.get('lists/1/items/JT-0002/index.html')!.toString()).not.toContain('尚未施行');
  });
});

describe('a basis whose text is not held', () => {
  it('is marked quietly beside the citation, and counted at the head of the list', async () => {
    const files = await filesOf(inventedSnapshot());
    const page = load(files.get('lists/1/items/JT-0001/index.html')!.toString());
    expect(page('.basis .soft').text()).toBe('（未收录文本，未核对）');
    const list = load(files.get('lists/1/index.html')!.toString());
    expect(list('main').text()).toContain('有1处依据未收录法律文件的文本，没有核对');
  });
});
