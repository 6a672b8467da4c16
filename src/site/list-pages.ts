import { titleKey } from '../law';
import { CHANGE_KINDS, POWER_TYPES } from '../list';
import { POWER_TYPE_ORDER } from '../render';
import { type Catalogue, type Entry, type Step, standingIn } from './catalogue';
import { partsOf } from './export-parts';
import { listCard } from './home-page';
import { cutIntoPages, itemTable } from './item-rows';
import { addressIn, listLinked } from './linked-data';
import { listCrumbs } from './list-crumbs';
import { beside, linksFrom, type Page, shortKey } from './page';
import { groupsData, rowsData } from './page-data';
import { listTitle } from './release-words';
import { frame, newestRelease, type Site } from './site';
import { type GroupBy, sitePaths } from './site-paths';

interface Group {
  key: string;
  label: string;
  entries: Entry[];
  /** The page of the law itself, where its text is held. */
  lawId?: string | null;
}

const GROUP_TITLES: Record<GroupBy, string> = {
  types: '按权力类型',
  offices: '按承办机构',
  levels: '按实施层级',
  laws: '按法律文件',
};

/** The pages of one list: whole, by type, by office, by law, and what is no longer in it. */
export function* listPages(site: Site, catalogue: Catalogue): Generator<Page> {
  yield* wholeList(site, catalogue);
  const groups = {
    types: typeGroups(catalogue),
    offices: groupsByWords(catalogue, ({ offices }) => offices),
    levels: groupsByWords(catalogue, ({ levels }) => levels),
    laws: lawGroups(site, catalogue),
  };
  for (const by of ['types', 'offices', 'levels', 'laws'] as const) {
    if (groups[by].length === 0) continue;
    yield groupIndex(site, catalogue, by, groups[by]);
    for (const group of groups[by]) yield* groupPages(site, catalogue, by, group);
  }
  const ended = catalogue.entries.filter(({ now }) => now.state === 'ended');
  if (ended.length > 0) yield endedPage(site, catalogue, ended);
}

function* wholeList(site: Site, catalogue: Catalogue): Generator<Page> {
  const { list } = catalogue;
  const release = newestRelease(catalogue);
  const title = listTitle(list);
  for (const cut of cutIntoPages(
    standingIn(catalogue.entries),
    (page) => sitePaths.list(list.id, page),
    linksFrom,
  )) {
    const path = sitePaths.list(list.id, cut.page);
    const to = linksFrom(path);
    yield {
      path,
      template: 'public/list',
      data: rowsData(list, title, cut.rows),
      model: {
        page: frame(site, {
          path,
          title: cut.page === 1 ? title : `${title}（第${cut.page}页）`,
          section: 'lists',
          crumbs: [{ path: sitePaths.home, label: '首页' }],
          source: list.body,
          column: title,
          json: beside(path),
          linked:
            cut.page === 1
              ? listLinked(
                  site,
                  list,
                  release,
                  partsOf(site.snapshot, catalogue, release.number),
                  addressIn(site, to),
                )
              : null,
          ...(cut.page === 1 ? { publishedAt: release.publishedAt } : {}),
        }),
        title,
        first: cut.page === 1,
        card: cut.page === 1 ? listCard(site, catalogue, to) : null,
        table: itemTable(catalogue, cut.rows, to),
        pages: cut.pages,
        ended: catalogue.entries.some(({ now }) => now.state === 'ended')
          ? to(sitePaths.ended(list.id))
          : null,
      },
    };
  }
}

function groupIndex(site: Site, { list }: Catalogue, by: GroupBy, groups: Group[]): Page {
  const path = sitePaths.groups(list.id, by);
  const to = linksFrom(path);
  const title = `${listTitle(list)}：${GROUP_TITLES[by]}`;
  return {
    path,
    template: 'public/groups',
    data: groupsData(
      list,
      by,
      groups.map(({ label, key, entries }) => ({
        label,
        count: entries.length,
        page: sitePaths.group(list.id, by, key),
      })),
    ),
    model: {
      page: frame(site, {
        path,
        json: beside(path),
        title,
        section: 'lists',
        crumbs: listCrumbs(list),
        source: list.body,
        column: listTitle(list),
      }),
      title: GROUP_TITLES[by],
      head: { types: '权力类型', offices: '承办机构', levels: '实施层级', laws: '法律文件' }[by],
      groups: groups.map((group) => ({
        label: group.label,
        count: group.entries.length,
        href: to(sitePaths.group(list.id, by, group.key)),
      })),
    },
  };
}

