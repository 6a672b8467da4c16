import type { EntityManager } from 'typeorm';
import { CHANGE_KINDS } from '../../list';
import { addChange, appendAudit, editChange, inTransaction } from '../../store';
import { type Actor, overrides } from '../actor';
import type { Installation } from '../installation';
import { listNumbered } from '../lists';
import type { ChangeWords } from './change-words';
import { type Draft, draftFor, mustStand, ownReason, recordAct, standingIn } from './draft';
import { BadForm, type FieldProblem, NeverPublished } from './errors';
import { type AdjustmentHead, start } from './start-adjustment';

/** 取消, and 下放 where the item leaves this list with it. */
export type EndingKind = 'cancel' | 'delegate';

export interface ItemsEnding {
  kind: EndingKind;
  /** Permanent numbers. */
  items: string[];
  words: ChangeWords;
  actor: Actor;
}

/** Ends items in an adjustment under draft. @throws BadForm, WrongCount, EndedItem, ItemBusy, NotAllowedTo */
export async function endItems(
  installation: Installation,
  adjustment: string,
  ending: ItemsEnding,
): Promise<void> {
  mustBeWhole(ending);
  await inTransaction(installation.db, async (em) => {
    const draft = await draftFor(em, adjustment, ending.actor);
    await end(installation, em, draft, ending);
  });
}

/** An order that cancels or hands down powers (取消、下放决定), entered without a law's text. */
export interface PowerOrder {
  title: string;
  /** 文号. */
  number: string;
  /** ISO dates. */
  decided: string;
  effective: string | null;
  kind: EndingKind;
  items: string[];
  counterpart: string;
}

/** Enters an order: one adjustment that ends the items it names, and gives its id. @throws as `endItems` */
export async function enterOrder(
  installation: Installation,
  listId: number,
  order: PowerOrder,
  actor: Actor,
): Promise<number> {
  const named = order.title.replaceAll(/^《|》$/g, '');
  const basis = `《${named}》（${[order.number, order.decided].filter(Boolean).join('，')}）`;
  const words = {
    reason: `《${named}》决定${CHANGE_KINDS[order.kind]}。`,
    basis,
    counterpart: order.counterpart,
  };
  const ending = { kind: order.kind, items: order.items, words, actor };
  mustBeWhole(ending, orderProblems({ ...order, title: named }));
  const head: AdjustmentHead = {
    title: `按《${named}》${CHANGE_KINDS[order.kind]}事项`,
    reason: words.reason,
    basis,
    effective: order.effective,
  };
  return inTransaction(installation.db, async (em) => {
    const chosen = await listNumbered(em, listId);
    const adjustment = await start(installation, em, chosen, head, actor, 'order');
    await end(installation, em, { adjustment, chosen }, ending);
    return adjustment.id;
  });
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function isDate(text: string): boolean {
  const day = DATE.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function orderProblems({ title, decided, effective }: PowerOrder): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (title === '') problems.push({ field: 'title', message: '请填写决定（文件）的名称。' });
  if (!isDate(decided))
    problems.push({ field: 'decided', message: '请填写决定的日期，写作 2026-11-24 这样的形式。' });
  if (effective !== null && !isDate(effective))
    problems.push({
      field: 'effective',
      message: `施行日期“${effective}”不是日期。请写作 2026-11-24 这样的形式。`,
    });
  return problems;
}

/** @throws BadForm */
export function mustBeWhole({ kind, items, words }: ItemsEnding, before: FieldProblem[] = []): void {
  const problems = [...before];
  if (items.length === 0) problems.push({ field: 'items', message: `请选择要${CHANGE_KINDS[kind]}的事项。` });
  if (words.reason === '') problems.push({ field: 'reason', message: '请写明原因。' });
  if (kind === 'delegate' && words.counterpart === '')
    problems.push({ field: 'counterpart', message: '请写明下放给哪个单位承接。' });
  if (problems.length > 0) throw new BadForm(problems);
}

/** Inside a transaction, in a draft that this person may write in. */
export async function end(
  installation: Installation,
  em: EntityManager,
  draft: Draft,
  { kind, items, words, actor }: ItemsEnding,
): Promise<void> {
  const { adjustment } = draft;
  for (const number of new Set(items)) {
    const standing = await standingIn(em, adjustment, number);
    const { item, change, base } = standing;
    mustStand(standing, number);
    if (base === null) throw new NeverPublished(number, CHANGE_KINDS[kind]);
    const edit = {
      kind,
      contentDigest: null,
      predecessors: [],
      successors: [],
      reason: ownReason(adjustment, words.reason),
      basis: words.basis || null,
      counterpart: words.counterpart || null,
      editedBy: actor.account,
      editedAt: installation.clock(),
    };
    if (change) await editChange(em, change.id, change.version, edit);
    else await addChange(em, { ...edit, adjustmentId: adjustment.id, itemId: item.id, base });
  }
  await recordAct(installation, em, draft, 'edit', actor);
  await appendAudit(em, {
    at: installation.clock(),
    actor: actor.account,
    act: 'adjustment.edit',
    subject: `调整 ${adjustment.id}`,
    detail: { kind, items: items.length },
    override: overrides(actor, 'drafter', draft.chosen.body.name),
  });
}
