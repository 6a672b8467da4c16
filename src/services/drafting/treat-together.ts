import type { EntityManager } from 'typeorm';
import { CHANGE_KINDS, fieldLabel, type ItemContent } from '../../list';
import {
  addChange,
  appendAudit,
  type CurrentItem,
  editChange,
  inTransaction,
  openChangesOf,
  putItemContent,
  readItemContent,
} from '../../store';
import { type Actor, mustHave, overrides } from '../actor';
import { NoSuchAdjustment } from '../errors';
import type { Installation } from '../installation';
import { type ItemsQuery, itemsFitting } from '../list-items';
import { type BodyList, listNumbered } from '../lists';
import type { ChangeWords } from './change-words';
import { draftsOf } from './choose-items';
import { type Draft, draftFor, mustSaySomething, ownReason, recordAct, standingIn } from './draft';
import { type EndingKind, end, mustBeWhole } from './end-items';
import { BadForm, type FieldProblem } from './errors';
import { start } from './start-adjustment';

/** Fields that many items share, so that they may be changed in all of them at once. */
export const TOGETHER_FIELDS = [
  'office',
  'post',
  'body',
  'level',
  'object',
  'phone',
  'remedies',
  'timeLimitByLaw',
  'timeLimitPromised',
  'fees',
  'remarks',
] as const satisfies (keyof ItemContent)[];
export type TogetherField = (typeof TOGETHER_FIELDS)[number];

/** More are not looked over by anybody on one page. */
export const MOST_TOGETHER = 500;

export interface TogetherPage {
  chosen: BodyList;
  items: (Pick<CurrentItem, 'number' | 'name'> & { at: number | null })[];
  /** There are more than may be treated at once. */
  more: boolean;
  drafts: { id: number; title: string }[];
}

/** The items that a person would treat together: those she ticked, or all that fit a filter. @throws NotAllowedTo */
export async function togetherPage(
  installation: Installation,
  listId: number,
  wanted: ItemsQuery | string[],
  actor: Actor,
): Promise<TogetherPage> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  mustHave(actor, ['drafter'], chosen.body.name, '起草调整');
  const { rows, more } = await itemsFitting(installation, listId, wanted, MOST_TOGETHER);
  const items: TogetherPage['items'] = [];
  for (const { itemId, number, name, ended } of rows) {
    if (ended) continue;
    const [open] = await openChangesOf(em, itemId);
    items.push({ number, name, at: open?.adjustmentId ?? null });
  }
  return { chosen, items, more, drafts: await draftsOf(em, listId) };
}

/** What is done to all of them: one field says something else, or they end. */
export type Treatment = { kind: 'change'; field: TogetherField; value: string } | { kind: EndingKind };

export interface Together {
  /** Permanent numbers. */
  items: string[];
  treatment: Treatment;
  words: ChangeWords;
  /** The adjustment it goes into; null: a new one. */
  into: string | null;
  actor: Actor;
}

/**
 * Treats many items in one adjustment for one reason, all or none. Items that say it already are left as they are.
 * @throws BadForm, ItemBusy, EndedItem, NeverPublished, NotAllowedTo
 */
export async function treatTogether(
  installation: Installation,
  listId: number,
  order: Together,
): Promise<{ adjustment: number; treated: number }> {
  const { treatment, words, actor } = order;
  const items = [...new Set(order.items)];
  mustBeSaid({ ...order, items });
  return inTransaction(installation.db, async (em) => {
    const draft = await draftOf(installation, em, listId, { ...order, items });
    if (treatment.kind !== 'change') {
      await end(installation, em, draft, { kind: treatment.kind, items, words, actor });
      return { adjustment: draft.adjustment.id, treated: items.length };
    }
    let treated = 0;
    for (const number of items) {
      if (await changed(installation, em, draft, number, treatment, order)) treated += 1;
    }
    if (treated === 0)
      throw new BadForm([
        {
          field: 'value',
          message: `所选事项的“${fieldLabel(treatment.field)}”已经是这个内容，没有什么要改。`,
        },
      ]);
    await recordAct(installation, em, draft, 'edit', actor);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'adjustment.edit',
      subject: `调整 ${draft.adjustment.id}`,
      detail: { kind: treatment.kind, field: treatment.field, items: treated },
      override: overrides(actor, 'drafter', draft.chosen.body.name),
    });
    return { adjustment: draft.adjustment.id, treated };
  });
}

function mustBeSaid({ items, treatment, words, actor }: Together): void {
  const problems: FieldProblem[] = [];
  if (items.length > MOST_TOGETHER)
    problems.push({
      field: 'items',
      message: `一次最多办理 ${MOST_TOGETHER} 项，现在选了 ${items.length} 项。`,
    });
  if (treatment.kind !== 'change') {
    mustBeWhole({ kind: treatment.kind, items, words, actor }, problems);
    return;
  }
  if (items.length === 0) problems.push({ field: 'items', message: '请至少选择一个事项。' });
  if (words.reason === '') problems.push({ field: 'reason', message: '请写明原因。' });
  if (problems.length > 0) throw new BadForm(problems);
}

async function draftOf(
  installation: Installation,
  em: EntityManager,
  listId: number,
  { into, items, treatment, words, actor }: Together,
): Promise<Draft> {
  if (into !== null) {
    const draft = await draftFor(em, into, actor);
    if (draft.adjustment.listId !== listId) throw new NoSuchAdjustment(into);
    return draft;
  }
  const chosen = await listNumbered(em, listId);
  const what =
    treatment.kind === 'change' ? `变更“${fieldLabel(treatment.field)}”` : CHANGE_KINDS[treatment.kind];
  const head = {
    title: `${what}（${items.length} 项）`,
    reason: words.reason,
    basis: words.basis,
    effective: null,
  };
  return { adjustment: await start(installation, em, chosen, head, actor), chosen };
}

const alsoSaid = (before: string | null, reason: string): string =>
  [...new Set([before, reason])].filter(Boolean).join('\n');

/** Whether the item said anything else before. */
async function changed(
  installation: Installation,
  em: EntityManager,
  { adjustment }: Draft,
  number: string,
  { field, value }: Extract<Treatment, { kind: 'change' }>,
  { words, actor }: Together,
): Promise<boolean> {
  const standing = await standingIn(em, adjustment, number);
  const content = await readItemContent(em, mustSaySomething(standing, number));
  if ((content[field] ?? '') === value) return false;
  const { [field]: _, ...others } = content;
  const next: ItemContent = value === '' ? others : { ...others, [field]: value };
  const { change } = standing;
  const row = {
    contentDigest: await putItemContent(em, next, installation.random(16)),
    reason: ownReason(adjustment, alsoSaid(change && (change.reason ?? adjustment.reason), words.reason)),
    basis: words.basis || (change?.basis ?? null),
    editedBy: actor.account,
    editedAt: installation.clock(),
  };
  if (change) await editChange(em, change.id, change.version, row);
  else
    await addChange(em, {
      ...row,
      adjustmentId: adjustment.id,
      itemId: standing.item.id,
      kind: 'change',
      counterpart: null,
      base: standing.base,
      predecessors: [],
      successors: [],
    });
  return true;
}
