import type { ColumnChoices, HeaderChoices, ListChoices, ListIntake } from '../intake';
import { LIST_KINDS } from '../list';
import { bodyNamed, itemsOf, listOf } from '../store';
import { type Actor, has, mustHave, mustHaveAnywhere } from './actor';
import { type BroughtFile, runApart } from './apart';
import { importReadList } from './import-list';
import type { Installation } from './installation';
import { type StartedJob, startJob } from './jobs';
import { compareList, type ImportDecisions, type ListComparison, NO_DECISIONS } from './list-import/compare';
import { readAsBefore } from './list-import/known-columns';
import { Readings } from './readings';
import { forgetUpload, keepFiles, keptUpload, noteSaid } from './uploads';

/** What a person says of a workbook before it is brought in. `body` empty: as the workbook says. */
export interface SaidOfList {
  body: string;
  headers: HeaderChoices;
  choices: ColumnChoices;
  decisions: ImportDecisions;
}

/** A workbook as it was read, and what it would change. Nothing of it is written yet. */
export interface ListPreview {
  id: string;
  fileName: string;
  said: SaidOfList;
  intake: ListIntake;
  /** Null where neither the person nor the workbook names it. */
  body: string | null;
  /** May this person bring in a list of that body. */
  allowed: boolean;
  listTitle: string;
  /** Null for the first list of the body. */
  comparison: ListComparison | null;
}

/** Keeps the workbook and starts to read it in the background. A workbook that cannot be read is refused and not kept. */
export async function uploadList(
  installation: Installation,
  input: { file: BroughtFile; body: string; actor: Actor },
): Promise<StartedJob & { upload: string }> {
  const { file, body, actor } = input;
  if (body === '') mustHaveAnywhere(actor, ['drafter'], '导入清单');
  else mustHave(actor, ['drafter'], body, '导入清单');
  const said: SaidOfList = { body, headers: {}, choices: {}, decisions: NO_DECISIONS };
  const upload = await keepFiles(installation, { purpose: 'list', files: [file], said, actor });
  const job = await startJob(installation, {
    kind: 'list.read',
    title: `读取“${file.name}”`,
    subject: { upload },
    // A preview is its maker's: nothing is written yet.
    body: null,
    actor,
    work: async (progress) => {
      progress('读取工作簿', 0, 1);
      try {
        const of = { body: body || null, kind: null };
        const read = (choices: ListChoices) => readApart(file, choices);
        const { intake, columns } = await readAsBefore(installation.db.manager, read, of);
        const known = { ...said, choices: columns };
        readings.keep(upload, choicesIn(known), intake);
        await noteSaid(installation, upload, known);
      } catch (error) {
        await forgetUpload(installation, upload);
        throw error;
      }
      return { upload };
    },
  });
  return { ...job, upload };
}

/** The preview of a workbook that was uploaded. @throws UploadGone */
export async function listPreview(
  installation: Installation,
  id: string,
  actor: Actor,
): Promise<ListPreview> {
  const { said, file, intake } = await readKept(installation, id, actor);
  const body = said.body || intake.body;
  const allowed = body !== null && has(actor, ['drafter'], body);
  const list = body === null ? null : await heldList(installation, body);
  const comparison =
    list === null || !allowed
      ? null
      : await compareList(installation.db.manager, list, intake, said.decisions);
  return {
    id,
    fileName: file.name,
    said,
    intake,
    body,
    allowed,
    listTitle: body === null ? '' : `${body}${LIST_KINDS.powers}`,
    comparison,
  };
}

/** Reads the workbook anew as the person says; the preview shows it. @throws UploadGone */
export async function sayOfList(
  installation: Installation,
  id: string,
  actor: Actor,
  said: SaidOfList,
): Promise<void> {
  const { file } = await readKept(installation, id, actor);
  readings.keep(id, choicesIn(said), await readApart(file, choicesIn(said)));
  await noteSaid(installation, id, said);
}

/** Brings the workbook in, in the background. `seen`: digest of the comparison that the person looked at. */
export async function confirmList(
  installation: Installation,
  id: string,
  actor: Actor,
  seen: string | null,
): Promise<StartedJob> {
  const { said, file, intake } = await readKept(installation, id, actor);
  const body = said.body || intake.body;
  if (body) mustHave(actor, ['drafter'], body, '导入清单');
  return startJob(installation, {
    kind: 'list.import',
    title: `导入“${file.name}”`,
    subject: { upload: id },
    body,
    actor,
    work: async (progress) => {
      const result = await importReadList(installation, {
        intake,
        fileName: file.name,
        body: said.body || null,
        kind: null,
        actor,
        decisions: said.decisions,
        seen,
        progress,
      });
      await forgetUpload(installation, id);
      return {
        ...result,
        items: result.items.length,
        subItems: result.items.filter(({ parent }) => parent).length,
      };
    },
  });
}

async function readKept(installation: Installation, id: string, actor: Actor) {
  const { said: kept, files } = await keptUpload<SaidOfList>(installation, id, 'list', actor);
  // What was kept before headers could be pointed at.
  const said = { ...kept, headers: kept.headers ?? {} };
  const file = files[0]!;
  const choices = choicesIn(said);
  const known = readings.find(id, choices);
  const intake = known ?? (await readApart(file, choices));
  if (!known) readings.keep(id, choices, intake);
  return { said, file, intake };
}

const readApart = (file: BroughtFile, choices: ListChoices): Promise<ListIntake> =>
  runApart('list', { file, choices }, `“${file.name}”`);

const choicesIn = ({ headers, choices }: SaidOfList): ListChoices => ({ headers, columns: choices });

/** The list of a body that has items; null where the workbook would be its first. */
async function heldList({ db }: Installation, name: string): Promise<number | null> {
  const body = await bodyNamed(db.manager, name);
  const list = body && (await listOf(db.manager, body.id, 'powers'));
  return list && (await itemsOf(db.manager, list.id)).length > 0 ? list.id : null;
}

const readings = new Readings<ListChoices, ListIntake>();
