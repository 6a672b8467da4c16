import { chineseDate } from '../render';
import type { Catalogue } from './catalogue';
import { listCrumbs } from './list-crumbs';
import { beside, linksFrom, type Page } from './page';
import { listTitle } from './release-words';
import { frame, type Site } from './site';
import { sitePaths } from './site-paths';
import type { ObjectionFacts, SiteSettings } from './snapshot';

/** How anybody can object: a form that goes to the app where its address is known, and always whom to call and where to write. */
export function objectionPage(site: Site): Page {
  const { settings } = site.snapshot;
  const path = sitePaths.objections;
  const to = linksFrom(path);
  const facts = contactFacts(settings);
  return {
    path,
    template: 'public/objections',
    model: {
      page: frame(site, {
        path,
        title: '对清单有异议',
        section: null,
        crumbs: [{ path: sitePaths.home, label: '首页' }],
      }),
      action: settings.appUrl === null ? null : appAddress(settings.appUrl, 'objections'),
      status: settings.appUrl === null ? null : appAddress(settings.appUrl, 'objections/status'),
      lists: site.catalogues.map(({ list }) => ({ value: list.id, label: listTitle(list) })),
      facts,
      nobody: settings.appUrl === null && facts.length === 0,
      released: site.catalogues
        .filter(({ list }) => objectionsOf(site, list.id).length > 0)
        .map(({ list }) => ({ label: listTitle(list), href: to(sitePaths.listObjections(list.id)) })),
    },
  };
}

/** Whom to turn to, without the parts that are not known. */
export function contactFacts({
  objection,
}: Pick<SiteSettings, 'objection'>): { label: string; value: string }[] {
  const { office, phone, address, email } = objection;
  return [
    { label: '受理机构', value: office },
    { label: '电话', value: phone },
    { label: '地址', value: address },
    { label: '电子邮箱', value: email },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}

/** Where an objection to one item starts: the app's form with the item filled in, else the words on its own page (`objectHere`). */
export function objectTo({ appUrl }: SiteSettings, list: string, item: string): string {
  if (appUrl === null) return '#object';
  const query = new URLSearchParams({ list, item });
  return `${appAddress(appUrl, 'objections/new')}?${query}`;
}

/** On the page of an item, without a form: what to name, and whom to call or write to; null where there is a form. */
export function objectHere(
  { appUrl, objection }: SiteSettings,
  list: Catalogue['list'],
  item: { number: string; name: string; phone: string | null },
) {
  if (appUrl !== null) return null;
  const facts = contactFacts({ objection });
  const reachable = [objection.phone, objection.address, objection.email].some((one) => one !== null);
  return {
    say: `${listTitle(list)}，编号 ${item.number}，“${item.name}”`,
    facts,
    body: reachable ? null : list.body,
    phone: reachable ? null : item.phone,
  };
}

function appAddress(appUrl: string, path: string): string {
  return new URL(path, `${appUrl.replace(/\/$/, '')}/`).href;
}

export function objectionsOf({ snapshot }: Site, list: string, item?: string): ObjectionFacts[] {
  return snapshot.objections.filter((one) => one.list === list && (item === undefined || one.item === item));
}

/** What came in about a list and was released with its answer, newest first; nothing where nothing was. */
export function* listObjectionsPage(site: Site, { list, byNumber }: Catalogue): Generator<Page> {
  const own = objectionsOf(site, list.id);
  if (own.length === 0) return;
  const path = sitePaths.listObjections(list.id);
  const to = linksFrom(path);
  yield {
    path,
    template: 'public/list-objections',
    data: {
      format: 'quanze-objections/1',
      list: { id: list.id, body: list.body, kind: list.kind },
      objections: own,
    },
    model: {
      page: frame(site, {
        path,
        title: `意见和答复 - ${listTitle(list)}`,
        section: 'lists',
        crumbs: listCrumbs(list),
        source: list.body,
        column: listTitle(list),
        json: beside(path),
      }),
      list: listTitle(list),
      rows: own
        .map((one) => {
          const entry = one.item === null ? undefined : byNumber.get(one.item);
          return {
            ...objectionView(one),
            item: entry && { name: entry.now.name, href: to(sitePaths.item(list.id, entry.number)) },
          };
        })
        .reverse(),
    },
  };
}

export function objectionView({ id, text, answer, receivedAt, answeredAt }: ObjectionFacts) {
  return {
    anchor: `objection-${id}`,
    text: text ?? '（内容已撤回）',
    answer: answer ?? '（内容已撤回）',
    received: chineseDate(receivedAt),
    answered: chineseDate(answeredAt),
  };
}
