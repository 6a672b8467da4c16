import { beijingDate, chineseDate } from '../render';
import type { Catalogue } from './catalogue';
import { listCrumbs } from './list-crumbs';
import { beside, linksFrom, type Page } from './page';
import { periodsData } from './page-data';
import { periodsOf } from './periods';
import { isAhead, listTitle } from './release-words';
import { frame, type Site } from './site';
import { sitePaths } from './site-paths';

/** The list as it stood on a day: which release was in force when, by day of effect, with the day it was published beside it. */
export function asOfPage(site: Site, catalogue: Catalogue): Page {
  const { list, releases } = catalogue;
  const path = sitePaths.asOf(list.id);
  const to = linksFrom(path);
  const periods = periodsOf(releases);
  const overtaken = releases.filter((release) => periods.every((period) => period.release !== release));
  return {
    path,
    template: 'public/as-of',
    data: periodsData(site, catalogue),
    model: {
      page: frame(site, {
        path,
        title: `某一天的清单 - ${listTitle(list)}`,
        section: 'lists',
        crumbs: listCrumbs(list),
        source: list.body,
        column: listTitle(list),
        script: 'as-of',
        json: beside(path),
      }),
      list: listTitle(list),
      rows: periods
        .map(({ from, until, release }) => ({
          from,
          until,
          published: beijingDate(release.publishedAt),
          publishedWords: chineseDate(release.publishedAt),
          fromWords: chineseDate(from),
          untilWords: until === null ? '另有发布为止' : `${chineseDate(until)}前`,
          label: `第${release.number}号发布时的清单`,
          href: to(sitePaths.releasedList(release.number)),
          release: to(sitePaths.release(release.number)),
          note: noteOf(from, release),
        }))
        .reverse(),
      overtaken: overtaken.map(({ number, effectiveFrom }) => ({
        text: `第${number}号发布原定自${chineseDate(effectiveFrom)}起施行，施行前已被后来的发布取代`,
        href: to(sitePaths.release(number)),
      })),
    },
  };
}

function noteOf(from: string, release: Catalogue['releases'][number]): string | null {
  if (isAhead(release)) return '发布时尚未施行';
  return beijingDate(release.publishedAt) > from ? '施行日期早于发布日期' : null;
}
