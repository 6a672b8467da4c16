import { listCsv } from '../exchange';
import { titleKey } from '../law';
import type { PowerType } from '../list';
import {
  type CurrentItem,
  countFound,
  findItems,
  type ItemSearch,
  itemNumbered,
  officesOf,
  type Place,
  withContents,
} from '../store';
import { needsWork } from './check-list';
import { type Installation, today } from './installation';
import { listHealth } from './list-health';
import { type BodyList, listNumbered, listTitle } from './lists';

/** Which items of a list are wanted, and which page of them. */
export interface ItemsQuery {
  /** Words of the name, or the number. */
  text?: string;
  type?: PowerType;
  office?: string;
  /** A law's title as anybody writes it. */
  law?: string;
  standing?: ItemStand;
  /** Number of the item before the page, or of the one behind it; neither for the first page. */
  after?: string;
  before?: string;
}

/** Items whose bases need work, or could not be checked for want of a text; and those that have ended. */
export const ITEM_STANDS = ['needs-work', 'no-text', 'ended'] as const;
export type ItemStand = (typeof ITEM_STANDS)[number];

export interface ItemsPage {
  chosen: BodyList;
  rows: CurrentItem[];
  total: number;
  /** True: there are more than were counted. */
  more: boolean;
  offices: string[];
  /** Numbers from which the pages beside this one are asked for; null where there is none. */
  next: string | null;
  previous: string | null;
}

export const PAGE_SIZE = 50;
/** A count goes no further: by one mark it is read from the index, by several each is looked at. */
const COUNTED = { one: 5000, several: 500 };
const OFFICES = 200;

/** One page of a list as it stands. @throws NoSuchList */
export async function itemsPage(
  installation: Installation,
  listId: number,
  query: ItemsQuery,
): Promise<ItemsPage> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const search = await searchFor(installation, listId, query);
  const place = await placeOf(installation, listId, query);
  const { rows, more } = await found(installation, listId, search, place, PAGE_SIZE);
  const most = severalMarks(search) ? COUNTED.several : COUNTED.one;
  const count = () =>
    search.among
      ? countAmong(installation, listId, search, most + 1)
      : countFound(em, listId, search, most + 1);
  const isAll = place.after === undefined && place.before === undefined && !more;
  const total = isAll ? rows.length : await count();
  const backwards = place.before !== undefined;
  return {
    chosen,
    rows,
    total: Math.min(total, most),
    more: total > most,
    offices: await officesOf(em, listId, OFFICES),
    next: (backwards || more) && rows.length > 0 ? rows.at(-1)!.number : null,
    previous: (backwards ? more : place.after !== undefined) && rows.length > 0 ? rows[0]!.number : null,
  };
}

/** The first of all that fit, in the order of the list, or of those numbered. `more`: there are others. @throws NoSuchList */
export async function itemsFitting(
  installation: Installation,
  listId: number,
  wanted: ItemsQuery | string[],
  most: number,
): Promise<{ rows: CurrentItem[]; more: boolean }> {
  const search = Array.isArray(wanted) ? { among: wanted } : await searchFor(installation, listId, wanted);
  return found(installation, listId, search, {}, most);
}

/** At most so many items are written into one file. */
const EXPORTED = 20_000;

/** Everything that fits, with all columns, as CSV for a spreadsheet. @throws NoSuchList */
export async function itemsCsv(
  installation: Installation,
  listId: number,
  query: ItemsQuery,
): Promise<{ name: string; text: string }> {
  const chosen = await listNumbered(installation.db.manager, listId);
  const { rows } = await itemsFitting(installation, listId, query, EXPORTED);
  const items = await withContents(installation.db.manager, rows);
  const title = listTitle(chosen);
  const name = `${title}${today(installation)}.csv`.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, '');
  return { name, text: listCsv({ title, items }) };
}

async function searchFor(
  installation: Installation,
  listId: number,
  { text, type, office, law, standing }: ItemsQuery,
): Promise<ItemSearch> {
  const numbered = text === undefined ? null : await itemNumbered(installation.db.manager, listId, text);
  const among = await standingSo(installation, listId, standing);
  const named = numbered ? [numbered.number] : null;
  const both = named && among ? named.filter((number) => among.includes(number)) : (named ?? among);
  return {
    ...(text !== undefined && !numbered && { text }),
    ...(type && { type }),
    ...(office && { office }),
    ...(law && { lawKey: titleKey(law) }),
    ...(standing === 'ended' && { ended: true }),
    ...(both && { among: both }),
  };
}

/** Numbers of the items that stand so, in the order of the list; null where the standing tells nothing of bases. */
async function standingSo(
  installation: Installation,
  listId: number,
  standing: ItemStand | undefined,
): Promise<string[] | null> {
  if (standing !== 'needs-work' && standing !== 'no-text') return null;
  const { findings } = (await listHealth(installation, listId)).health;
  const so = findings.filter((finding) =>
    standing === 'needs-work' ? needsWork(finding) : finding.status === 'no-text',
  );
  return [...new Set(so.map(({ item }) => item.id))];
}

async function placeOf({ db }: Installation, listId: number, { after, before }: ItemsQuery): Promise<Place> {
  const number = after ?? before;
  const item = number === undefined ? null : await itemNumbered(db.manager, listId, number);
  if (!item) return {};
  return after !== undefined ? { after: item.id } : { before: item.id };
}

/** Numbers bound in one statement. */
const BOUND = 400;

/** As `findItems`, with any number of numbers to choose among. */
async function found(
  { db }: Installation,
  listId: number,
  search: ItemSearch,
  place: Place,
  limit: number,
): Promise<{ rows: CurrentItem[]; more: boolean }> {
  const { among } = search;
  if (!among || among.length <= BOUND) return findItems(db.manager, listId, search, place, limit);
  const rows: CurrentItem[] = [];
  let further = false;
  const backwards = place.before !== undefined;
  const pieces = piecesOf(among);
  for (const piece of backwards ? pieces.reverse() : pieces) {
    const some = await findItems(db.manager, listId, { ...search, among: piece }, place, limit);
    rows.push(...(backwards ? some.rows.reverse() : some.rows));
    further = some.more || rows.length > limit;
    if (further) break;
  }
  const page = rows.slice(0, limit);
  return { rows: backwards ? page.reverse() : page, more: further };
}

async function countAmong(
  { db }: Installation,
  listId: number,
  search: ItemSearch,
  most: number,
): Promise<number> {
  let count = 0;
  for (const among of piecesOf(search.among ?? [])) {
    count += await countFound(db.manager, listId, { ...search, among }, most);
    if (count >= most) return most;
  }
  return count;
}

function piecesOf(numbers: string[]): string[][] {
  return Array.from({ length: Math.ceil(numbers.length / BOUND) }, (_, n) =>
    numbers.slice(n * BOUND, (n + 1) * BOUND),
  );
}

function severalMarks({ type, office, lawKey, text }: ItemSearch): boolean {
  return text !== undefined || [type, office, lawKey].filter((mark) => mark !== undefined).length > 1;
}
