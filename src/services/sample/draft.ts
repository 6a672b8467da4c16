import type { EntityManager } from 'typeorm';
import { withBases } from '../../intake';
import type { ItemContent } from '../../list';
import {
  addAdjustment,
  addAdjustmentEvent,
  addChange,
  addItem,
  type CurrentListed,
  inTransaction,
  listedItems,
  openChangesOf,
  putItemContent,
  readItemContent,
  revisionById,
} from '../../store';
import { actorNamed } from '../actor';
import { adjustmentDigest } from '../adjustment-digest';
import type { Installation } from '../installation';
import { chosenList } from '../lists';
import type { AdjustStep, SaidFields } from './story';

/**
 * An item as the next adjustment finds it: as published, or as an adjustment already approved will publish it. `seq` is the
 * revision that the next one builds upon.
 */
async function standingOf(em: EntityManager, { number, content, row }: CurrentListed) {
  const published = row.revisionId === null ? 0 : (await revisionById(em, row.revisionId))!.seq;
  const open = (await openChangesOf(em, row.itemId)).filter(({ kind }) => kind !== 'found');
  const last = open.at(-1)?.contentDigest;
  return {
    number,
    itemId: row.itemId,
    content: last ? await readItemContent(em, last) : content,
    seq: published + open.length || null,
  };
}

/** A content with some fields said anew; cells of bases that are not named stay. */
function amended(content: ItemContent, said: SaidFields): ItemContent {
  return { ...content, ...said, basisText: { ...content.basisText, ...said.basisText } } as ItemContent;
}

/** Writes the changes of a step as an adjustment under draft. */
export async function draft(installation: Installation, body: string, one: AdjustStep): Promise<string> {
  const actor = await actorNamed(installation, one.by);
  const { list } = await chosenList(installation.db.manager, { body });
  const items = new Map<string, CurrentListed>();
  for await (const some of listedItems(installation.db.manager, list.id))
    for (const item of some) items.set(item.content.serial ?? '', item);
  return inTransaction(installation.db, async (em) => {
    const now = installation.clock();
    const adjustment = await addAdjustment(em, {
      listId: list.id,
      title: one.title,
      reason: one.reason,
      basis: one.basis,
      effectiveFrom: one.effective,
      createdBy: actor.account,
      createdAt: now,
    });
    const add = async (
      kind: 'add' | 'change' | 'cancel' | 'merge',
      itemId: number,
      content: ItemContent | null,
      base: number | null,
      lineage: { predecessors?: string[]; successors?: string[] } = {},
    ) =>
      addChange(em, {
        adjustmentId: adjustment.id,
        itemId,
        kind,
        contentDigest: content && (await putItemContent(em, withBases(content), installation.random(16))),
        base,
        predecessors: lineage.predecessors ?? [],
        successors: lineage.successors ?? [],
        reason: null,
        editedBy: actor.account,
        editedAt: now,
      });
    const standing = async (serial: string) => standingOf(em, items.get(serial)!);
    for (const wanted of one.changes) {
      if (wanted.kind === 'change') {
        const { itemId, content, seq } = await standing(wanted.serial);
        await add('change', itemId, amended(content, wanted.fields), seq);
      } else if (wanted.kind === 'cancel') {
        const { itemId, seq } = await standing(wanted.serial);
        await add('cancel', itemId, null, seq);
      } else if (wanted.kind === 'add') {
        const item = await addItem(em, list.id);
        await add('add', item.id, amended(items.get(wanted.like)!.content, wanted.fields), null);
      } else {
        const merged = await addItem(em, list.id);
        const old = await Promise.all(wanted.serials.map(standing));
        const content = amended((await standing(wanted.like)).content, wanted.fields);
        await add('merge', merged.id, content, null, { predecessors: old.map(({ number }) => number) });
        for (const { itemId, seq } of old)
          await add('merge', itemId, null, seq, { successors: [merged.number] });
      }
    }
    await addAdjustmentEvent(em, {
      adjustmentId: adjustment.id,
      act: 'create',
      actor: actor.account,
      at: now,
      digest: await adjustmentDigest(em, adjustment.id),
      comment: null,
      fieldComments: null,
      override: false,
    });
    return String(adjustment.id);
  });
}
