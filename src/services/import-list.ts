import type { EntityManager } from 'typeorm';
import { readListFile } from '../intake';
import { LIST_KINDS, POWER_TYPES } from '../list';
import {
  addAdjustment,
  addAdjustmentEvent,
  addBody,
  addChanges,
  addItems,
  addList,
  appendAudit,
  bodyNamed,
  inTransaction,
  itemsOf,
  listOf,
  putItemContents,
  refreshCurrentItems,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { adjustmentDigest } from './adjustment-digest';
import { ListExists, NoBody } from './errors';
import type { Installation, Progress } from './installation';
import { kindNamed } from './lists';

export interface ListImport {
  file: { name: string; bytes: Uint8Array };
  /** Null: read from title or file name. */
  body: string | null;
  kind: string | null;
  actor: Actor;
  progress?: Progress;
}

export interface ListImportResult {
  body: string;
  list: number;
  adjustment: number;
  items: {
    id: string;
    serial: string | null;
    name: string;
    type: string;
    parent: string | null;
    sheet: string;
    row: number;
  }[];
  skipped: { sheet: string; row: number; why: string }[];
  unknownColumns: string[];
  problems: { sheet: string; row: number; message: string }[];
}

/**
 * The first import of a list: makes the body where it is new, gives every item its permanent number, and gathers them in
 * an adjustment of kind 建档. All or nothing. @throws ListExists, NoBody and what intake refuses
 */
export async function importList(installation: Installation, input: ListImport): Promise<ListImportResult> {
  const { file, actor, progress } = input;
  const intake = readListFile(file.bytes, file.name);
  const bodyName = input.body ?? intake.body;
  if (!bodyName) throw new NoBody(file.name);
  mustHave(actor, ['drafter'], bodyName, '导入清单');
  const kind = kindNamed(input.kind);
  const at = installation.clock();
  return inTransaction(installation.db, async (em) => {
    const body =
      (await bodyNamed(em, bodyName)) ??
      (await addBody(em, { name: bodyName, aliases: [], createdAt: at } as never));
    const list =
      (await listOf(em, body.id, kind)) ??
      (await addList(em, { bodyId: body.id, kind, title: LIST_KINDS[kind] }));
    const present = await itemsOf(em, list.id);
    if (present.length > 0) throw new ListExists(bodyName, present.length);

    const numbers = new Map<number, { id: number; number: string }>();
    const add = async (some: typeof intake.items) => {
      const parents = some.map(({ parentKey }) => (parentKey === null ? null : numbers.get(parentKey)!.id));
      const added = await addItems(em, list.id, parents);
      some.forEach(({ key }, index) => {
        numbers.set(key, added[index]!);
      });
    };
    await add(intake.items.filter(({ parentKey }) => parentKey === null));
    await add(intake.items.filter(({ parentKey }) => parentKey !== null));

    const adjustment = await addAdjustment(em, {
      listId: list.id,
      title: `${bodyName}${LIST_KINDS[kind]}建档`,
      reason: '首次建立清单。',
      basis: '',
      effectiveFrom: null,
      createdBy: actor.account,
      createdAt: at,
    });
    progress?.('登记事项', 0, intake.items.length);
    const contents = intake.items.map(({ parentKey, content }) =>
      parentKey === null ? content : { ...content, parent: numbers.get(parentKey)!.number },
    );
    const digests = await putItemContents(em, contents, () => installation.random(16));
    const changes = intake.items.map(({ key }, index) => ({
      adjustmentId: adjustment.id,
      itemId: numbers.get(key)!.id,
      kind: 'found' as const,
      contentDigest: digests[index]!,
      base: null,
      predecessors: [],
      successors: [],
      reason: null,
      editedBy: actor.account,
      editedAt: at,
    }));
    await addChanges(em, changes);
    await recordCreated(em, installation, adjustment.id, actor, bodyName);
    await refreshCurrentItems(em, list.id);
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: 'list.import',
      subject: `${bodyName}${LIST_KINDS[kind]}`,
      detail: { items: intake.items.length, skipped: intake.skipped.length },
      override: overrides(actor, 'drafter', bodyName),
    });
    return {
      body: bodyName,
      list: list.id,
      adjustment: adjustment.id,
      items: intake.items.map(({ key, parentKey, sheet, row, content }) => ({
        id: numbers.get(key)!.number,
        serial: content.serial ?? null,
        name: content.name,
        type: POWER_TYPES[content.type],
        parent: parentKey === null ? null : numbers.get(parentKey)!.number,
        sheet,
        row,
      })),
      skipped: intake.skipped,
      unknownColumns: intake.unknownColumns,
      problems: intake.problems,
    };
  });
}

async function recordCreated(
  em: EntityManager,
  installation: Installation,
  adjustmentId: number,
  actor: Actor,
  body: string,
): Promise<void> {
  await addAdjustmentEvent(em, {
    adjustmentId,
    act: 'create',
    actor: actor.account,
    at: installation.clock(),
    digest: await adjustmentDigest(em, adjustmentId),
    comment: null,
    fieldComments: null,
    override: overrides(actor, 'drafter', body),
  });
}
