import type { EntityManager } from 'typeorm';
import { LIST_KINDS, permitAct } from '../../list';
import {
  addAdjustment,
  addAdjustmentEvent,
  addChanges,
  appendAudit,
  editChange,
  putItemContents,
  refreshCurrentItems,
  removeChange,
} from '../../store';
import { overrides } from '../actor';
import { eventsOf } from '../adjust';
import { adjustmentDigest } from '../adjustment-digest';
import { ListMovedOn, SubItemsRemain } from '../errors';
import type { Installation } from '../installation';
import { compareList, type ListComparison } from './compare';
import type { ListImportResult, ListOrder } from './list-import';
import { type NumberedRow, numberRows } from './new-items';
import { updateReport } from './report';
import type { StandingItem } from './standing';

/** What is to be written: contents put into the store already. */
interface Update {
  changed: { item: StandingItem; digest: string }[];
  added: { row: NumberedRow; digest: string }[];
  cancelled: StandingItem[];
}

/**
 * A workbook over a list that is there: rows are matched with items, and the differences become a draft adjustment, or, before the
 * first release, go into the 建档 draft. Rows and missing items that nobody decided of are told and left alone; where nothing
 * differs nothing is written.
 * @throws ListMovedOn, SubItemsRemain
 */
export async function importAgain(
  installation: Installation,
  em: EntityManager,
  listId: number,
  order: ListOrder,
): Promise<ListImportResult> {
  const { decisions, progress } = order;
  progress?.('比对清单', 0, order.intake.items.length);
  const comparison = await compareList(em, listId, order.intake, decisions);
  if (order.seen !== null && order.seen !== comparison.seen) throw new ListMovedOn();
  const cancelled = comparison.missing.filter(({ number }) => decisions.cancel.includes(number));
  mustTakeSubItemsAlong(comparison, cancelled);
  const nothing = comparison.changed.length + comparison.added.length + cancelled.length === 0;
  if (nothing)
    return updateReport(order, comparison, { list: listId, adjustment: null, added: [], cancelled: [] });

  progress?.('写入差别', 0, order.intake.items.length);
  const rows = await numberRows(em, listId, comparison.added, comparison.itemOf);
  const salt = () => installation.random(16);
  const changedDigests = await putItemContents(
    em,
    comparison.changed.map(({ content }) => content),
    salt,
  );
  const addedDigests = await putItemContents(
    em,
    rows.map(({ content }) => content),
    salt,
  );
  const update: Update = {
    changed: comparison.changed.map(({ item }, index) => ({ item, digest: changedDigests[index]! })),
    added: rows.map((row, index) => ({ row, digest: addedDigests[index]! })),
    cancelled,
  };
  const adjustment =
    comparison.founding === null
      ? await draftAdjustment(installation, em, listId, order, update)
      : await amendFounding(installation, em, listId, order, comparison.founding, update);
  await appendAudit(em, {
    at: installation.clock(),
    actor: order.actor.account,
    act: 'list.reimport',
    subject: `${order.body}${LIST_KINDS[order.kind]}`,
    detail: { adjustment, added: rows.length, changed: update.changed.length, cancelled: cancelled.length },
    override: overrides(order.actor, 'drafter', order.body),
  });
  return updateReport(order, comparison, {
    list: listId,
    adjustment,
    added: rows,
    cancelled: cancelled.map(({ number }) => number),
  });
}

async function draftAdjustment(
  installation: Installation,
  em: EntityManager,
  listId: number,
  { fileName, actor, body, kind }: ListOrder,
  update: Update,
): Promise<number> {
  const at = installation.clock();
  const adjustment = await addAdjustment(em, {
    listId,
    title: `${body}${LIST_KINDS[kind]}按工作簿更新`,
    reason: `按工作簿“${fileName}”更新清单。`,
    basis: '',
    effectiveFrom: null,
    createdBy: actor.account,
    createdAt: at,
  });
  const common = {
    adjustmentId: adjustment.id,
    predecessors: [],
    successors: [],
    editedBy: actor.account,
    editedAt: at,
  };
  await addChanges(em, [
    ...update.changed.map(({ item, digest }) => ({
      ...common,
      itemId: item.itemId,
      kind: 'change' as const,
      contentDigest: digest,
      base: item.base,
      reason: null,
    })),
    ...update.added.map(({ row, digest }) => ({
      ...common,
      itemId: row.itemId,
      kind: 'add' as const,
      contentDigest: digest,
      base: null,
      reason: null,
    })),
    ...update.cancelled.map((item) => ({
      ...common,
      itemId: item.itemId,
      kind: 'cancel' as const,
      contentDigest: null,
      base: item.base,
      reason: '工作簿里已没有这一项，经确认取消。',
    })),
  ]);
  await noteAct(installation, em, adjustment.id, 'create', { actor, body });
  return adjustment.id;
}

/** Nothing is published yet: the 建档 draft itself is brought up to date. */
async function amendFounding(
  installation: Installation,
  em: EntityManager,
  listId: number,
  { actor, body }: ListOrder,
  adjustmentId: number,
  update: Update,
): Promise<number> {
  const edited = { editedBy: actor.account, editedAt: installation.clock() };
  for (const { item, digest } of update.changed)
    await editChange(em, item.founding!.id, item.founding!.version, { contentDigest: digest, ...edited });
  for (const { founding } of update.cancelled) await removeChange(em, founding!.id, founding!.version);
  await addChanges(
    em,
    update.added.map(({ row, digest }) => ({
      adjustmentId,
      itemId: row.itemId,
      kind: 'found' as const,
      contentDigest: digest,
      base: null,
      predecessors: [],
      successors: [],
      reason: null,
      ...edited,
    })),
  );
  await refreshCurrentItems(em, listId);
  const digest = await adjustmentDigest(em, adjustmentId);
  permitAct(await eventsOf(em, adjustmentId), 'edit', { account: actor.account, override: false }, digest);
  await noteAct(installation, em, adjustmentId, 'edit', { actor, body });
  return adjustmentId;
}

async function noteAct(
  installation: Installation,
  em: EntityManager,
  adjustmentId: number,
  act: 'create' | 'edit',
  { actor, body }: Pick<ListOrder, 'actor' | 'body'>,
): Promise<void> {
  await addAdjustmentEvent(em, {
    adjustmentId,
    act,
    actor: actor.account,
    at: installation.clock(),
    digest: await adjustmentDigest(em, adjustmentId),
    comment: null,
    fieldComments: null,
    override: overrides(actor, 'drafter', body),
  });
}

/** @throws SubItemsRemain: a main item does not go while sub-items of it stay. */
function mustTakeSubItemsAlong(comparison: ListComparison, cancelled: StandingItem[]): void {
  const gone = new Set(cancelled.map(({ number }) => number));
  const staying = [
    ...comparison.itemOf.values(),
    ...comparison.missing.filter(({ number }) => !gone.has(number)),
  ];
  const orphan = staying.find(({ content }) => content.parent !== undefined && gone.has(content.parent));
  if (orphan) throw new SubItemsRemain(orphan.content.parent!, orphan.number, orphan.content.name);
}
