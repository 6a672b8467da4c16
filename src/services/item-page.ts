import { fieldsOf, type ItemContent } from '../list';
import { currentItem, heldLaws, itemNumbered, openChangesOf, readItemContents, revisionsOf } from '../store';
import { type Actor, has } from './actor';
import { checkItems, type Finding } from './check-list';
import { NoSuchItem } from './errors';
import { type OtherEnd, otherEnds } from './handed-over';
import { type Installation, today } from './installation';
import { type BodyList, listNumbered } from './lists';

export interface ItemPage {
  chosen: BodyList;
  number: string;
  /** Null where it ended, or what it says is withdrawn. */
  content: ItemContent | null;
  withdrawn: boolean;
  findings: Finding[];
  revisions: { seq: number; kind: string; createdAt: string; ended: boolean }[];
  mayDraft: boolean;
  /** Where it was taken up, or handed down, by other bodies of this installation. */
  otherEnds: OtherEnd[];
  /** The adjustment that is at it; null where none is. */
  busy: number | null;
}

/** One item with its bases checked today. @throws NoSuchItem */
export async function itemPage(
  installation: Installation,
  listId: number,
  number: string,
  actor: Actor,
): Promise<ItemPage> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const item = await itemNumbered(em, listId, number);
  const row = item && (await currentItem(em, item.id));
  if (!row) throw new NoSuchItem(number);
  const said =
    row.contentDigest === null ? [] : [...(await readItemContents(em, [row.contentDigest])).values()];
  const content = said[0] ?? null;
  const findings = content
    ? checkItems([{ number, content }], await heldLaws(em), today(installation)).findings
    : [];
  const revisions = (await revisionsOf(em, item.id)).map(({ seq, state, createdAt, contentDigest }) => ({
    seq,
    kind: state,
    createdAt,
    ended: contentDigest === null,
  }));
  const [open] = await openChangesOf(em, item.id);
  return {
    ...{ chosen, number, content, findings, revisions },
    withdrawn: content === null && row.contentDigest !== null,
    mayDraft: has(actor, ['drafter'], chosen.body.name),
    otherEnds: await otherEnds(em, chosen, item, actor),
    busy: open?.adjustmentId ?? null,
  };
}

/** The fields that an item fills, with their names, in the order of the list. */
export function fieldsOfItem(content: ItemContent): { label: string; value: string }[] {
  return fieldsOf(content).map(({ label, read }) => ({ label, value: read(content) ?? '' }));
}
