import { load } from 'cheerio';
import { atomFeed, sitemaps } from '../../src/exchange';

const feed = {
  title: '示例区权责清单：清单的变动',
  origin: 'quanze/0123456789abcdef',
  author: '示例区<司法局>',
  self: 'feed.xml',
  home: 'index.html',
  entries: [
    {
      key: 'release 2',
      title: '第2号发布',
      href: 'releases/0002/index.html',
      updated: '2026-01-02T02:30:00Z',
      lines: ['变更1项', '变更：]]> & "引号"'],
    },
    { key: 'release 1', title: '第1号发布', href: 'a', updated: '2025-01-01T02:30:00Z', lines: [] },
  ],
};

describe('the feed of changes', () => {
  const at = load(atomFeed(feed), { xml: true });

  it('has all that RFC 4287 requires of a feed and of an entry', () => {
    for (const element of ['feed', 'feed > entry']) {
      for (const child of ['id', 'title', 'updated']) {
        at(element).each((_, one) => {
          expect(at(one).children(child).length).toBe(1);
        });
      }
    }
    expect(at('feed > author > name').text()).toBe('示例区<司法局>');
    expect(at('feed > updated').text()).toBe('2026-01-02T02:30:00Z');
    expect(at('entry > content').first().text()).toBe('变更1项\n变更：]]> & "引号"');
  });

  it('names each entry for ever, wherever the site lies', () => {
    const moved = load(atomFeed({ ...feed, self: 'https://elsewhere.example.invalid/feed.xml' }), {
      xml: true,
    });
    const ids = (one: typeof at): string[] =>
      one('id')
        .map((_, id) => one(id).text())
        .get();
    expect(ids(moved)).toEqual(ids(at));
    expect(new Set(ids(at)).size).toBe(3);
    for (const id of ids(at))
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

describe('the sitemap', () => {
  it('gives whole addresses below the base', () => {
    const [only] = sitemaps('https://example.invalid/list', ['index.html', 'laws/1/a&b.html']);
    const at = load(only!.xml, { xml: true });
    expect(
      at('urlset > url > loc')
        .map((_, loc) => at(loc).text())
        .get(),
    ).toEqual(['https://example.invalid/list/index.html', 'https://example.invalid/list/laws/1/a&b.html']);
  });

  it('comes in parts where there are too many for one file', () => {
    const files = sitemaps('https://example.invalid', ['a', 'b', 'c'], 2);
    expect(files.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    expect(files[0]!.xml).toContain('<loc>https://example.invalid/sitemap-2.xml</loc>');
  });
});
