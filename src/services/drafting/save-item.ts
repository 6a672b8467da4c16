import type { EntityManager } from 'typeorm';
import type { ChangeKind, ItemContent } from '../../list';
import {
  addChange,
  addItem,
  appendAudit,
  decideNewPower,
  editChange,
  inTransaction,
  itemNumbered,
  newPowersOf,
  putItemContent,
  readItemContent,
} from '../../store';
import { type Actor, overrides } from '../actor';
import type { Installation } from '../installation';
import { namesOf } from '../names';
import { mustBeOpen } from '../new-powers';
import type { ChangeWords } from './change-words';
import {
  type Draft,
  draftFor,
  mustSaySomething,
  ownReason,
  recordAct,
  type Standing,
  standingIn,
} from './draft';
import { BadForm, EditedMeanwhile, type FieldProblem, type Opened } from './errors';
import { contentProblems } from './item-form';
import { endPredecessors, mustFitLineage } from './lineage';

export interface ItemSave {
  adjustment: string;
  /** Permanent number; null for a new item. */
  item: string | null;
  kind: ChangeKind;
  content: ItemContent;
  words: ChangeWords;
  /** What the form was opened on. */
  opened: Opened;
  /** 合并, 拆分: the items that this one comes from. */
  predecessors: string[];
  /** The candidate of a law's work package that a new item takes up. */
  power?: number | null;
  actor: Actor;
}

export interface ItemSaved {
  item: string;
  /** False where nothing differed: then nothing was written, and what was approved stays approved. */
  changed: boolean;
}

/**
 * Saves one item of an adjustment. Whoever comes second is told and shown both; nothing is written over.
 * @throws BadForm, EditedMeanwhile, ItemBusy, EndedItem, WrongCount, NoSuchItem, NotAllowedTo, ActNotAllowed
 */
export async function saveItem(installation: Installation, save: ItemSave): Promise<ItemSaved> {
  return inTransaction(installation.db, async (em) => {
    const draft = await draftFor(em, save.adjustment, save.actor);
    await mustBeWhole(em, draft, save);
    const saved =
      save.item === null
        ? await addNew(installation, em, draft, save)
        : await change(installation, em, draft, save, save.item);
    if (saved.changed) {
      await recordAct(installation, em, draft, 'edit', save.actor);
      await appendAudit(em, {
        at: installation.clock(),
        actor: save.actor.account,
        act: 'adjustment.edit',
        subject: `调整 ${draft.adjustment.id}`,
        detail: { item: saved.item, kind: save.kind },
        override: overrides(save.actor, 'drafter', draft.chosen.body.name),
      });
    }
    return saved;
  });
}

async function mustBeWhole(
  em: EntityManager,
  { adjustment }: Draft,
  { item, content, kind, words }: ItemSave,
): Promise<void> {
  const problems: FieldProblem[] = contentProblems(content);
  if (kind !== 'found' && words.reason === '')
    problems.push({ field: 'reason', message: '请写明这个事项为什么要调整。' });
  if (NAMES_SOMEONE.includes(kind) && words.counterpart === '')
    problems.push({ field: 'counterpart', message: COUNTERPART_MISSING[kind]! });
  if (content.parent !== undefined) {
    const parent = await itemNumbered(em, adjustment.listId, content.parent);
    if (!parent || content.parent === item)
      problems.push({
        field: 'parent',
        message: `主项应填本清单中另一事项的编号，${content.parent} 不是。`,
      });
  }
  if (problems.length > 0) throw new BadForm(problems);
}

/** Kinds that name the other side. */
export const NAMES_SOMEONE: readonly ChangeKind[] = ['delegate', 'receive', 'entrust', 'withdraw'];
const COUNTERPART_MISSING: Partial<Record<ChangeKind, string>> = {
  delegate: '请写明下放给哪个单位承接。',
  receive: '请写明从哪个单位承接。',
  entrust: '请写明委托给哪个单位。',
  withdraw: '请写明从哪个单位收回。',
};

