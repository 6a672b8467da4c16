import { CHANGE_KINDS, type ItemContent } from '../list';
import { chineseDate, fieldChanges, isOutstanding, itemView, outstandingSentence } from '../render';
import { basisLinks, basisRows } from './basis-links';
import type { Catalogue, Entry } from './catalogue';
import { addressIn, itemLinked } from './linked-data';
import { listCrumbs } from './list-crumbs';
import { objectHere, objectionsOf, objectionView, objectTo } from './objection-pages';
import { beside, type LinkTo, linksFrom, type Page } from './page';
import { itemData } from './page-data';
import { effectiveDay, isAhead, isYetToCome, listTitle } from './release-words';
import { frame, type Site } from './site';
import { dataPaths, sitePaths } from './site-paths';
import { type ItemFacts, isWithdrawn, type RevisionFacts, standingAt } from './snapshot';

/** Up to so many bases are shown at once; more are folded away. */
const FEW_BASES = 8;

/** The page of an item as it stands, and one for each of its revisions. */
export function* itemPages(site: Site, catalogue: Catalogue, item: ItemFacts): Generator<Page> {
  yield currentPage(site, catalogue, item);
  for (const revision of item.revisions) yield revisionPage(site, catalogue, item, revision);
}

function currentPage(site: Site, catalogue: Catalogue, item: ItemFacts): Page {
  const { list } = catalogue;
  const path = sitePaths.item(list.id, item.number);
  const to = linksFrom(path);
  const entry = catalogue.byNumber.get(item.number)!;
  const last = item.revisions.at(-1)!;
  const content = contentOf(last);
  const release = site.releases.get(last.release)!;
  return {
    path,
    template: 'public/item',
    data: itemData(site, catalogue, item),
    model: {
      page: frame(site, {
        path,
        title: entry.now.name,
        section: 'lists',
        crumbs: listCrumbs(list),
        publishedAt: release.publishedAt,
        source: list.body,
        column: listTitle(list),
        json: beside(path),
        linked:
          content && itemLinked(site, list, item.number, content, lawsOf(site, item), addressIn(site, to)),
      }),
      name: entry.now.name,
      note: titleNote(entry),
      state: stateNotice(site, catalogue, item, to),
      ahead: aheadNotice(site, catalogue, item, last, to),
      ...bodyOf(site, content, item, null, to),
      relatives: relatives(catalogue, entry, to),
      history: historyOf(site, catalogue, item, to),
      revisions: item.revisions.length,
      marked: item.revisions.filter((revision) => contentOf(revision) !== null).length > 1,
      data: dataHref(to, list.id, item.number, last),
      list: { label: listTitle(list), href: to(sitePaths.list(list.id)) },
      objections: objectionsOf(site, list.id, item.number).map(objectionView).reverse(),
      objection: objectTo(site.snapshot.settings, list.id, item.number),
      object: objectHere(site.snapshot.settings, list, {
        number: item.number,
        name: entry.now.name,
        phone: content?.phone ?? null,
      }),
    },
  };
}

function revisionPage(site: Site, catalogue: Catalogue, item: ItemFacts, revision: RevisionFacts): Page {
  const { list } = catalogue;
  const path = sitePaths.revision(list.id, item.number, revision.seq);
  const to = linksFrom(path);
  const entry = catalogue.byNumber.get(item.number)!;
  const step = entry.steps.find(({ seq }) => seq === revision.seq)!;
  const release = site.releases.get(revision.release)!;
  const current = sitePaths.item(list.id, item.number);
  return {
    path,
    template: 'public/revision',
    model: {
      page: frame(site, {
        path,
        title: `${step.name}（第${revision.seq}版）`,
        section: 'lists',
        crumbs: [...listCrumbs(list), { path: current, label: `事项 ${item.number}` }],
        publishedAt: release.publishedAt,
        source: list.body,
        column: listTitle(list),
        json: isWithdrawn(revision.content) ? null : dataPaths.item(list.id, item.number, revision.seq),
      }),
      name: step.name,
      seq: revision.seq,
      note: `${step.typeWords}　编号 ${item.number}`,
      current: to(current),
      history: revisionHead(site, revision, to),
      ahead: aheadNotice(site, catalogue, item, revision, to),
      ended: revision.content === null,
      withdrawn: withdrawnReason(revision),
      ...bodyOf(site, contentOf(revision), item, revision.release, to),
      data: dataHref(to, list.id, item.number, revision),
    },
  };
}

/**
 * What an item is, with its bases linked as they stood at a release, or at the newest; nothing where the content ended or was withdrawn.
 */
function bodyOf(
  site: Site,
  content: ItemContent | null,
  item: ItemFacts,
  release: number | null,
  to: LinkTo,
): object {
  if (content === null) return { view: null, bases: null, outstanding: null };
  const fixed = release !== null;
  const standing = standingAt(item, release ?? undefined);
  const linkOf = basisLinks(site, content, standing, to, fixed);
  const sentences = content.bases.flatMap((basis, index) => {
    const stands = standing[index];
    return stands && isOutstanding(stands) ? [outstandingSentence(basis, stands)] : [];
  });
  const told = [...new Set(sentences)];
  const rows = basisRows(site, content, standing, linkOf);
  return {
    view: itemView(content, linkOf),
    bases:
      rows.length === 0
        ? null
        : {
            rows,
            count: rows.length,
            few: rows.length <= FEW_BASES,
            checked: checkedWords(site, item, release),
          },
    outstanding:
      told.length === 0
        ? null
        : {
            kind: 'warn',
            title: fixed
              ? `这一版发布时，有${told.length}处依据待更新`
              : `本事项有${told.length}处依据待更新`,
            items: told.map((text) => ({ text })),
          },
  };
}

