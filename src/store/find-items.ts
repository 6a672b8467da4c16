import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CurrentItem, CurrentTag } from './entities';
import { bothTag, lawTag, officeTag, pairTags, typeTag } from './item-tags';

/** What is asked of a list as it stands. A text is words, all of them in the name; for a number ask `itemNumbered`. */
export interface ItemSearch {
  type?: string;
  office?: string;
  text?: string;
  /** `titleKey` of a law that the item cites. */
  lawKey?: string;
  /** True: those that have ended. */
  ended?: boolean;
  /** Only these numbers. */
  among?: string[];
}

/** Where a page begins: behind one item, or the page that ends before one. Ids of items, which stand in the order of the list. */
export interface Place {
  after?: number;
  before?: number;
}

/**
 * One page of a list, in its order. Goes by the rarest of what is asked, so that a long list takes no longer than a short one.
 * `more` says whether there are further ones in the direction of the page.
 */
export async function findItems(
  em: EntityManager,
  listId: number,
  search: ItemSearch,
  place: Place,
  limit: number,
): Promise<{ rows: CurrentItem[]; more: boolean }> {
  if (search.among !== undefined) return pageAmong(em, listId, search, place, limit);
  const { after, before } = place;
  const { query, order } = await asking(em, listId, search);
  if (after !== undefined) query.andWhere(`${order} > :after`, { after });
  if (before !== undefined) query.andWhere(`${order} < :before`, { before });
  const backwards = before !== undefined && after === undefined;
  const found = await query
    .orderBy(order, backwards ? 'DESC' : 'ASC')
    .limit(limit + 1)
    .getMany();
  const rows = found.slice(0, limit);
  return { rows: backwards ? rows.reverse() : rows, more: found.length > limit };
}

/** Few numbers are looked up and ordered here: asked in order, the database would go through the list for them. */
async function pageAmong(
  em: EntityManager,
  listId: number,
  search: ItemSearch,
  { after = 0, before = Number.POSITIVE_INFINITY }: Place,
  limit: number,
): Promise<{ rows: CurrentItem[]; more: boolean }> {
  const { query } = await asking(em, listId, search);
  const found = (await query.getMany())
    .filter(({ itemId }) => itemId > after && itemId < before)
    .sort((a, b) => a.itemId - b.itemId);
  const rows = Number.isFinite(before) ? found.slice(-limit) : found.slice(0, limit);
  return { rows, more: found.length > limit };
}

/** How many items fit, counted no further than `most`. */
export async function countFound(
  em: EntityManager,
  listId: number,
  search: ItemSearch,
  most: number,
): Promise<number> {
  const { query, order } = await asking(em, listId, search);
  query.select(order, 'id').limit(most);
  // Unordered, SQLite would go through the whole list and ask of each item whether it carries the tag.
  if (order === 'found.itemId') query.orderBy(order);
  return bounded(em, query);
}

async function bounded(
  em: EntityManager,
  query: SelectQueryBuilder<CurrentItem | CurrentTag>,
): Promise<number> {
  const [sql, parameters] = query.getQueryAndParameters();
  const [row] = await em.query(`SELECT COUNT(*) AS found FROM (${sql}) AS counted`, parameters);
  return Number(row.found);
}

type Asking = { query: SelectQueryBuilder<CurrentItem>; order: string };

async function asking(em: EntityManager, listId: number, search: ItemSearch): Promise<Asking> {
  const { ended = false, text, among } = search;
  const query = em
    .createQueryBuilder(CurrentItem, 'item')
    .where('item.listId = :listId AND item.ended = :ended', { listId, ended });
  if (text !== undefined) {
    // LIKE folds case differently in the two databases, and % and _ may stand in a name.
    const within = em.connection.options.type === 'postgres' ? 'strpos' : 'instr';
    wordsIn(text).forEach((word, n) => {
      query.andWhere(`${within}(item.name, :word${n}) > 0`, { [`word${n}`]: word });
    });
  }
  if (among !== undefined) query.andWhere('item.number IN (:...among)', { among: ['', ...among] });
  const tags = tagsAsked(search);
  if (ended) return { query: inColumns(query, search), order: 'item.itemId' };
  if (among !== undefined || tags.length === 0) return { query: carrying(query, tags), order: 'item.itemId' };
  const [rarest, ...others] = await byRarity(em, listId, tags);
  query.innerJoin(
    CurrentTag,
    'found',
    'found.listId = :listId AND found.tag = :rarest AND found.itemId = item.itemId',
    { rarest },
  );
  return { query: carrying(query, others), order: 'found.itemId' };
}

/** More words than anybody types are left out. */
const MOST_WORDS = 10;

const wordsIn = (text: string): string[] => text.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);

function carrying(query: SelectQueryBuilder<CurrentItem>, tags: string[]): SelectQueryBuilder<CurrentItem> {
  tags.forEach((tag, n) => {
    query.andWhere(
      `EXISTS (SELECT 1 FROM current_tag other WHERE other.list_id = :listId AND other.tag = :tag${n} AND other.item_id = item.item_id)`,
      { [`tag${n}`]: tag },
    );
  });
  return query;
}

function tagsAsked({ type, office, lawKey, text }: ItemSearch): string[] {
  return [
    ...(type === undefined || office !== undefined ? [] : [typeTag(type)]),
    ...(office === undefined || type !== undefined ? [] : [officeTag(office)]),
    ...(type === undefined || office === undefined ? [] : [bothTag(type, office)]),
    ...(lawKey === undefined ? [] : [lawTag(lawKey)]),
    ...new Set(text === undefined ? [] : wordsIn(text).flatMap(pairTags)),
  ];
}

/** Ended items carry no tags, being few, and cite nothing. */
function inColumns(
  query: SelectQueryBuilder<CurrentItem>,
  { type, office, lawKey }: ItemSearch,
): SelectQueryBuilder<CurrentItem> {
  if (lawKey !== undefined) query.andWhere('1 = 0');
  if (type !== undefined) query.andWhere('item.type = :type', { type });
  if (office !== undefined) query.andWhere('item.office = :office', { office });
  return query;
}

/** Tags are counted no further than this to tell the rarest. */
const COMMON = 5000;

async function byRarity(em: EntityManager, listId: number, tags: string[]): Promise<string[]> {
  if (tags.length === 1) return tags;
  const counted: { tag: string; items: number }[] = [];
  for (const tag of tags) {
    const query = em
      .createQueryBuilder(CurrentTag, 'tag')
      .select('tag.itemId', 'id')
      .where('tag.listId = :listId AND tag.tag = :tag', { listId, tag })
      .limit(COMMON);
    counted.push({ tag, items: await bounded(em, query) });
  }
  return counted.sort((a, b) => a.items - b.items).map(({ tag }) => tag);
}

/** The offices that current items name, in order, at most `most`; each is found by one step in the index. */
export async function officesOf(em: EntityManager, listId: number, most: number): Promise<string[]> {
  const offices: string[] = [];
  for (let last = ''; offices.length < most; ) {
    const row: { office: string | null } | undefined = await em
      .createQueryBuilder(CurrentItem, 'item')
      .select('MIN(item.office)', 'office')
      .where('item.listId = :listId AND item.ended = :ended AND item.office > :last', {
        listId,
        ended: false,
        last,
      })
      .getRawOne();
    if (!row?.office) return offices;
    last = row.office;
    offices.push(last);
  }
  return offices;
}