async function addNew(
  installation: Installation,
  em: EntityManager,
  draft: Draft,
  { kind, content, words, predecessors, power, actor }: ItemSave,
): Promise<ItemSaved> {
  const { adjustment } = draft;
  await mustFitLineage(em, draft, kind, predecessors);
  const parent = content.parent ? await itemNumbered(em, adjustment.listId, content.parent) : null;
  const item = await addItem(em, adjustment.listId, parent?.id ?? null);
  await addChange(em, {
    adjustmentId: adjustment.id,
    itemId: item.id,
    kind,
    contentDigest: await putItemContent(em, content, installation.random(16)),
    base: null,
    predecessors,
    successors: [],
    ...said(draft, words),
    editedBy: actor.account,
    editedAt: installation.clock(),
  });
  await endPredecessors(installation, em, draft, {
    kind,
    predecessors,
    successor: item.number,
    words,
    actor,
  });
  if (power) await takeUp(installation, em, draft, power, item.number, actor);
  return { item: item.number, changed: true };
}

/** Settles a candidate for 新增 by the item that was made of it. @throws AlreadyDecided */
async function takeUp(
  installation: Installation,
  em: EntityManager,
  { adjustment }: Draft,
  id: number,
  item: string,
  actor: Actor,
): Promise<void> {
  const [state] = await newPowersOf(em, { listId: adjustment.listId, id });
  mustBeOpen(state);
  await decideNewPower(em, {
    newPowerId: id,
    decision: 'added',
    adjustmentId: adjustment.id,
    reason: item,
    actor: actor.account,
    at: installation.clock(),
  });
}

async function change(
  installation: Installation,
  em: EntityManager,
  draft: Draft,
  save: ItemSave,
  number: string,
): Promise<ItemSaved> {
  const { kind, content, words, opened, actor } = save;
  const standing = await standingIn(em, draft.adjustment, number);
  mustSaySomething(standing, number);
  const digest = await putItemContent(em, content, installation.random(16));
  if (isSame(draft, standing, digest, save)) return { item: number, changed: false };
  if (standing.opened.version !== opened.version || standing.opened.digest !== opened.digest)
    throw await editedMeanwhile(em, standing, save, number);
  const row = {
    kind: standing.change?.kind === 'found' ? ('found' as const) : kind,
    contentDigest: digest,
    ...said(draft, words),
    editedBy: actor.account,
    editedAt: installation.clock(),
  };
  if (standing.change) await editChange(em, standing.change.id, standing.change.version, row);
  else
    await addChange(em, {
      ...row,
      adjustmentId: draft.adjustment.id,
      itemId: standing.item.id,
      base: standing.base,
      predecessors: [],
      successors: [],
    });
  return { item: number, changed: true };
}

const said = ({ adjustment }: Draft, { reason, basis, counterpart }: ChangeWords) => ({
  reason: ownReason(adjustment, reason),
  basis: basis || null,
  counterpart: counterpart || null,
});

/** An identical save changes nothing, whoever else was there. A change that is not there yet is made only if it says something. */
function isSame(
  draft: Draft,
  { change, digest }: Standing,
  saved: string,
  { kind, words }: ItemSave,
): boolean {
  if (digest !== saved) return false;
  if (!change) return kind === 'change';
  const { reason, basis, counterpart } = said(draft, words);
  return (
    (change.kind === kind || change.kind === 'found') &&
    change.reason === reason &&
    change.basis === basis &&
    change.counterpart === counterpart
  );
}

async function editedMeanwhile(
  em: EntityManager,
  { change, digest, opened }: Standing,
  save: ItemSave,
  number: string,
): Promise<EditedMeanwhile> {
  return new EditedMeanwhile(
    number,
    change && { name: (await namesOf(em))(change.editedBy), at: change.editedAt },
    await contentOrNull(em, save.opened.digest),
    await contentOrNull(em, digest),
    save.content,
    opened,
  );
}

/** A digest that a form sends may be anything. */
async function contentOrNull(em: EntityManager, digest: string | null): Promise<ItemContent | null> {
  if (digest === null) return null;
  try {
    return await readItemContent(em, digest);
  } catch {
    return null;
  }
}
