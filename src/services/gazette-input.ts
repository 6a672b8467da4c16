import type { EntityManager } from 'typeorm';
import type { GazetteChange, GazetteInput, GazetteRelease } from '../gazette';
import type { ItemContent, ItemStanding } from '../list';
import {
  adjustmentById,
  allReleases,
  changeOf,
  everyList,
  lastRelease,
  type Release,
  readItemContents,
  releaseBefore,
  releaseItems,
  stepsBetween,
} from '../store';
import { releaseOf } from './diff-releases';
import { NoSuchRelease, NotBefore, OtherLists } from './errors';
import { mustBeDate } from './iso-date';
import { keptWording } from './kept-wording';
import { chosenList, type ListChoice, listTitle } from './lists';

export interface GazetteOrder extends ListChoice {
  /** Left out: the release before `to` in its list. */
  from?: number | undefined;
  /** Left out: the newest release of the list. */
  to?: number | undefined;
  /** 文号 and ISO date of the document; left out: those of the release. */
  documentNumber?: string | undefined;
  date?: string | undefined;
}

/** The frozen facts that a gazette document is made of. @throws NoSuchRelease, OtherLists, NotBefore, NoSuchList, WhichList, BadDate */
export async function gazetteInput(em: EntityManager, order: GazetteOrder): Promise<GazetteInput> {
  const { documentNumber, date } = order;
  if (date !== undefined) mustBeDate(date, '成文日期');
  const newer = await newerOf(em, order);
  const older = order.from === undefined ? await releaseBefore(em, newer) : await releaseOf(em, order.from);
  if (older && older.listId !== newer.listId) throw new OtherLists(older.number, newer.number);
  if (older && older.number >= newer.number) throw new NotBefore(older.number, newer.number);
  const chosen = (await everyList(em)).find(({ list }) => list.id === newer.listId)!;
  const items = await standings(em, newer);
  return {
    listTitle: listTitle(chosen),
    body: chosen.body.name,
    wording: await keptWording(em),
    from: older && released(older),
    to: released(newer),
    span: (await allReleases(em, newer.listId))
      .filter(({ number }) => number > (older?.number ?? 0) && number <= newer.number)
      .map(released),
    issued: { ...(documentNumber && { number: documentNumber }), ...(date && { date }) },
    items: items.filter(({ content }) => content !== null) as ItemStanding[],
    changes: older ? await changesBetween(em, older, newer) : await foundings(em, newer),
    log: { size: newer.treeSize, root: Buffer.from(newer.root, 'hex').toString('base64') },
  };
}

/** By number; else the newest of the list that `from` or the choice of a list means. */
async function newerOf(em: EntityManager, { from, to, body, kind }: GazetteOrder): Promise<Release> {
  if (to !== undefined) return releaseOf(em, to);
  if ((await allReleases(em)).length === 0) throw new NoSuchRelease(null, []);
  const listId =
    from === undefined ? (await chosenList(em, { body, kind })).list.id : (await releaseOf(em, from)).listId;
  const newest = await lastRelease(em, listId);
  if (!newest) throw new NoSuchRelease(null, []);
  return newest;
}

function released({ number, publishedAt, effectiveFrom, documentNumber }: Release): GazetteRelease {
  return { number, publishedAt, effectiveFrom, documentNumber };
}

/** The items of a release in the order of their numbers; one whose content was erased says so. */
async function standings(em: EntityManager, release: Release) {
  const frozen = await releaseItems(em, release.id);
  const contents = await contentsOf(
    em,
    frozen.map(({ revision }) => revision.contentDigest),
  );
  return frozen.map(({ item, revision }) => ({
    number: item.number,
    content: contents(revision.contentDigest),
  }));
}

async function changesBetween(em: EntityManager, older: Release, newer: Release): Promise<GazetteChange[]> {
  const steps = await stepsBetween(em, older.id, newer.id);
  const contents = await contentsOf(
    em,
    steps.flatMap((step) => [step.older?.contentDigest, step.newer?.contentDigest]),
  );
  const changes: GazetteChange[] = [];
  for (const { item, older: was, newer: is } of steps) {
    if (!is) continue;
    const adjustment = (await adjustmentById(em, is.adjustmentId))!;
    const change = await changeOf(em, is.adjustmentId, item.id);
    changes.push({
      kind: is.state,
      number: item.number,
      before: contents(was?.contentDigest),
      after: contents(is.contentDigest),
      // The reason of the whole adjustment is told once, with the release.
      reason: change?.reason === adjustment.reason ? null : (change?.reason ?? null),
      basis: adjustment.basis,
    });
  }
  return changes;
}

/** The first release of a list: every item is new to the public. */
async function foundings(em: EntityManager, release: Release): Promise<GazetteChange[]> {
  const items = await releaseItems(em, release.id);
  const contents = await contentsOf(
    em,
    items.map(({ revision }) => revision.contentDigest),
  );
  return items.flatMap(({ item, revision }) => {
    const after = contents(revision.contentDigest);
    return after
      ? [{ kind: revision.state, number: item.number, before: null, after, reason: '', basis: '' }]
      : [];
  });
}

const WITHDRAWN: ItemContent = {
  name: '（内容已撤回）',
  type: 'other',
  typeLabel: '已撤回',
  basisText: {},
  bases: [],
  duties: [],
};

/** What digests stand for: null for none, an item that says 已撤回 for an erased one. */
async function contentsOf(
  em: EntityManager,
  digests: (string | null | undefined)[],
): Promise<(digest: string | null | undefined) => ItemContent | null> {
  const contents = await readItemContents(
    em,
    digests.filter((digest): digest is string => Boolean(digest)),
  );
  return (digest) => (digest ? (contents.get(digest) ?? WITHDRAWN) : null);
}
