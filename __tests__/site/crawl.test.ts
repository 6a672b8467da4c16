import { posix } from 'node:path';
import { load } from 'cheerio';
import { HOSTILE, inventedSnapshot } from './invented';
import { faultsOf, idsOf, linksOf } from './page-structure';
import { filesOf } from './written-site';

describe('a whole invented site', () => {
  let files: Map<string, Buffer>;
  let pages: [string, string][];

  beforeAll(async () => {
    files = await filesOf(inventedSnapshot());
    pages = [...files]
      .filter(([path]) => path.endsWith('.html'))
      .map(([path, bytes]) => [path, bytes.toString()]);
  });

  it('has sound pages: one h1, headings in order, no empty column, no script, no style', () => {
    const faults = pages.flatMap(([path, html]) => faultsOf(html).map((fault) => `${path}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('has no dead link and no link to a place that a page lacks', () => {
    const ids = new Map(pages.map(([path, html]) => [path, idsOf(html)]));
    const dead = pages.flatMap(([path, html]) =>
      linksOf(html)
        .filter((href) => {
          const [to = '', anchor] = href.split('#').map(decodeURIComponent);
          const target = to === '' ? path : posix.normalize(posix.join(posix.dirname(path), to));
          return !files.has(target) || (anchor !== undefined && !ids.get(target)?.has(anchor));
        })
        .map((href) => `${path} → ${href}`),
    );
    expect(dead).toEqual([]);
  });

  it('has no page that no other page leads to', () => {
    const reached = new Set(['index.html']);
    const queue = ['index.html'];
    const html = new Map(pages);
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      for (const href of linksOf(html.get(path)!)) {
        const target = posix.normalize(
          posix.join(posix.dirname(path), decodeURIComponent(href.split('#')[0]!)),
        );
        if (html.has(target) && !reached.has(target)) {
          reached.add(target);
          queue.push(target);
        }
      }
    }
    expect(pages.map(([path]) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('shows hostile text as text, hidden characters by name', () => {
    const page = load(files.get('lists/2/items/X1/index.html')!.toString());
    expect(page('h1').text()).toBe(
      `敌意文字${HOSTILE}`.replace('\u0007', '⟨U+0007⟩').replace('\u202e', '⟨U+202E⟩'),
    );
    for (const [path, html] of pages) {
      expect(`${path}: ${/<script>/i.test(html)}`).toBe(`${path}: false`);
      expect(html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/);
    }
  });

  it('carries the tags of a government page', () => {
    const page = load(files.get('lists/1/items/JT-0002/index.html')!.toString());
    const meta = (name: string) => page(`meta[name="${name}"]`).attr('content');
    expect(meta('SiteName')).toBe('示例区权责清单');
    expect(meta('SiteIDCode')).toBe('0000000001');
    expect(meta('ArticleTitle')).toBe('对不按批准站点停靠的处罚');
    expect(meta('ContentSource')).toBe('示例区交通运输局');
    expect(meta('PubDate')).toBe('2026-01-02 10:30');
    expect(meta('Url')).toBe('https://quanze.example.invalid/lists/1/items/JT-0002/index.html');
  });

  it('says when a content was withdrawn, and shows nothing of it', () => {
    const html = files.get('lists/2/items/X2/index.html')!.toString();
    expect(html).toContain('内容已撤回');
    expect(html).toContain('含有个人隐私');
    expect(files.has('data/items/2/X2/1.json')).toBe(false);
  });

  it('owns up to what is outstanding, on the item and in the list', () => {
    const item = load(files.get('lists/1/items/JT-0003/index.html')!.toString());
    expect(item('.notice').text()).toContain('《示例区渡口管理规定》第三条：该法律文件已废止。');
    const list = load(files.get('lists/1/index.html')!.toString());
    expect(list('tr:contains("JT-0003")').text()).toContain('1处依据待更新');
    expect(list('tr:contains("JT-0002")').text()).not.toContain('待更新');
  });

  it('keeps what was outstanding on the page of the revision published then', () => {
    const page = load(files.get('lists/1/items/JT-0002/1.html')!.toString());
    expect(page('.notice').text()).toContain('所引条文现为第八条，序号待更正');
    expect(page('.basis .mark').text()).toBe('现为第八条');
  });

  it('names the items that rest on an article, also where they cite an old number', () => {
    const page = load(files.get('laws/1/index.html')!.toString());
    expect(page('#a8 .resting a').text()).toBe('对不按批准站点停靠的处罚');
    expect(page('#a7 .resting a').text()).toBe('扣押擅自从事客运经营的车辆');
  });

  it('shows what a release changed, old beside new, in words and marks', () => {
    const page = load(files.get('releases/0002/index.html')!.toString());
    expect(page('.old del').text()).toContain('道路运输管理机构');
    expect(page('.new ins').text()).toContain('交通运输主管部门');
    expect(page('.new ins .hidden-words').first().text()).toBe('〔新增：');
    expect(page('h2').text()).toMatch(/新增（1项）取消（1项）变更（1项）合并（2项）/);
  });
});
