import type { Alignment, LawText, LinkRow } from '../law';
import { anchorOf, articleAnchor, chineseDate, comparisonView, LAW_STATE_WORDS, lawView } from '../render';
import { standingIn } from './catalogue';
import { comparisonData, lawData, lawsData, type Resting } from './law-data';
import { addressIn, lawLinked, versionLinked } from './linked-data';
import { beside, type LinkTo, linksFrom, type Page } from './page';
import { frame, type Site } from './site';
import { dataPaths, sitePaths } from './site-paths';
import type { LawFacts, LawVersionFacts } from './snapshot';

/** Up to so many items are named at once; more are folded away. */
const FEW = 4;

/** All laws that are held, each with the items resting on its articles, every version, and what changed between neighbours. */
export async function* lawPages(site: Site): AsyncGenerator<Page> {
  const resting = restingByLaw(site);
  yield lawIndex(site, resting);
  for (const law of site.snapshot.laws) {
    const own = resting.get(law.id) ?? [];
    const shown = law.versions.find(({ key }) => key === law.current) ?? law.versions.at(-1);
    if (shown) yield lawPage(site, law, shown, await shown.text(), own);
    for (const version of law.versions) yield versionPage(site, law, version, await version.text());
    for (const { old, new: next, alignment } of law.comparisons) {
      const [before, after] = [old, next].map((key) => law.versions.find((version) => version.key === key));
      if (before && after) {
        yield comparisonPage(
          site,
          law,
          before,
          after,
          [await before.text(), await after.text()],
          await alignment(),
          own,
        );
      }
    }
  }
}

function restingByLaw({ catalogues }: Site): Map<string, Resting[]> {
  const laws = new Map<string, Resting[]>();
  for (const catalogue of catalogues) {
    for (const entry of standingIn(catalogue.entries)) {
      for (const rest of entry.rests) {
        if (rest.lawId === null) continue;
        const own = laws.get(rest.lawId);
        if (own) own.push({ catalogue, entry, rest });
        else laws.set(rest.lawId, [{ catalogue, entry, rest }]);
      }
    }
  }
  return laws;
}

function lawIndex(site: Site, resting: Map<string, Resting[]>): Page {
  const path = sitePaths.laws;
  const to = linksFrom(path);
  const rows = site.snapshot.laws
    .filter(({ versions }) => versions.length > 0)
    .map((law) => ({
      title: law.title,
      href: to(sitePaths.law(law.id)),
      kind: law.kind,
      state: LAW_STATE_WORDS[law.status.state],
      gone: law.status.state === 'repealed' || law.status.state === 'replaced',
      versions: law.versions.length,
      items: new Set(resting.get(law.id)?.map(({ entry }) => entry)).size,
    }))
    .sort((a, b) => b.items - a.items);
  return {
    path,
    template: 'public/laws',
    data: lawsData(site.snapshot.laws, (id) => new Set(resting.get(id)?.map(({ entry }) => entry)).size),
    model: {
      page: frame(site, {
        path,
        json: beside(path),
        title: '法律文件',
        section: 'laws',
        crumbs: [{ path: sitePaths.home, label: '首页' }],
      }),
      kinds: rows.some(({ kind }) => kind !== null),
      rows,
    },
  };
}

function lawPage(site: Site, law: LawFacts, shown: LawVersionFacts, text: LawText, resting: Resting[]): Page {
  const path = sitePaths.law(law.id);
  const to = linksFrom(path);
  const byAnchor = new Map<string, Resting[]>();
  const whole: Resting[] = [];
  const view = lawView(text);
  const anchors = new Set([...view.articles, ...view.annexes].map(({ anchor }) => anchor));
  for (const one of resting) {
    const anchor = one.rest.status === 'not-found' ? null : anchorOf(one.rest.address);
    if (anchor === null || !anchors.has(anchor)) whole.push(one);
    else byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), one]);
  }
  return {
    path,
    template: 'public/law',
    data: lawData(law, shown, resting),
    model: {
      page: frame(site, {
        path,
        title: law.title,
        section: 'laws',
        crumbs: lawCrumbs(),
        json: beside(path),
        linked: lawLinked(law, addressIn(site, to)),
      }),
      title: law.title,
      kind: law.kind,
      state: stateNotice(site, law, shown, to),
      shown: versionWords(shown),
      versions: law.versions
        .map((version) => ({
          words: versionWords(version),
          href: to(sitePaths.lawVersion(law.id, version.key)),
          shown: version.key === shown.key,
        }))
        .reverse(),
      comparisons: comparisonLinks(law, to),
      preamble: view.preamble,
      articles: view.articles.map((article) => ({
        ...article,
        resting: restingView(byAnchor.get(article.anchor), to),
      })),
      annexes: view.annexes.map((annex) => ({
        ...annex,
        resting: restingView(byAnchor.get(annex.anchor), to),
      })),
      whole: restingView(whole, to),
    },
  };
}

