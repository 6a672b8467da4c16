import { type EntityManager, LessThan, LessThanOrEqual } from 'typeorm';
import {
  Adjustment,
  Item,
  ItemRevision,
  LawVersion,
  Release,
  ReleaseAdjustment,
  ReleaseItem,
  ReleaseLawVersion,
} from './entities';
import { NotInDatabase } from './errors';
import {
  addRow,
  addRows,
  inBatches,
  isKey,
  type NewRow,
  type PageRequest,
  rowLimits,
  rowWithId,
} from './rows';

/** Numbers run through the installation (decision 3). */
export async function nextReleaseNumber(em: EntityManager): Promise<number> {
  return ((await em.maximum(Release, 'number', {})) ?? 0) + 1;
}

export function addRelease(em: EntityManager, release: NewRow<Release>): Promise<Release> {
  return addRow(em, Release, release);
}

export function releaseById(em: EntityManager, id: number): Promise<Release | null> {
  return rowWithId(em, Release, id);
}

export async function releaseNumbered(em: EntityManager, number: number): Promise<Release | null> {
  return isKey(number) ? em.findOneBy(Release, { number }) : null;
}

/** Every release, or those of one list; the oldest first. */
export function allReleases(em: EntityManager, listId?: number): Promise<Release[]> {
  return em.find(Release, { where: listId === undefined ? {} : { listId }, order: { number: 'ASC' } });
}

/** The last one published, in force or not. */
export function lastRelease(em: EntityManager, listId: number): Promise<Release | null> {
  return em.findOne(Release, { where: { listId }, order: { number: 'DESC' } });
}

/** The one before it in its list. */
export function releaseBefore(em: EntityManager, release: Release): Promise<Release | null> {
  const { listId, number } = release;
  return em.findOne(Release, { where: { listId, number: LessThan(number) }, order: { number: 'DESC' } });
}

/** Both times of an as-of question: in force on a day (ISO date), as known at an instant. */
export interface AsOf {
  inForceOn: string;
  knownAt: string;
}

/** The release of a list that was in force: of those known then the last whose day had come. */
export function releaseInForce(em: EntityManager, listId: number, asOf: AsOf): Promise<Release | null> {
  return em.findOne(Release, {
    where: {
      listId,
      effectiveFrom: LessThanOrEqual(asOf.inForceOn),
      publishedAt: LessThanOrEqual(asOf.knownAt),
    },
    order: { number: 'DESC' },
  });
}

/** The long texts of a release: both sums files and its proof. */
export async function releaseSums(
  em: EntityManager,
  id: number,
): Promise<Pick<Release, 'dataSums' | 'sm3Sums' | 'proof'>> {
  const found = await em.findOne(Release, {
    select: { id: true, dataSums: true, sm3Sums: true, proof: true },
    where: { id },
  });
  if (!found) throw new NotInDatabase('发布', id);
  return found;
}

export async function addReleaseItems(
  em: EntityManager,
  releaseId: number,
  items: { itemId: number; revisionId: number }[],
): Promise<void> {
  await addRows(
    em,
    ReleaseItem,
    items.map(({ itemId, revisionId }) => ({ releaseId, itemId, revisionId })),
  );
}

/**
 * Fills a release from the facts: each item of its list at its last revision. Ended items are held too, at the revision that
 * ended them: their page stays.
 */
export async function freezeItems(em: EntityManager, release: Pick<Release, 'id' | 'listId'>): Promise<void> {
  const [id, listId] = em.connection.options.type === 'postgres' ? ['$1::integer', '$2'] : ['?', '?'];
  await em.query(
    `INSERT INTO release_item (release_id, item_id, revision_id)
     SELECT ${id}, revision.item_id, revision.id
     FROM item_revision revision JOIN item ON item.id = revision.item_id
     WHERE item.list_id = ${listId} AND revision.seq =
       (SELECT MAX(last.seq) FROM item_revision last WHERE last.item_id = revision.item_id)`,
    [release.id, release.listId],
  );
}

/** An item in a release; `contentDigest` null where it had ended. */
export interface FrozenItem {
  item: Item;
  revision: ItemRevision;
}

