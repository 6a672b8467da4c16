import { type EntityManager, In } from 'typeorm';
import type { ListedItem } from '../basis';
import { titleKey } from '../law';
import type { ItemContent, PowerType } from '../list';
import { basesOf, lastResolutions } from './bases';
import { readItemContents } from './contents';
import {
  AdjustmentChange,
  Basis,
  BasisResolution,
  CurrentBasis,
  CurrentItem,
  CurrentTag,
  Item,
  ItemRevision,
} from './entities';
import { tagsOf } from './item-tags';
import { addRows, inBatches, type Page, type PageRequest, rowLimits } from './rows';

/** The list as it stands: each item's last published revision or, before its first, its 建档 draft (decision 4). */

export interface CurrentFilter {
  type?: PowerType;
  office?: string;
  /** Part of the name, or the number. */
  text?: string;
  /** `titleKey` of a law that the item cites. */
  lawKey?: string;
  /** True: those that have ended. */
  ended?: boolean;
}

/** One page in the order of the numbers. */
export async function currentItems(
  em: EntityManager,
  listId: number,
  filter: CurrentFilter = {},
  page?: PageRequest,
): Promise<Page<CurrentItem>> {
  const { type, office, text, lawKey, ended = false } = filter;
  const { skip, take } = rowLimits(page);
  const query = em
    .createQueryBuilder(CurrentItem, 'item')
    .where('item.listId = :listId AND item.ended = :ended', { listId, ended });
  if (type !== undefined) query.andWhere('item.type = :type', { type });
  if (office !== undefined) query.andWhere('item.office = :office', { office });
  if (text !== undefined) {
    // LIKE folds case differently in the two databases, and % and _ may stand in a name.
    const within = em.connection.options.type === 'postgres' ? 'strpos' : 'instr';
    query.andWhere(`(${within}(item.name, :text) > 0 OR item.number = :text)`, { text });
  }
  if (lawKey !== undefined) {
    query.andWhere(
      `item.itemId IN (SELECT resting.item_id FROM current_basis resting WHERE resting.law_key = :lawKey)`,
      { lawKey },
    );
  }
  const total = await query.getCount();
  const rows = await query.orderBy('item.number').offset(skip).limit(take).getMany();
  return { rows, total };
}

export function currentItem(em: EntityManager, itemId: number): Promise<CurrentItem | null> {
  return em.findOneBy(CurrentItem, { itemId });
}

/** An item as it stands with what it says. */
export interface CurrentListed extends ListedItem {
  row: CurrentItem;
}

/** Current items, not ended and not withdrawn, with contents and confirmed texts, some hundred at a time. */
export async function* listedItems(
  em: EntityManager,
  listId: number,
  size = 500,
): AsyncGenerator<CurrentListed[]> {
  for (let after = ''; ; ) {
    const rows = await em
      .createQueryBuilder(CurrentItem, 'item')
      .where('item.listId = :listId AND item.ended = :ended AND item.number > :after', {
        listId,
        ended: false,
        after,
      })
      .orderBy('item.number')
      .limit(size)
      .getMany();
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    yield await withContents(em, rows);
  }
}

/**
 * Of the same those with one of these keys, and those of which something was found or confirmed since the resolution with the key `since`.
 */
export async function* touchedItems(
  em: EntityManager,
  listId: number,
  itemIds: number[],
  since: number,
): AsyncGenerator<CurrentListed[]> {
  const told: { item: number }[] = await em
    .createQueryBuilder(BasisResolution, 'told')
    .innerJoin(Basis, 'basis', 'basis.id = told.basisId')
    .innerJoin(CurrentItem, 'item', 'item.revisionId = basis.revisionId')
    .select('DISTINCT item.itemId', 'item')
    .where('told.id > :since AND item.listId = :listId', { since, listId })
    .getRawMany();
  for (const some of inBatches([...new Set([...itemIds, ...told.map(({ item }) => item)])])) {
    const rows = await em.find(CurrentItem, {
      where: { itemId: In(some), listId, ended: false },
      order: { number: 'ASC' },
    });
    yield await withContents(em, rows);
  }
}