/** Laws held that the item rests on, each once. */
function lawsOf({ laws }: Site, item: ItemFacts): string[] {
  const ids = standingAt(item).flatMap(({ lawId }) => lawId ?? []);
  return [...new Set(ids)].filter((id) => laws.has(id));
}

/** The release that last found its bases otherwise than the one before: later ones found the same, and the page keeps its bytes. */
function checkedWords({ releases }: Site, { standing }: ItemFacts, release: number | null): string {
  const found = standing.findLast((one) => release === null || one.release <= release)!.release;
  return `第${found}号发布时，${chineseDate(releases.get(found)!.publishedAt)}`;
}

function titleNote({ number, now }: Entry): string {
  return [now.typeWords, `编号 ${number}`].filter(Boolean).join('　');
}

function stateNotice(site: Site, catalogue: Catalogue, item: ItemFacts, to: LinkTo): object | null {
  const last = item.revisions.at(-1)!;
  const reason = withdrawnReason(last);
  if (reason !== null) return { title: '内容已撤回', lines: [`撤回原因：${reason}`] };
  if (last.content !== null) return null;
  const release = site.releases.get(last.release)!;
  const day = effectiveDay(release, last);
  const since = isAhead({ ...release, effectiveFrom: day }) ? `自${chineseDate(day)}起` : '已';
  return {
    title: `本事项${since}不在清单中（${CHANGE_KINDS[last.kind]}）`,
    lines: [
      `自${chineseDate(day)}起，见第${release.number}号发布。此前的内容在下面的历次修订中。`,
      ...(last.reason ? [`原因：${last.reason}`] : []),
    ],
    items: last.successors.flatMap((number) => namedItem(catalogue, number, '现为：', to)),
  };
}

/** Of a revision whose day is still to come: from when it is in force, and what is until then. */
function aheadNotice(
  site: Site,
  { list, releases }: Catalogue,
  { number, revisions }: ItemFacts,
  revision: RevisionFacts,
  to: LinkTo,
): object | null {
  if (!isYetToCome(releases, revision)) return null;
  const release = site.releases.get(revision.release)!;
  const day = effectiveDay(release, revision);
  const before = revisions.findLast(
    (one) => one.seq < revision.seq && effectiveDay(site.releases.get(one.release)!, one) < day,
  );
  return {
    title: `这一版发布时尚未施行，自${chineseDate(day)}起施行`,
    items: [
      before
        ? {
            text: `${chineseDate(day)}之前适用第${before.release}号发布的第${before.seq}版`,
            href: to(sitePaths.revision(list.id, number, before.seq)),
          }
        : {
            text: `${chineseDate(day)}之前${release.supersedes === null ? '没有已发布的清单' : '清单中没有本事项'}`,
          },
    ],
  };
}

function relatives(catalogue: Catalogue, entry: Entry, to: LinkTo): { label: string; items: object[] }[] {
  const predecessors = entry.steps.flatMap((step) => step.predecessors);
  const groups = [
    { label: '主项', items: entry.now.parent === null ? [] : namedItem(catalogue, entry.now.parent, '', to) },
    {
      label: '子项',
      items: (catalogue.children.get(entry.number) ?? []).flatMap(({ number }) =>
        namedItem(catalogue, number, '', to),
      ),
    },
    {
      label: '由以下事项而来',
      items: predecessors.flatMap((number) => namedItem(catalogue, number, '', to)),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function namedItem(
  catalogue: Catalogue,
  number: string,
  before: string,
  to: LinkTo,
): { text: string; href: string }[] {
  const entry = catalogue.byNumber.get(number);
  return entry
    ? [{ text: `${before}${entry.now.name}`, href: to(sitePaths.item(catalogue.list.id, number)) }]
    : [];
}

/** Newest first; each with what it changed against its neighbour. */
function historyOf(site: Site, catalogue: Catalogue, item: ItemFacts, to: LinkTo): object[] {
  return item.revisions
    .map((revision, index) => {
      const before = item.revisions[index - 1];
      const [old, next] = [before ? contentOf(before) : null, contentOf(revision)];
      const changes = old && next ? fieldChanges(old, next) : [];
      return {
        ...revisionHead(site, revision, to),
        href: to(sitePaths.revision(catalogue.list.id, item.number, revision.seq)),
        changes,
        ended: revision.content === null,
        withdrawn: withdrawnReason(revision),
        unchanged: Boolean(old && next && changes.length === 0),
      };
    })
    .reverse();
}

function revisionHead(site: Site, revision: RevisionFacts, to: LinkTo): object {
  const release = site.releases.get(revision.release)!;
  const adjustment = release.adjustments.find(({ id }) => id === revision.adjustment);
  return {
    seq: revision.seq,
    kind: CHANGE_KINDS[revision.kind],
    effective: chineseDate(effectiveDay(release, revision)),
    published: chineseDate(release.publishedAt),
    release: release.number,
    releaseHref: to(sitePaths.release(release.number)),
    reason: revision.reason,
    basis: adjustment?.basis ?? null,
  };
}

/** A content that was erased has no data file either. */
function dataHref(to: LinkTo, list: string, item: string, revision: RevisionFacts): string | null {
  return isWithdrawn(revision.content) ? null : to(dataPaths.item(list, item, revision.seq));
}

export function contentOf({ content }: RevisionFacts): ItemContent | null {
  return isWithdrawn(content) ? null : content;
}

function withdrawnReason({ content }: RevisionFacts): string | null {
  return isWithdrawn(content) ? content.reason : null;
}
