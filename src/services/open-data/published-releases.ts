import type { EntityManager } from 'typeorm';
import type { ListDiff } from '../../list';
import {
  adjustmentsOfRelease,
  allReleases,
  lawVersionsOfRelease,
  type Release,
  releaseBefore,
  releaseItems,
  releaseNumbered,
} from '../../store';
import { diffReleases } from '../diff-releases';
import type { Installation } from '../installation';
import { NotPublished } from './errors';
import type { Paged, PageQuestion } from './paged';
import { type PublishedItem, pageOfItems } from './published-items';
import { publishedListNumbered } from './published-lists';

export interface PublishedRelease {
  number: number;
  list: number;
  publishedAt: string;
  effectiveFrom: string;
  documentNumber: string | null;
  supersedes: number | null;
  log: { size: number; root: string };
}

export interface WholeRelease extends PublishedRelease {
  items: number;
  adjustments: { title: string; reason: string; basis: string }[];
  laws: { law: number; title: string; promulgated: string }[];
}

/** The releases of a list, oldest first. @throws NotPublished */
export async function releasesOfList(installation: Installation, list: number): Promise<PublishedRelease[]> {
  await publishedListNumbered(installation, list);
  const all = await allReleases(installation.db.manager);
  return all.filter(({ listId }) => listId === list).map((release) => told(release, all));
}

/** @throws NotPublished */
export async function publishedRelease({ db }: Installation, number: number): Promise<WholeRelease> {
  const em = db.manager;
  const release = await releaseMust(db.manager, number);
  const items = await releaseItems(em, release.id);
  return {
    ...told(release, await allReleases(em)),
    items: items.filter(({ revision }) => revision.contentDigest !== null).length,
    adjustments: (await adjustmentsOfRelease(em, release.id)).map(({ title, reason, basis }) => ({
      title,
      reason,
      basis,
    })),
    laws: (await lawVersionsOfRelease(em, release.id)).map(({ lawId, title, promulgated }) => ({
      law: lawId,
      title,
      promulgated,
    })),
  };
}

/** The items that stood in a release. @throws NotPublished */
export async function itemsOfRelease(
  { db }: Installation,
  number: number,
  page: PageQuestion,
): Promise<Paged<PublishedItem>> {
  const release = await releaseMust(db.manager, number);
  return pageOfItems(db.manager, release, page);
}

/** What a release changed against the one before it, or against `from`. @throws NotPublished, OtherLists */
export async function diffOfRelease(
  installation: Installation,
  number: number,
  from: number | undefined,
): Promise<{ from: number | null; to: number } & ListDiff> {
  const em = installation.db.manager;
  const newer = await releaseMust(em, number);
  const older = from === undefined ? await releaseBefore(em, newer) : await releaseMust(em, from);
  if (!older) {
    const items = await releaseItems(em, newer.id);
    const added = items.flatMap(({ item, revision }) => (revision.contentDigest ? [item.number] : []));
    return { from: null, to: number, added, cancelled: [], changed: [], merged: [], split: [] };
  }
  return { from: older.number, to: number, ...(await diffReleases(installation, older.number, number)) };
}

async function releaseMust(em: EntityManager, number: number): Promise<Release> {
  const release = await releaseNumbered(em, number);
  if (!release) throw new NotPublished(`第 ${number} 号发布`, '各清单的发布见 /api/v1/lists。');
  return release;
}

function told(release: Release, all: readonly Release[]): PublishedRelease {
  const { number, listId, publishedAt, effectiveFrom, documentNumber, supersedesId, treeSize, root } =
    release;
  return {
    number,
    list: listId,
    publishedAt,
    effectiveFrom,
    documentNumber,
    supersedes: all.find(({ id }) => id === supersedesId)?.number ?? null,
    log: { size: treeSize, root: Buffer.from(root, 'hex').toString('base64') },
  };
}