function* groupPages(site: Site, catalogue: Catalogue, by: GroupBy, group: Group): Generator<Page> {
  const { list } = catalogue;
  const pathOf = (page: number): string => sitePaths.group(list.id, by, group.key, page);
  for (const cut of cutIntoPages(group.entries, pathOf, linksFrom)) {
    const path = pathOf(cut.page);
    const to = linksFrom(path);
    const without = ({ types: 'type', offices: 'office', levels: null, laws: null } as const)[by];
    yield {
      path,
      template: 'public/group',
      data: rowsData(list, group.label, cut.rows),
      model: {
        page: frame(site, {
          path,
          json: beside(path),
          title: `${group.label}${cut.page === 1 ? '' : `（第${cut.page}页）`} - ${listTitle(list)}`,
          section: 'lists',
          crumbs: [...listCrumbs(list), { path: sitePaths.groups(list.id, by), label: GROUP_TITLES[by] }],
          source: list.body,
          column: listTitle(list),
        }),
        title: group.label,
        count: group.entries.length,
        law: group.lawId ? to(sitePaths.law(group.lawId)) : null,
        table: itemTable(catalogue, cut.rows, to, without),
        pages: cut.pages,
      },
    };
  }
}

function endedPage(site: Site, { list }: Catalogue, ended: Entry[]): Page {
  const path = sitePaths.ended(list.id);
  const to = linksFrom(path);
  return {
    path,
    template: 'public/ended',
    data: rowsData(list, '已不在清单中的事项', ended),
    model: {
      page: frame(site, {
        path,
        json: beside(path),
        title: `已不在清单中的事项 - ${listTitle(list)}`,
        section: 'lists',
        crumbs: listCrumbs(list),
        source: list.body,
        column: listTitle(list),
      }),
      rows: ended.map(({ number, now }) => ({
        number,
        name: now.name,
        href: to(sitePaths.item(list.id, number)),
        kind: CHANGE_KINDS[now.kind],
        release: now.release,
        releaseHref: to(sitePaths.release(now.release)),
      })),
    },
  };
}

function typeGroups(catalogue: Catalogue): Group[] {
  const standing = standingIn(catalogue.entries);
  return POWER_TYPE_ORDER.map((type) => ({
    key: type,
    label: POWER_TYPES[type],
    entries: standing.filter(({ now }) => now.type === type),
  })).filter(({ entries }) => entries.length > 0);
}

/** An item stands under each word that it names, an office or a level. */
function groupsByWords(catalogue: Catalogue, wordsOf: (step: Step) => string[]): Group[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of standingIn(catalogue.entries)) {
    for (const word of wordsOf(entry.now)) {
      const known = groups.get(word);
      if (known) known.push(entry);
      else groups.set(word, [entry]);
    }
  }
  return [...groups].map(([label, entries]) => ({ key: shortKey(label), label, entries }));
}

/** A law is one group under whatever title the items write it; laws not held are told apart by title. */
function lawGroups({ laws }: Site, catalogue: Catalogue): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of standingIn(catalogue.entries)) {
    const own = new Map(entry.rests.map((rest) => [lawGroupKey(rest), rest]));
    for (const [key, rest] of own) {
      const held = rest.lawId === null ? undefined : laws.get(rest.lawId);
      const group = groups.get(key) ?? {
        key,
        label: held?.title ?? rest.title,
        entries: [],
        lawId: held?.id ?? null,
      };
      group.entries.push(entry);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.entries.length - a.entries.length || (a.key < b.key ? -1 : 1));
}

export function lawGroupKey(rest: { lawId: string | null; title: string }): string {
  return rest.lawId === null ? shortKey(titleKey(rest.title)) : `law-${rest.lawId}`;
}
