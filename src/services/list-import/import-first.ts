import type { EntityManager } from 'typeorm';
import { LIST_KINDS } from '../../list';
import {
  addAdjustment,
  addAdjustmentEvent,
  addChanges,
  appendAudit,
  putItemContents,
  refreshCurrentItems,
} from '../../store';
import { overrides } from '../actor';
import { adjustmentDigest } from '../adjustment-digest';
import type { Installation } from '../installation';
import type { ListImportResult, ListOrder } from './list-import';
import { numberRows } from './new-items';
import { importedItem } from './report';

/** The first import of a list: every item gets its permanent number and they are gathered in an adjustment of kind 建档. */
export async function importFirst(
  installation: Installation,
  em: EntityManager,
  listId: number,
  order: ListOrder,
): Promise<ListImportResult> {
  const { intake, body, kind, actor, progress } = order;
  const at = installation.clock();
  const adjustment = await addAdjustment(em, {
    listId,
    title: `${body}${LIST_KINDS[kind]}建档`,
    reason: '首次建立清单。',
    basis: '',
    effectiveFrom: null,
    createdBy: actor.account,
    createdAt: at,
  });
  progress?.('登记事项', 0, intake.items.length);
  const rows = await numberRows(em, listId, intake.items);
  const digests = await putItemContents(
    em,
    rows.map(({ content }) => content),
    () => installation.random(16),
  );
  await addChanges(
    em,
    rows.map(({ itemId }, index) => ({
      adjustmentId: adjustment.id,
      itemId,
      kind: 'found' as const,
      contentDigest: digests[index]!,
      base: null,
      predecessors: [],
      successors: [],
      reason: null,
      editedBy: actor.account,
      editedAt: at,
    })),
  );
  progress?.('登记事项', intake.items.length, intake.items.length);
  const override = overrides(actor, 'drafter', body);
  await addAdjustmentEvent(em, {
    adjustmentId: adjustment.id,
    act: 'create',
    actor: actor.account,
    at,
    digest: await adjustmentDigest(em, adjustment.id),
    comment: null,
    fieldComments: null,
    override,
  });
  await refreshCurrentItems(em, listId);
  await appendAudit(em, {
    at,
    actor: actor.account,
    act: 'list.import',
    subject: `${body}${LIST_KINDS[kind]}`,
    detail: { items: intake.items.length, skipped: intake.skipped.length },
    override,
  });
  return {
    body,
    list: listId,
    adjustment: adjustment.id,
    items: rows.map(({ row, number, content }) => importedItem(row, number, content.parent ?? null)),
    skipped: intake.skipped,
    unknownColumns: intake.unknownColumns,
    problems: intake.problems,
    again: null,
  };
}
