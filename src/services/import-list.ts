import { type ListChoices, type ListIntake, mustHoldItems, readListFile } from '../intake';
import { LIST_KINDS } from '../list';
import { addBody, addList, bodyNamed, inTransaction, itemsOf, listOf } from '../store';
import { type Actor, mustHave } from './actor';
import { NoBody } from './errors';
import type { Installation, Progress } from './installation';
import { type ImportDecisions, NO_DECISIONS } from './list-import/compare';
import { importAgain } from './list-import/import-again';
import { importFirst } from './list-import/import-first';
import { readAsBefore, rememberColumns } from './list-import/known-columns';
import type { ListImportResult, ListOrder } from './list-import/list-import';
import { kindNamed } from './lists';

export type { ListImportResult };

export interface ListImport {
  file: { name: string; bytes: Uint8Array };
  /** Null: read from title or file name. */
  body: string | null;
  kind: string | null;
  actor: Actor;
  progress?: Progress;
}

/**
 * Brings a workbook in: as the first list of its body, or over the list that is there. All or nothing.
 * @throws NoBody and what intake refuses
 */
export async function importList(installation: Installation, input: ListImport): Promise<ListImportResult> {
  const { file } = input;
  const read = async (choices: ListChoices) => readListFile(file.bytes, file.name, choices);
  const { intake } = await readAsBefore(installation.db.manager, read, input);
  return importReadList(installation, { ...input, intake, fileName: file.name });
}

export interface ReadListImport extends Omit<ListImport, 'file'> {
  intake: ListIntake;
  fileName: string;
  decisions?: ImportDecisions;
  seen?: string | null;
}

/** The same for a workbook that was read, with what a person decided. */
export async function importReadList(
  installation: Installation,
  input: ReadListImport,
): Promise<ListImportResult> {
  const { intake, fileName, actor } = input;
  mustHoldItems(intake, fileName);
  const body = input.body ?? intake.body;
  if (!body) throw new NoBody(fileName);
  mustHave(actor, ['drafter'], body, '导入清单');
  const kind = kindNamed(input.kind);
  const order: ListOrder = {
    intake,
    fileName,
    body,
    kind,
    actor,
    decisions: input.decisions ?? NO_DECISIONS,
    seen: input.seen ?? null,
    ...(input.progress && { progress: input.progress }),
  };
  return inTransaction(installation.db, async (em) => {
    const held = (await bodyNamed(em, body)) ?? (await addBody(em, { name: body }));
    const list =
      (await listOf(em, held.id, kind)) ??
      (await addList(em, { bodyId: held.id, kind, title: LIST_KINDS[kind] }));
    const present = await itemsOf(em, list.id);
    await rememberColumns(em, list.id, intake);
    return present.length === 0
      ? importFirst(installation, em, list.id, order)
      : importAgain(installation, em, list.id, order);
  });
}
