import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { fieldsRead, type ListIntake, type ReadItem, withBases } from '../../intake';
import {
  type FieldChange,
  type ItemContent,
  type KnownBy,
  matchRows,
  type RowCandidate,
  updatedContent,
} from '../../list';
import { readItemContents, revisionsOf } from '../../store';
import { breathe } from '../installation';
import { type StandingItem, standingList } from './standing';

/** What a person decided of rows and items that the comparison could not settle. */
export interface ImportDecisions {
  /** By key of the row: the number of the item that it is, `add` for a new one, `leave` to leave it out this time. */
  rows: Record<number, string>;
  /** Numbers of items that are missing from the workbook and are to be cancelled. */
  cancel: string[];
}

export const NO_DECISIONS: ImportDecisions = { rows: {}, cancel: [] };

export interface ChangedItem {
  item: StandingItem;
  row: ReadItem;
  by: KnownBy;
  content: ItemContent;
  changes: FieldChange[];
  kept: FieldChange[];
}

/** A workbook held against the list as it stands. */
export interface ListComparison {
  unchanged: number;
  changed: ChangedItem[];
  /** Items whose text was brought up to date here while the workbook still has the old one. */
  behind: ChangedItem[];
  added: ReadItem[];
  unsure: { row: ReadItem; candidates: (RowCandidate & { item: StandingItem })[] }[];
  missing: StandingItem[];
  /** Rows or items left alone, with the reason in Chinese. */
  left: { row: ReadItem | null; item: StandingItem | null; why: string }[];
  /** Which item each row is. */
  itemOf: Map<number, StandingItem>;
  founding: number | null;
  /** Digest of what was compared: shows at confirmation that nobody changed the list meanwhile. */
  seen: string;
}

/** Matches rows and items, with what a person decided, and tells the differences field by field. */
export async function compareList(
  em: EntityManager,
  listId: number,
  intake: ListIntake,
  decisions: ImportDecisions = NO_DECISIONS,
): Promise<ListComparison> {
  const { items, founding } = await standingList(em, listId);
  const byNumber = new Map(items.map((item) => [item.number, item]));
  const said = (key: number) => decisions.rows[key];
  const decided = Object.entries(decisions.rows).map(([key, number]) => ({ key: Number(key), number }));
  const match = matchRows(items, intake.items, decided);
  const comparison: ListComparison = {
    unchanged: 0,
    changed: [],
    behind: [],
    added: match.added.map((key) => intake.items[key]!),
    unsure: [],
    missing: match.missing.map((number) => byNumber.get(number)!),
    left: [],
    itemOf: new Map(match.matched.map(({ key, number }) => [key, byNumber.get(number)!])),
    founding,
    seen: digestOf(items),
  };
  for (const { key, candidates } of match.unsure) {
    const row = intake.items[key]!;
    if (said(key) === 'add') comparison.added.push(row);
    else if (said(key) === 'leave') comparison.left.push({ row, item: null, why: '暂不处理' });
    else
      comparison.unsure.push({
        row,
        candidates: candidates.map((candidate) => ({ ...candidate, item: byNumber.get(candidate.number)! })),
      });
  }
  const has = fieldsRead(intake);
  for (const [index, { key, number, by }] of match.matched.entries()) {
    if (index % 50 === 0) await breathe();
    await compareItem(em, byNumber.get(number)!, intake.items[key]!, by, has, comparison);
  }
  settle(comparison);
  return comparison;
}

async function compareItem(
  em: EntityManager,
  item: StandingItem,
  row: ReadItem,
  by: KnownBy,
  has: ReturnType<typeof fieldsRead>,
  comparison: ListComparison,
): Promise<void> {
  const fields = (key: string) => has(row, key);
  const first = updatedContent(item.content, row.content, fields);
  if (first.changes.length === 0) {
    comparison.unchanged += 1;
    return;
  }
  const earlier = await earlierContents(em, item);
  const { content, changes, kept } = updatedContent(item.content, row.content, fields, earlier);
  const changed: ChangedItem = {
    item,
    row,
    by,
    content: withBases({ ...content, ...(row.content.source && { source: row.content.source }) }),
    changes,
    kept,
  };
  if (changes.length === 0) comparison.behind.push(changed);
  else if (item.busy)
    comparison.left.push({
      row,
      item,
      why: `正在调整 ${item.busy.adjustment} 中，请在那里修改，或等它发布后再导入`,
    });
  else comparison.changed.push(changed);
}

/** What the item said before: texts that a workbook kept from then may still have. */
async function earlierContents(
  em: EntityManager,
  { itemId, contentDigest }: StandingItem,
): Promise<ItemContent[]> {
  const digests = (await revisionsOf(em, itemId)).flatMap(({ contentDigest: digest }) => digest ?? []);
  const before = [...new Set(digests)].filter((digest) => digest !== contentDigest);
  return [...(await readItemContents(em, before)).values()].flatMap((content) => content ?? []);
}

/** Items under way are neither missing nor new; a sub-item waits for its main item. */
function settle(comparison: ListComparison): void {
  comparison.missing = comparison.missing.filter((item) => {
    if (item.busy && !item.busy.ends)
      comparison.left.push({ row: null, item, why: `工作簿里没有；正在调整 ${item.busy.adjustment} 中` });
    return !item.busy;
  });
  const waiting = new Set([
    ...comparison.unsure.map(({ row }) => row.key),
    ...comparison.left.flatMap(({ row, item }) => (row && !item ? [row.key] : [])),
  ]);
  comparison.added = comparison.added.filter((row) => {
    const waits = row.parentKey !== null && waiting.has(row.parentKey);
    if (waits) comparison.left.push({ row, item: null, why: '它的主项还没有确定' });
    return !waits;
  });
}

function digestOf(items: StandingItem[]): string {
  const hash = createHash('sha256');
  for (const { number, contentDigest, busy } of items)
    hash.update(`${number} ${contentDigest} ${busy?.adjustment ?? ''}\n`);
  return hash.digest('hex');
}
