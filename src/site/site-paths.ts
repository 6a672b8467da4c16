import { releaseFolder } from '../release';
import { UnfitPartError } from './errors';

/** Every address of the public site. Stable: what is added later gets new addresses, none of these moves. */
export const sitePaths = {
  home: 'index.html',
  feed: 'feed.xml',
  verify: 'verify.html',
  style: 'static/quanze.css',
  icon: 'static/favicon.svg',
  script: (name: 'search' | 'as-of' | 'verify') => `static/${name}.js`,
  searchPage: 'search.html',
  objections: 'objections.html',
  /** A part of the search index. */
  search: (part: string) => `search/${part}.js`,
  list: (list: string, page = 1) => `lists/${part(list)}/${page === 1 ? 'index' : `page-${page}`}.html`,
  ended: (list: string) => `lists/${part(list)}/ended.html`,
  group: (list: string, by: GroupBy, key: string, page = 1) =>
    `lists/${part(list)}/${by}/${part(key)}${page === 1 ? '' : `-page-${page}`}.html`,
  groups: (list: string, by: GroupBy) => `lists/${part(list)}/${by}/index.html`,
  listObjections: (list: string) => `lists/${part(list)}/objections.html`,
  asOf: (list: string) => `lists/${part(list)}/as-of.html`,
  items: (list: string) => `lists/${part(list)}/items`,
  item: (list: string, item: string) => `lists/${part(list)}/items/${part(item)}/index.html`,
  revision: (list: string, item: string, seq: number) =>
    `lists/${part(list)}/items/${part(item)}/${seq}.html`,
  laws: 'laws/index.html',
  law: (law: string) => `laws/${part(law)}/index.html`,
  lawVersion: (law: string, version: string) => `laws/${part(law)}/${part(version)}.html`,
  comparison: (law: string, old: string, next: string) =>
    `laws/${part(law)}/${part(old)}--${part(next)}.html`,
  releases: 'releases/index.html',
  release: (number: number) => `${releaseFolder(number)}/index.html`,
  releasedList: (number: number, page = 1) =>
    `${releaseFolder(number)}/list${page === 1 ? '' : `-${page}`}.html`,
} as const;

/** Immutable: a release lists these files for ever. */
export const dataPaths = {
  item: (list: string, item: string, seq: number) => `data/items/${part(list)}/${part(item)}/${seq}.json`,
  lawText: (law: string, version: string) => `data/laws/${part(law)}/${part(version)}.txt`,
  lawTree: (law: string, version: string) => `data/laws/${part(law)}/${part(version)}.json`,
  /** A list that is too long for one file has a second, a third part, and so have its tables. */
  list: (release: number, part = 1) => `data/${releaseFolder(release)}/list${partOf(part)}.json`,
  csv: (release: number, part = 1) => `data/${releaseFolder(release)}/list${partOf(part)}.csv`,
  xlsx: (release: number, part = 1) => `data/${releaseFolder(release)}/list${partOf(part)}.xlsx`,
  dataPackage: (release: number) => `data/${releaseFolder(release)}/datapackage.json`,
  lawXml: (law: string, version: string) => `data/laws/${part(law)}/${part(version)}.xml`,
  standing: (release: number, part = 1) => `data/${releaseFolder(release)}/standing${partOf(part)}.json`,
  diff: (list: string, from: number, to: number) => `data/diffs/${part(list)}/${from}-${to}.json`,
} as const;

export type GroupBy = 'types' | 'offices' | 'levels' | 'laws';

const partOf = (number: number): string => (number === 1 ? '' : `-${number}`);

/** A number or id as one part of a path; anything that could leave its folder is refused. */
function part(text: string): string {
  if (!/^[A-Za-z0-9](?:[\w.-]{0,126}\w)?$/.test(text)) throw new UnfitPartError(text);
  return text;
}
