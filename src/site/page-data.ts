import { CHANGE_KINDS } from '../list';
import type { Catalogue, Entry } from './catalogue';
import { partsOf } from './export-parts';
import { periodsOf } from './periods';
import { kindsIn } from './release-steps';
import { effectiveDay } from './release-words';
import type { Site } from './site';
import { dataPaths, sitePaths } from './site-paths';
import {
  type ItemFacts,
  isWithdrawn,
  type ListFacts,
  type ReleaseFacts,
  type SiteSnapshot,
  standingAt,
} from './snapshot';

/** What pages say, for machines: laid as JSON beside each. Paths in it are from the root of the site. */

const listHead = ({ id, body, kind }: ListFacts): object => ({ id, body, kind });

/** A data file that was erased is not led to. */
const left = ({ withdrawnFiles }: SiteSnapshot, path: string): string | null =>
  withdrawnFiles?.has(path) ? null : path;

/** `data` is the first part of its list, `dataParts` are all of them in their order; null where one was erased. */
function releaseHead({ snapshot }: Site, catalogue: Catalogue, release: ReleaseFacts) {
  const { number, publishedAt, effectiveFrom, documentNumber, supersedes } = release;
  const dataParts = Array.from({ length: partsOf(snapshot, catalogue, number) }, (_, index) =>
    left(snapshot, dataPaths.list(number, index + 1)),
  );
  return {
    ...{ number, publishedAt, effectiveFrom, documentNumber, supersedes },
    page: sitePaths.release(number),
    data: dataParts[0] ?? null,
    dataParts,
  };
}

export function homeData({ catalogues, snapshot }: Site): object {
  return {
    format: 'quanze-home/1',
    lists: catalogues.map(({ list, releases }) => ({
      ...listHead(list),
      page: sitePaths.list(list.id),
      release: releases.at(-1)!.number,
    })),
    releases: snapshot.releases.map(({ number }) => number),
    search: sitePaths.searchPage,
  };
}

/** Items in a table, as they stand now. */
export function rowsData(list: ListFacts, title: string, entries: readonly Entry[]): object {
  return {
    format: 'quanze-rows/1',
    list: listHead(list),
    title,
    items: entries.map(({ number, now, outstanding }) => ({
      number,
      name: now.name,
      state: now.state,
      type: now.type,
      typeWords: now.typeWords,
      offices: now.offices,
      levels: now.levels,
      parent: now.parent,
      outstanding,
      page: sitePaths.item(list.id, number),
    })),
  };
}

export function groupsData(
  list: ListFacts,
  by: string,
  groups: { label: string; count: number; page: string }[],
): object {
  return { format: 'quanze-groups/1', list: listHead(list), by, groups };
}

/** An item as it stands: where its revisions are, and how its bases stood at the last release that found them otherwise. */
export function itemData(
  { releases, snapshot }: Site,
  { list, byNumber, children }: Catalogue,
  item: ItemFacts,
): object {
  const { number, revisions, standing } = item;
  const { now } = byNumber.get(number)!;
  const last = revisions.at(-1)!;
  const bases = last.content && !isWithdrawn(last.content) ? last.content.bases : [];
  return {
    format: 'quanze-item-page/1',
    list: listHead(list),
    number,
    name: now.name,
    state: now.state,
    type: now.type,
    parent: now.parent,
    children: (children.get(number) ?? []).map((child) => child.number),
    checkedAt: standing.at(-1)?.release ?? null,
    bases: standingAt(item).flatMap((stands, index) => {
      const basis = bases[index];
      return basis ? [{ role: basis.role, title: basis.law, address: basis.address, ...stands }] : [];
    }),
    revisions: revisions.map((revision) => ({
      seq: revision.seq,
      kind: revision.kind,
      kindLabel: CHANGE_KINDS[revision.kind],
      release: revision.release,
      publishedAt: releases.get(revision.release)!.publishedAt,
      effectiveFrom: effectiveDay(releases.get(revision.release)!, revision),
      reason: revision.reason,
      predecessors: revision.predecessors,
      successors: revision.successors,
      page: sitePaths.revision(list.id, number, revision.seq),
      data: isWithdrawn(revision.content)
        ? null
        : left(snapshot, dataPaths.item(list.id, number, revision.seq)),
    })),
  };
}

export function releasesData(site: Site): object {
  const { snapshot, catalogues } = site;
  return {
    format: 'quanze-releases/1',
    releases: snapshot.releases.map((release) => {
      const catalogue = catalogues.find(({ list }) => list.id === release.list)!;
      const kinds = kindsIn(catalogue, release.number);
      const counts = Object.fromEntries(
        [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
      );
      return { ...releaseHead(site, catalogue, release), list: listHead(catalogue.list), counts };
    }),
  };
}

export function periodsData(site: Site, catalogue: Catalogue): object {
  return {
    format: 'quanze-periods/1',
    list: listHead(catalogue.list),
    periods: periodsOf(catalogue.releases).map(({ from, until, release }) => ({
      from,
      until,
      ...releaseHead(site, catalogue, release),
    })),
  };
}
