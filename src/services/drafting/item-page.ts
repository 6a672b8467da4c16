import type { EntityManager } from 'typeorm';
import { basesOf } from '../../intake';
import {
  type BasisRole,
  type ChangeKind,
  type ItemContent,
  type Place,
  POWER_TYPES,
  placeOf,
} from '../../list';
import {
  type Adjustment,
  currentItem,
  heldLaw,
  heldLaws,
  itemNumbered,
  lawById,
  newPowersOf,
  readItemContent,
  readItemContents,
  versionById,
} from '../../store';
import type { Actor } from '../actor';
import { eventsOf } from '../adjust';
import { adjustmentDigest } from '../adjustment-digest';
import { checkItems, type Finding } from '../check-list';
import { NoSuchItem, NoSuchLaw } from '../errors';
import { type Installation, today } from '../installation';
import type { BodyList } from '../lists';
import { mustBeOpen } from '../new-powers';
import type { ChangeWords } from './change-words';
import { draftFor, mustSaySomething, type Standing, standingIn } from './draft';
import type { Opened } from './errors';
import { BASIS_ROLES, type FormValues, numbered } from './item-form';
import { rowFor } from './pick-provision';
import { type SentBack, sentBack } from './sent-back';

/** One item of an adjustment, opened for editing. */
export interface DraftItem {
  adjustment: Adjustment;
  chosen: BodyList;
  place: Place;
  /** Null: a new item. */
  item: string | null;
  kind: ChangeKind;
  content: ItemContent;
  opened: Opened;
  words: ChangeWords;
  /** What the adjustment was sent back for, to be seen beside each field. */
  sentBack: SentBack | null;
  predecessors: string[];
}

/** @throws NoSuchItem, ItemBusy, EndedItem, NoSuchAdjustment, NotAllowedTo, ActNotAllowed */
export async function draftItem(
  { db }: Installation,
  id: string,
  item: string,
  wanted: ChangeKind | null,
  actor: Actor,
): Promise<DraftItem> {
  const em = db.manager;
  const { adjustment, chosen } = await draftFor(em, id, actor);
  const standing = await standingIn(em, adjustment, item);
  const digest = mustSaySomething(standing, item);
  const { change, opened } = standing;
  return {
    adjustment,
    chosen,
    place: await placeNow(em, adjustment.id),
    item,
    kind: kindFor(standing, wanted),
    // What was withdrawn is written anew.
    content: (await readItemContents(em, [digest])).get(digest) ?? blank(chosen),
    opened,
    words: {
      reason: change?.reason ?? (change?.kind === 'found' ? '' : adjustment.reason),
      basis: change?.basis ?? '',
      counterpart: change?.counterpart ?? '',
    },
    sentBack: await sentBack(em, adjustment.id),
    predecessors: change?.predecessors ?? [],
  };
}

/** As what an item that stays in the list may be changed. */
const STAYING: readonly ChangeKind[] = ['change', 'entrust', 'withdraw'];

/** A new item stays what it was added as; for the others an address may ask for anything. */
function kindFor({ base, change }: Standing, wanted: ChangeKind | null): ChangeKind {
  const asked = base !== null && wanted !== null && STAYING.includes(wanted) ? wanted : null;
  return asked ?? change?.kind ?? 'change';
}

/** A new item in an adjustment: blank, or like the first of those that it comes from. @throws as `draftItem` */
export async function newDraftItem(
  { db }: Installation,
  id: string,
  kind: ChangeKind,
  predecessors: string[],
  power: number | null,
  actor: Actor,
): Promise<DraftItem> {
  const em = db.manager;
  const { adjustment, chosen } = await draftFor(em, id, actor);
  const [like] = predecessors;
  const taken = power === null ? null : await powerContent(em, chosen, power);
  return {
    adjustment,
    chosen,
    place: await placeNow(em, adjustment.id),
    item: null,
    kind,
    content: taken ?? (like === undefined ? blank(chosen) : await likeItem(em, adjustment, like)),
    opened: { version: null, digest: null },
    words: { reason: adjustment.reason, basis: '', counterpart: '' },
    sentBack: null,
    predecessors,
  };
}

function blank({ body }: BodyList): ItemContent {
  return {
    name: '',
    type: 'permit',
    typeLabel: '',
    body: body.name,
    basisText: {},
    bases: [],
    duties: [],
  };
}

/** A new item as a candidate of a law's work package would have it: class, basis and quote. @throws AlreadyDecided */
async function powerContent(em: EntityManager, chosen: BodyList, id: number): Promise<ItemContent> {
  const [state] = await newPowersOf(em, { listId: chosen.list.id, id });
  mustBeOpen(state);
  const version = (await versionById(em, state.power.versionId))!;
  const law = (await lawById(em, version.lawId))!;
  const held = (await heldLaw(em, law.id)).versions.find((one) => one.id === String(version.id));
  if (!held) throw new NoSuchLaw(law.id);
  const { address, type } = state.power;
  const power = rowFor({ id: law.id, title: law.title, classLabel: law.classLabel }, held, address);
  return {
    ...blank(chosen),
    type,
    typeLabel: POWER_TYPES[type],
    basisText: { power },
    bases: basesOf(power, 'power'),
  };
}

/** What the new item takes over from an old one; its number, codes and place in a file are its own. */
async function likeItem(em: EntityManager, { listId }: Adjustment, number: string): Promise<ItemContent> {
  const item = await itemNumbered(em, listId, number);
  const row = item && (await currentItem(em, item.id));
  if (!row?.contentDigest) throw new NoSuchItem(number);
  const { serial: _, codes: __, source: ___, ...taken } = await readItemContent(em, row.contentDigest);
  return taken;
}

async function placeNow(em: EntityManager, id: number): Promise<Place> {
  return placeOf(await eventsOf(em, id), await adjustmentDigest(em, id));
}

/** One row of a form's bases with what is read in it. */
export interface ReadRow {
  index: number;
  text: string;
  findings: Finding[];
  /** Nothing was understood as a citation. */
  unread: boolean;
}

/** The rows of a form, role by role, each with its bases checked today. */
export async function readRows(
  installation: Installation,
  values: FormValues,
): Promise<Record<BasisRole, ReadRow[]>> {
  const rows = BASIS_ROLES.flatMap((role) =>
    numbered(values, `basis.${role}`).map(({ index, value }) => ({ role, index, text: value })),
  );
  const items = rows.map(({ role, text }, at) => ({
    number: String(at),
    content: { ...EMPTY, basisText: { [role]: text }, bases: basesOf(text, role) },
  }));
  const { findings } = checkItems(items, await heldLaws(installation.db.manager), today(installation));
  const read: Record<BasisRole, ReadRow[]> = { power: [], duty: [], accountability: [], fee: [] };
  rows.forEach(({ role, index, text }, at) => {
    const own = findings.filter(({ item }) => item.id === String(at));
    const unread = items[at]!.content.bases.length === 0 && text.trim() !== '';
    read[role].push({ index, text, findings: own, unread });
  });
  return read;
}

const EMPTY: ItemContent = { name: '', type: 'other', typeLabel: '', basisText: {}, bases: [], duties: [] };