/** In the order of the items' running numbers; all of them unless a page is asked for. */
export async function releaseItems(
  em: EntityManager,
  releaseId: number,
  page?: PageRequest,
): Promise<FrozenItem[]> {
  const query = em
    .createQueryBuilder(ItemRevision, 'revision')
    .innerJoin(ReleaseItem, 'held', 'held.revisionId = revision.id')
    .innerJoinAndMapOne('revision.item', Item, 'item', 'item.id = revision.itemId')
    .where('held.releaseId = :releaseId', { releaseId })
    .orderBy('item.seq');
  if (page) {
    const { skip, take } = rowLimits(page);
    query.offset(skip).limit(take);
  }
  const revisions = (await query.getMany()) as (ItemRevision & { item: Item })[];
  return revisions.map(({ item, ...revision }) => ({ item, revision }));
}

export async function addReleaseLawVersions(
  em: EntityManager,
  releaseId: number,
  versionIds: number[],
): Promise<void> {
  await addRows(
    em,
    ReleaseLawVersion,
    versionIds.map((versionId) => ({ releaseId, versionId })),
  );
}

export function lawVersionsOfRelease(em: EntityManager, releaseId: number): Promise<LawVersion[]> {
  return em
    .createQueryBuilder(LawVersion, 'version')
    .innerJoin(ReleaseLawVersion, 'held', 'held.versionId = version.id')
    .where('held.releaseId = :releaseId', { releaseId })
    .orderBy('version.id')
    .getMany();
}

/** The release that a law's text first came with; null where none holds it. */
export async function firstReleaseOfText(em: EntityManager, versionId: number): Promise<number | null> {
  const first = await em
    .createQueryBuilder(Release, 'release')
    .innerJoin(ReleaseLawVersion, 'held', 'held.releaseId = release.id')
    .where('held.versionId = :versionId', { versionId })
    .orderBy('release.number')
    .getOne();
  return first?.number ?? null;
}

export async function addReleaseAdjustments(
  em: EntityManager,
  releaseId: number,
  adjustmentIds: number[],
): Promise<void> {
  await addRows(
    em,
    ReleaseAdjustment,
    adjustmentIds.map((adjustmentId) => ({ adjustmentId, releaseId })),
  );
}

export function adjustmentsOfRelease(em: EntityManager, releaseId: number): Promise<Adjustment[]> {
  return em
    .createQueryBuilder(Adjustment, 'adjustment')
    .innerJoin(ReleaseAdjustment, 'held', 'held.adjustmentId = adjustment.id')
    .where('held.releaseId = :releaseId', { releaseId })
    .orderBy('adjustment.id')
    .getMany();
}

/** How two releases of a list differ, item by item; null where one side does not hold the item. */
export interface ItemStep {
  item: Item;
  older: ItemRevision | null;
  newer: ItemRevision | null;
}

/** Items whose revision is not the same in both, in the order of their running numbers. */
export async function stepsBetween(em: EntityManager, olderId: number, newerId: number): Promise<ItemStep[]> {
  const [older, newer] = [await onlyIn(em, olderId, newerId), await onlyIn(em, newerId, olderId)];
  const steps = new Map<number, ItemStep>();
  for (const { item, revision } of older) steps.set(item.id, { item, older: revision, newer: null });
  for (const { item, revision } of newer) {
    steps.set(item.id, { item, older: steps.get(item.id)?.older ?? null, newer: revision });
  }
  return [...steps.values()].sort((a, b) => a.item.seq - b.item.seq);
}

async function onlyIn(em: EntityManager, releaseId: number, otherId: number): Promise<FrozenItem[]> {
  const revisions = (await em
    .createQueryBuilder(ItemRevision, 'revision')
    .innerJoin(ReleaseItem, 'held', 'held.revisionId = revision.id')
    .innerJoinAndMapOne('revision.item', Item, 'item', 'item.id = revision.itemId')
    .where('held.releaseId = :releaseId', { releaseId })
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM release_item other WHERE other.release_id = :otherId AND other.revision_id = revision.id)`,
      { otherId },
    )
    .getMany()) as (ItemRevision & { item: Item })[];
  return revisions.map(({ item, ...revision }) => ({ item, revision }));
}

/** The number of the first release that held each of these revisions; those that none holds are not in it. */
export async function firstReleases(em: EntityManager, revisionIds: number[]): Promise<Map<number, number>> {
  const first = new Map<number, number>();
  for (const some of inBatches(revisionIds)) {
    const rows: { revision: number; first: number }[] = await em
      .createQueryBuilder(ReleaseItem, 'held')
      .innerJoin(Release, 'published', 'published.id = held.releaseId')
      .select('held.revisionId', 'revision')
      .addSelect('MIN(published.number)', 'first')
      .where('held.revisionId IN (:...some)', { some })
      .groupBy('held.revisionId')
      .getRawMany();
    for (const { revision, first: number } of rows) first.set(revision, number);
  }
  return first;
}
