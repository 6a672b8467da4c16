import type { EntityManager } from 'typeorm';
import { CHANGE_KINDS, type ChangeKind } from '../../list';
import { addChange, editChange } from '../../store';
import type { Actor } from '../actor';
import type { Installation } from '../installation';
import type { ChangeWords } from './change-words';
import { type Draft, mustStand, ownReason, standingIn } from './draft';
import { WrongCount } from './errors';

/** 合并: two or more items become one new one. 拆分: one becomes two or more new ones. @throws WrongCount, EndedItem, ItemBusy */
export async function mustFitLineage(
  em: EntityManager,
  { adjustment }: Draft,
  kind: ChangeKind,
  predecessors: string[],
): Promise<void> {
  const count = new Set(predecessors).size;
  if (kind === 'merge' && count < 2) throw new WrongCount(CHANGE_KINDS.merge, '两个或更多', count);
  if (kind === 'split' && count !== 1) throw new WrongCount(CHANGE_KINDS.split, '一个', count);
  if (kind !== 'merge' && kind !== 'split' && count > 0)
    throw new WrongCount(CHANGE_KINDS[kind], '新的', count);
  for (const number of predecessors) {
    const standing = await standingIn(em, adjustment, number);
    // A split goes on: its second part finds the item ended by the first one, in this adjustment.
    if (kind !== 'split' || standing.change?.kind !== 'split') mustStand(standing, number);
  }
}

interface Ending {
  kind: ChangeKind;
  predecessors: string[];
  successor: string;
  words: ChangeWords;
  actor: Actor;
}

/** The items that a new one comes from end with it, and name it. */
export async function endPredecessors(
  installation: Installation,
  em: EntityManager,
  { adjustment }: Draft,
  { kind, predecessors, successor, words, actor }: Ending,
): Promise<void> {
  for (const number of new Set(predecessors)) {
    const { item, change, base } = await standingIn(em, adjustment, number);
    const edit = {
      kind,
      contentDigest: null,
      successors: [...(change?.successors ?? []), successor],
      reason: ownReason(adjustment, words.reason),
      editedBy: actor.account,
      editedAt: installation.clock(),
    };
    if (change) await editChange(em, change.id, change.version, edit);
    else
      await addChange(em, { ...edit, adjustmentId: adjustment.id, itemId: item.id, base, predecessors: [] });
  }
}
