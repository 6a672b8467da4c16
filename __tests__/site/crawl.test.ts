import { posix } from 'node:path';
import { load } from 'cheerio';
import { HOSTILE, inventedSnapshot } from './invented';
import { faultsOf, idsOf, linksOf } from './page-structure';
import { filesOf } from './written-site';

/** What these say is for people: a form, an index in scripts, a guide; and a revision of which nothing is left. */
const WITHOUT_JSON = ['lists/2/items/X2/1.html', 'objections.html', 'search.html', 'verify.html'];

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
        // The app’s own addresses; everything else lies in the site.
        .filter((href) => !href.startsWith('https://app.example.invalid/objections'))
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
    expect(page('.notice').text()).toContain('所引条文可能已改为第八条，待核对');
    expect(page('.basis .mark').text()).toBe('可能已改为第八条，待核对');
  });

  it('says of each basis how its law stood, by which release and on which day', () => {
    const page = load(files.get('lists/1/items/JT-0003/index.html')!.toString());
    expect(page('details summary').text()).toContain('第1号发布时，2025年1月1日');
    expect(page('details tbody tr').first().children().eq(1).text()).toBe('已废止');
    const later = load(files.get('lists/1/items/JT-0002/index.html')!.toString());
    expect(later('details summary').text()).toContain('第2号发布时，2026年1月2日');
    expect(later('details tbody tr').first().children().eq(1).text()).toBe('现行有效');
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

  it('lists at the head of a release what its page holds, and says where it is the first', () => {
    const page = load(files.get('releases/0002/index.html')!.toString());
    const contents = page('nav[aria-label="本页内容"] a');
    expect(contents.first().text()).toBe('调整的理由和依据');
    expect(contents.last().text()).toBe('下载和核验');
    for (const link of contents.toArray()) expect(page(load(link)('a').attr('href')!).is('h2')).toBe(true);
    const first = load(files.get('releases/0003/index.html')!.toString());
    expect(first('.facts').text()).toContain('没有，本清单首次发布');
  });

  it('has JSON for every page that says anything of a list or a law, beside it or as a data file', () => {
    const without = pages.filter(([, html]) => load(html)('link[type="application/json"]').length === 0);
    expect(without.map(([path]) => path).sort()).toEqual(WITHOUT_JSON);
    for (const [path, bytes] of files) {
      if (!/^data\/|release\.json$/.test(path) && path.endsWith('.json'))
        expect(typeof JSON.parse(bytes.toString()).format).toBe('string');
    }
  });

  it('tells machines of an item what its page tells people', () => {
    const item = JSON.parse(files.get('lists/1/items/JT-0002/index.json')!.toString());
    expect(item).toMatchObject({
      format: 'quanze-item-page/1',
      number: 'JT-0002',
      name: '对不按批准站点停靠的处罚',
      state: 'stands',
      checkedAt: 2,
      bases: [
        { role: 'power', title: '示例省道路旅客运输管理办法', address: '8', status: 'valid', lawId: '1' },
      ],
    });
    expect(item.revisions.map(({ seq, data }: { seq: number; data: string }) => [seq, data])).toEqual([
      [1, 'data/items/1/JT-0002/1.json'],
      [2, 'data/items/1/JT-0002/2.json'],
    ]);
    for (const { page, data } of item.revisions) expect(files.has(page) && files.has(data)).toBe(true);
    const law = JSON.parse(files.get('laws/1/index.json')!.toString());
    expect(law.resting).toContainEqual({
      address: '8',
      status: 'valid',
      list: '1',
      item: 'JT-0002',
      page: 'lists/1/items/JT-0002/index.html',
    });
  });

  it('says in the words of CPSV-AP and ELI what an item and a law are', () => {
    const linked = (path: string) => {
      const page = load(files.get(path)!.toString());
      return JSON.parse(page('script[type="application/ld+json"]').text());
    };
    const root = 'https://quanze.example.invalid';
    expect(linked('lists/1/items/JT-0001/index.html')).toMatchObject({
      '@id': `${root}/lists/1/items/JT-0001/index.html`,
      '@type': 'cpsv:PublicService',
      'dct:title': { '@value': '道路旅客运输经营许可', '@language': 'zh-CN' },
      'cv:hasCompetentAuthority': { '@type': 'cv:PublicOrganisation' },
      'cv:hasLegalResource': [{ '@id': `${root}/laws/1/index.html`, '@type': 'eli:LegalResource' }],
    });
    expect(linked('laws/1/index.html')).toMatchObject({
      '@type': 'eli:LegalResource',
      'eli:in_force': { '@id': 'eli:InForce-inForce' },
      'eli:is_realized_by': [
        { '@id': `${root}/laws/1/2019-03-02.html`, 'eli:version_date': '2019-03-02' },
        { '@id': `${root}/laws/1/2024-06-18.html`, 'eli:first_date_entry_in_force': '2024-09-01' },
      ],
    });
    expect(linked('lists/2/items/X1/index.html')['dct:title']['@value']).toContain('<script>');
  });

  it('has a feed of its releases, and a sitemap of its pages where it knows its address', async () => {
    const feed = load(files.get('feed.xml')!.toString(), { xml: true });
    expect(
      feed('entry > title')
        .map((_, title) => feed(title).text())
        .get()[1],
    ).toBe('第2号发布：示例区交通运输局权责清单');
    expect(feed('entry > content').eq(1).text()).toContain('变更：对不按批准站点停靠的处罚');
    const map = load(files.get('sitemap.xml')!.toString(), { xml: true });
    expect(map('loc').length).toBe(pages.length);
    const snapshot = inventedSnapshot();
    const nowhere = await filesOf({ ...snapshot, settings: { ...snapshot.settings, baseUrl: null } });
    expect(nowhere.has('sitemap.xml')).toBe(false);
  });

  it('takes objections by a form that goes to the app, with the item filled in from its page', () => {
    const page = load(files.get('objections.html')!.toString());
    expect(page('form').attr('action')).toBe('https://app.example.invalid/objections');
    expect(page('form').attr('method')).toBe('post');
    const fields = page('form [name]')
      .map((_, field) => page(field).attr('name'))
      .get();
    expect(fields).toEqual(['list', 'item', 'text', 'name', 'contact', 'homepage']);
    expect(page('main').text()).toContain('0000-7654321');
    expect(files.get('lists/1/items/JT-0002/index.html')!.toString()).toContain(
      'href="https://app.example.invalid/objections/new?list&#x3D;1&amp;item&#x3D;JT-0002"',
    );
  });

  it('shows whom to call where there is no app, and says so where nobody is named either', async () => {
    const snapshot = inventedSnapshot();
    const settings = { ...snapshot.settings, appUrl: null };
    const called = await filesOf({ ...snapshot, settings });
    const page = load(called.get('objections.html')!.toString());
    expect(page('form').length).toBe(0);
    expect(page('.facts').text()).toContain('示例区文化路1号');
    const itemOf = (files: Map<string, Buffer>) =>
      load(files.get('lists/1/items/JT-0002/index.html')!.toString());
    const item = itemOf(called);
    expect(item('aside').html()).toContain('href="#object"');
    const words = item('#object').nextUntil('h2').text();
    expect(words).toContain('编号 JT-0002，“对不按批准站点停靠的处罚”');
    expect(words).toContain('示例区文化路1号');
    const nobody = { office: null, phone: null, address: null, email: null };
    const mute = await filesOf({ ...snapshot, settings: { ...settings, objection: nobody } });
    expect(itemOf(mute)('#object').nextUntil('h2').text()).toMatch(
      /没有公布受理异议的电话和地址。请向.+提出/,
    );
    expect(load(mute.get('objections.html')!.toString())('main').text()).toContain(
      '请向实施该事项的行政机关提出',
    );
  });

  it('shows what came in and the answer given, on the item and in the list', () => {
    for (const path of ['lists/1/items/JT-0002/index.html', 'lists/1/objections.html']) {
      const page = load(files.get(path)!.toString());
      expect(page('#objection-4').text()).toContain('罚款的幅度与规章不同。');
      expect(page('#objection-4').text()).toContain('已核对，幅度与规章第八条一致。');
    }
    expect(load(files.get('lists/1/objections.html')!.toString())('#objection-6').text()).toContain(
      '（内容已撤回）',
    );
    expect(files.has('lists/2/objections.html')).toBe(false);
  });
});
