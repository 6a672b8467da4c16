import { POWER_TYPES } from '../list';
import { chineseDate, POWER_TYPE_ORDER } from '../render';
import { type Catalogue, type Entry, standingIn } from './catalogue';
import { contactFacts, objectionsOf } from './objection-pages';
import { beside, type LinkTo, linksFrom, type Page } from './page';
import { homeData } from './page-data';
import { kindsIn } from './release-steps';
import { countsInWords, isAhead, listTitle, releaseDates } from './release-words';
import { frame, newestRelease, type Site } from './site';
import { type GroupBy, sitePaths } from './site-paths';

const RECENT = 8;

export function homePage(site: Site): Page {
  const { snapshot, catalogues } = site;
  const path = sitePaths.home;
  const to = linksFrom(path);
  const recent = [...snapshot.releases].reverse().slice(0, RECENT);
  return {
    path,
    template: 'public/home',
    data: homeData(site),
    model: {
      page: frame(site, {
        path,
        title: snapshot.settings.siteName,
        section: 'lists',
        json: beside(path),
        description: '行政机关有哪些权力、依据什么、由谁负责、何时作过调整。',
      }),
      siteName: snapshot.settings.siteName,
      search: to(sitePaths.searchPage),
      lists: catalogues.map((catalogue) => listCard(site, catalogue, to)),
      recent: recent.map((release) => ({
        number: release.number,
        href: to(sitePaths.release(release.number)),
        date: chineseDate(release.publishedAt),
        list: listTitle(snapshot.lists.find(({ id }) => id === release.list)!),
        counts: countsInWords(
          kindsIn(catalogues.find(({ list }) => list.id === release.list)!, release.number),
        ),
      })),
      more: snapshot.releases.length > RECENT ? to(sitePaths.releases) : null,
      verify: to(sitePaths.verify),
      objection: { page: to(sitePaths.objections), facts: contactFacts(snapshot.settings) },
    },
  };
}

/** A list at a glance: what is in force since when, and how many powers of each type. */
export function listCard(site: Site, catalogue: Catalogue, to: LinkTo): object {
  const { list } = catalogue;
  const release = newestRelease(catalogue);
  const standing = standingIn(catalogue.entries);
  const outstanding = standing.filter((entry) => entry.outstanding > 0).length;
  const unheld = standing.flatMap(({ rests }) => rests).filter(({ status }) => status === 'no-text').length;
  const before = release.supersedes;
  return {
    title: listTitle(list),
    href: to(sitePaths.list(list.id)),
    total: standing.length,
    number: release.number,
    release: to(sitePaths.release(release.number)),
    dates: releaseDates(release),
    documentNumber: release.documentNumber,
    ahead: isAhead(release)
      ? `这一版发布时尚未施行；${chineseDate(release.effectiveFrom)}之前${before === null ? '没有已发布的清单' : `适用第${before}号发布`}。`
      : null,
    unheld: unheld > 0 ? `有${unheld}处依据未收录法律文件的文本，没有核对，已在各事项页注明。` : null,
    outstanding: outstanding > 0 ? `其中${outstanding}项的依据有待更新，已在各事项页注明。` : null,
    types: POWER_TYPE_ORDER.map((type) => ({
      label: POWER_TYPES[type],
      href: to(sitePaths.group(list.id, 'types', type)),
      count: standing.filter(({ now }) => now.type === type).length,
    })).filter(({ count }) => count > 0),
    views: [
      ...groupings(standing).map(({ by, label }) => ({ label, href: to(sitePaths.groups(list.id, by)) })),
      { label: '某一天的清单', href: to(sitePaths.asOf(list.id)) },
      ...(objectionsOf(site, list.id).length > 0
        ? [{ label: '意见和答复', href: to(sitePaths.listObjections(list.id)) }]
        : []),
    ],
  };
}

/** The ways to look through a list that its items give something for. */
function groupings(standing: readonly Entry[]): { by: GroupBy; label: string }[] {
  const ways = [
    { by: 'offices', label: '按承办机构', has: ({ now }: Entry) => now.offices.length > 0 },
    { by: 'levels', label: '按实施层级', has: ({ now }: Entry) => now.levels.length > 0 },
    { by: 'laws', label: '按法律文件', has: ({ rests }: Entry) => rests.length > 0 },
  ] as const;
  return ways.filter(({ has }) => standing.some(has));
}