/** One version as promulgated. Says nothing of what came later, so its bytes stay. */
function versionPage(site: Site, law: LawFacts, version: LawVersionFacts, text: LawText): Page {
  const path = sitePaths.lawVersion(law.id, version.key);
  const to = linksFrom(path);
  const { preamble, articles, annexes } = lawView(text);
  const listed = site.listed.has(`${law.id} ${version.key}`);
  return {
    path,
    template: 'public/law-version',
    model: {
      page: frame(site, {
        path,
        title: `${law.title}（${chineseDate(version.promulgated)}公布）`,
        section: 'laws',
        crumbs: [...lawCrumbs(), { path: sitePaths.law(law.id), label: law.title }],
        json: listed ? dataPaths.lawTree(law.id, version.key) : null,
        linked: versionLinked(law, version, addressIn(site, to)),
      }),
      downloads: listed
        ? [
            { label: '原文（TXT）', href: to(dataPaths.lawText(law.id, version.key)) },
            { label: 'Akoma Ntoso（XML）', href: to(dataPaths.lawXml(law.id, version.key)) },
            { label: '条文（JSON）', href: to(dataPaths.lawTree(law.id, version.key)) },
          ]
        : [],
      title: law.title,
      shown: versionWords(version),
      law: to(sitePaths.law(law.id)),
      preamble,
      articles,
      annexes,
    },
  };
}

function comparisonPage(
  site: Site,
  law: LawFacts,
  old: LawVersionFacts,
  next: LawVersionFacts,
  texts: [LawText, LawText] | LawText[],
  alignment: Alignment,
  resting: Resting[],
): Page {
  const path = sitePaths.comparison(law.id, old.key, next.key);
  const to = linksFrom(path);
  const view = comparisonView(texts[0]!, texts[1]!, alignment);
  return {
    path,
    template: 'public/comparison',
    data: comparisonData(law, old, next, alignment),
    model: {
      page: frame(site, {
        path,
        json: beside(path),
        title: `${law.title}：${chineseDate(old.promulgated)}与${chineseDate(next.promulgated)}对照`,
        section: 'laws',
        crumbs: [...lawCrumbs(), { path: sitePaths.law(law.id), label: law.title }],
      }),
      title: law.title,
      old: { words: versionWords(old), href: to(sitePaths.lawVersion(law.id, old.key)) },
      next: { words: versionWords(next), href: to(sitePaths.lawVersion(law.id, next.key)) },
      counts: view.counts,
      replacements: view.replacements,
      rows: view.rows.map(({ row, ...shown }) => ({
        ...shown,
        resting: row ? restingView(restingOn(row, old, next, resting), to) : null,
      })),
    },
  };
}

/**
 * Items that rest on the new article; for an article that was deleted, those that still cite it. An article is known by its number in the
 * version that was looked at, so the comparison of older versions names none: there the same number is another article.
 */
function restingOn(row: LinkRow, old: LawVersionFacts, next: LawVersionFacts, resting: Resting[]): Resting[] {
  const anchor = articleAnchor((row.new ?? row.old)!);
  return resting.filter(
    ({ rest }) =>
      (rest.version === next.key || (row.new === null && rest.version === old.key)) &&
      anchorOf(rest.address) === anchor &&
      (rest.status === 'not-found') === (row.new === null),
  );
}

function restingView(
  resting: Resting[] | undefined,
  to: LinkTo,
): { count: number; few: boolean; items: object[] } | null {
  const entries = new Map((resting ?? []).map((one) => [one.entry, one]));
  if (entries.size === 0) return null;
  return {
    count: entries.size,
    few: entries.size <= FEW,
    items: [...entries.values()].map(({ catalogue, entry }) => ({
      text: entry.now.name,
      href: to(sitePaths.item(catalogue.list.id, entry.number)),
    })),
  };
}

function comparisonLinks(law: LawFacts, to: LinkTo): { words: string; href: string }[] {
  return law.comparisons.map(({ old, new: next }) => {
    const [from, until] = [old, next].map(
      (key) => law.versions.find((version) => version.key === key)?.promulgated ?? key,
    );
    return {
      words: `${chineseDate(from!)} → ${chineseDate(until!)}`,
      href: to(sitePaths.comparison(law.id, old, next)),
    };
  });
}

function stateNotice({ laws }: Site, law: LawFacts, shown: LawVersionFacts, to: LinkTo): object | null {
  const { state, since, by } = law.status;
  if (state === 'in-force') {
    return law.current === null || shown.key === law.current ? null : { title: '以下不是现行文本' };
  }
  const day = since === null ? '' : `${chineseDate(since)}`;
  if (state === 'not-yet') return { title: day ? `自${day}起施行` : '尚未施行' };
  const next = [...laws.values()].find(({ title }) => title === by);
  return {
    kind: 'bad',
    title: state === 'repealed' ? `${day ? `已于${day}` : '已'}废止` : `${day ? `已于${day}` : '已'}被取代`,
    items:
      by === null ? [] : [{ text: `见《${by}》`, ...(next ? { href: to(sitePaths.law(next.id)) } : {}) }],
  };
}

function versionWords({ promulgated, effective }: LawVersionFacts): string {
  return `${chineseDate(promulgated)}公布，自${chineseDate(effective)}起施行`;
}

function lawCrumbs(): { path: string; label: string }[] {
  return [
    { path: sitePaths.home, label: '首页' },
    { path: sitePaths.laws, label: '法律文件' },
  ];
}
