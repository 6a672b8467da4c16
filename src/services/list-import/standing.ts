import type { EntityManager } from 'typeorm';
import type { ChangeKind, ItemContent } from '../../list';
import {
  type AdjustmentChange,
  changesOf,
  itemById,
  listedItems,
  openAdjustments,
  readItemContent,
  revisionById,
} from '../../store';

/** An item as an import finds it: as it stands, or as an adjustment under way will make it. */
export interface StandingItem {
  itemId: number;
  number: string;
  content: ItemContent;
  contentDigest: string;
  /** Sequence number of the revision in force; null before the first release. */
  base: number | null;
  /** Its part in the 建档 draft, which an import may still write over. */
  founding: AdjustmentChange | null;
  /** The adjustment that has the item under way: an import leaves it alone. */
  busy: { adjustment: number; kind: ChangeKind; ends: boolean } | null;
}

export interface StandingList {
  items: StandingItem[];
  /** The 建档 adjustment while it is unpublished. */
  founding: number | null;
}

/** Every item of a list, those that a draft adds among them. */
export async function standingList(em: EntityManager, listId: number): Promise<StandingList> {
  const open = new Map<number, AdjustmentChange>();
  let founding: number | null = null;
  for (const { id } of await openAdjustments(em, listId)) {
    for (const { change } of await changesOf(em, id)) {
      if (change.itemId !== null) open.set(change.itemId, change);
      if (change.kind === 'found') founding = id;
    }
  }
  const items: StandingItem[] = [];
  for await (const some of listedItems(em, listId)) {
    for (const { number, content, row } of some) {
      const change = open.get(row.itemId);
      open.delete(row.itemId);
      const underWay = change && change.kind !== 'found' ? change : null;
      const digest = underWay?.contentDigest ?? row.contentDigest!;
      items.push({
        itemId: row.itemId,
        number,
        content: underWay?.contentDigest ? await readItemContent(em, underWay.contentDigest) : content,
        contentDigest: digest,
        base: row.revisionId === null ? null : (await revisionById(em, row.revisionId))!.seq,
        founding: change?.kind === 'found' ? change : null,
        busy: underWay && busyWith(underWay),
      });
    }
  }
  for (const change of open.values()) {
    if (change.contentDigest === null || change.itemId === null) continue;
    items.push({
      itemId: change.itemId,
      number: (await itemById(em, change.itemId))!.number,
      content: await readItemContent(em, change.contentDigest),
      contentDigest: change.contentDigest,
      base: null,
      founding: null,
      busy: busyWith(change),
    });
  }
  return { items, founding };
}

const busyWith = ({ adjustmentId, kind, contentDigest }: AdjustmentChange): StandingItem['busy'] => ({
  adjustment: adjustmentId,
  kind,
  ends: contentDigest === null,
});
