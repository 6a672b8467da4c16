import { type ColumnChoices, type ListIntake, readListFile } from '../intake';
import { LIST_KINDS } from '../list';
import { bodyNamed, itemsOf, listOf } from '../store';
import { type Actor, has, mustHave, mustHaveAnywhere } from './actor';
import { importReadList } from './import-list';
import type { Installation } from './installation';
import { type StartedJob, startJob } from './jobs';
import { compareList, type ImportDecisions, type ListComparison, NO_DECISIONS } from './list-import/compare';
import { readAsBefore } from './list-import/known-columns';
import { forgetUpload, keepFiles, keptUpload, noteSaid } from './uploads';

/** What a person says of a workbook before it is brought in. `body` empty: as the workbook says. */
export interface SaidOfList {
  body: string;
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
  input: { file: { name: string; bytes: Uint8Array }; body: string; actor: Actor },
): Promise<StartedJob & { upload: string }> {
  const { file, body, actor } = input;
  if (body === '') mustHaveAnywhere(actor, ['drafter'], '导入清单');
  else mustHave(actor, ['drafter'], body, '导入清单');
  const said: SaidOfList = { body, choices: {}, decisions: NO_DECISIONS };
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
        const { intake, choices } = await readAsBefore(installation.db.manager, file, of);
        readings.keep(upload, choices, intake);
        await noteSaid(installation, upload, { ...said, choices });
      } catch (error) {
        await forgetUpload(installation, upload);
        throw error;
      }
      return { upload };
    },
  });
  return { ...job, upload };
}

/** The preview of a workbook that was uploaded. @throws UploadGone, NoItems */
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

/** Reads the workbook anew as the person says; the preview shows it. @throws UploadGone, NoItems */
export async function sayOfList(
  installation: Installation,
  id: string,
  actor: Actor,
  said: SaidOfList,
): Promise<void> {
  const { file } = await readKept(installation, id, actor);
  readings.keep(id, said.choices, readListFile(file.bytes, file.name, said.choices));
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
  const { said, files } = await keptUpload<SaidOfList>(installation, id, 'list', actor);
  const file = files[0]!;
  const known = readings.find(id, said.choices);
  const intake = known ?? readListFile(file.bytes, file.name, said.choices);
  if (!known) readings.keep(id, said.choices, intake);
  return { said, file, intake };
}

/** The list of a body that has items; null where the workbook would be its first. */
async function heldList({ db }: Installation, name: string): Promise<number | null> {
  const body = await bodyNamed(db.manager, name);
  const list = body && (await listOf(db.manager, body.id, 'powers'));
  return list && (await itemsOf(db.manager, list.id)).length > 0 ? list.id : null;
}

/** The last few workbooks as read, so that a preview opened again need not read them anew. They can always be read anew. */
class Readings {
  private readonly kept = new Map<string, ListIntake>();

  find(upload: string, choices: ColumnChoices): ListIntake | undefined {
    return this.kept.get(keyOf(upload, choices));
  }

  keep(upload: string, choices: ColumnChoices, intake: ListIntake): void {
    for (const key of this.kept.keys())
      if (key.startsWith(`${upload} `) || this.kept.size >= MOST) this.kept.delete(key);
    this.kept.set(keyOf(upload, choices), intake);
  }
}

const MOST = 6;
const keyOf = (upload: string, choices: ColumnChoices) => `${upload} ${JSON.stringify(choices)}`;
const readings = new Readings();