/** Rows with contents and confirmed texts; withdrawn ones are left out. */
export async function withContents(em: EntityManager, rows: CurrentItem[]): Promise<CurrentListed[]> {
  const digests = rows.flatMap(({ contentDigest }) => contentDigest ?? []);
  const contents = await readItemContents(em, digests);
  const bases = await basesOf(
    em,
    rows.flatMap(({ revisionId }) => revisionId ?? []),
  );
  const ids = [...bases.values()].flat().map(({ id }) => id);
  const confirmed = await lastResolutions(em, ids, { confirmed: true });
  return rows.flatMap((row) => {
    const content = row.contentDigest === null ? null : (contents.get(row.contentDigest) ?? null);
    if (!content) return [];
    const versions = (bases.get(row.revisionId ?? 0) ?? []).flatMap(({ id, ordinal }) => {
      const version = confirmed.get(id)?.versionId;
      return version == null ? [] : [[ordinal, String(version)]];
    });
    return [{ number: row.number, content, confirmed: Object.fromEntries(versions), row }];
  });
}

/** Items projected before others are let in. */
const AT_ONCE = 100;

/** Makes the projection anew, of a whole list or of some of its items. After every import, publication and withdrawal. */
export async function refreshCurrentItems(
  em: EntityManager,
  listId: number,
  itemIds?: number[],
): Promise<void> {
  if (itemIds === undefined) {
    await em.delete(CurrentBasis, { listId });
    await em.delete(CurrentTag, { listId });
    await em.delete(CurrentItem, { listId });
  }
  for (const some of inBatches(itemIds ?? (await idsOf(em, listId)), AT_ONCE)) {
    if (itemIds !== undefined) {
      await em.delete(CurrentBasis, { itemId: In(some) });
      await em.delete(CurrentTag, { itemId: In(some) });
      await em.delete(CurrentItem, { itemId: In(some) });
    }
    await project(em, some);
    // The embedded database answers at once: without a turn for others they would wait for the whole list.
    await new Promise<void>((done) => setImmediate(done));
  }
}

async function idsOf(em: EntityManager, listId: number): Promise<number[]> {
  const items = await em.find(Item, { select: { id: true }, where: { listId }, order: { id: 'ASC' } });
  return items.map(({ id }) => id);
}

async function project(em: EntityManager, itemIds: number[]): Promise<void> {
  const items = await em.find(Item, { where: { id: In(itemIds) }, order: { seq: 'ASC' } });
  const order = { id: 'ASC' } as const;
  const revisions = await em.find(ItemRevision, { where: { itemId: In(itemIds) }, order });
  const drafts = await em.find(AdjustmentChange, { where: { itemId: In(itemIds), kind: 'found' }, order });
  const revisionOf = new Map(revisions.map((revision) => [revision.itemId, revision]));
  const draftOf = new Map(drafts.map((draft) => [draft.itemId, draft]));
  const standing = items.flatMap((item) => {
    const revision = revisionOf.get(item.id);
    const draft = revision ? undefined : draftOf.get(item.id);
    const digest = revision ? revision.contentDigest : draft?.contentDigest;
    if (digest === undefined) return [];
    return [{ item, digest, revisionId: revision?.id ?? null, changeId: draft?.id ?? null }];
  });
  const contents = await readItemContents(
    em,
    standing.flatMap(({ digest }) => digest ?? []),
  );
  const said = ({ digest }: { digest: string | null }) => (digest === null ? null : contents.get(digest)!);
  await addRows(
    em,
    CurrentItem,
    standing.map((it) => ({
      ...rowOf(it.item, said(it)),
      contentDigest: it.digest,
      ended: it.digest === null,
      revisionId: it.revisionId,
      changeId: it.changeId,
    })),
  );
  const lawKeys = (it: (typeof standing)[number]) =>
    new Set((said(it)?.bases ?? []).map(({ law }) => titleKey(law)));
  await addRows(
    em,
    CurrentBasis,
    standing.flatMap((it) =>
      [...lawKeys(it)].map((lawKey) => ({ itemId: it.item.id, lawKey, listId: it.item.listId })),
    ),
  );
  await addRows(
    em,
    CurrentTag,
    standing.flatMap((it) => {
      const content = said(it);
      if (!content) return [];
      const tags = tagsOf({ ...content, office: content.office ?? '' }, lawKeys(it));
      return tags.map((tag) => ({ listId: it.item.listId, tag, itemId: it.item.id }));
    }),
  );
}

/** What a withdrawn content said is gone from here too. */
function rowOf(item: Item, content: ItemContent | null): Partial<CurrentItem> {
  return {
    itemId: item.id,
    listId: item.listId,
    number: item.number,
    parentId: item.parentId,
    name: content?.name ?? '',
    type: content?.type ?? '',
    office: content?.office ?? '',
    serial: content?.serial ?? '',
  };
}
