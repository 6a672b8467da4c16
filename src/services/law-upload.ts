import { parseLaw, titleKey } from '../law';
import { lawByTitle, readContent, versionsOf } from '../store';
import { type Actor, mustHaveAnywhere } from './actor';
import { type BroughtFile, type LawReading, RefusedApart, runApart } from './apart';
import { NothingToImport } from './errors';
import { importLaws } from './import-laws';
import type { Installation } from './installation';
import { type StartedJob, startJob } from './jobs';
import { articleWords, type LawDraft, type LawFacts } from './law-draft';
import { Readings } from './readings';
import { forgetUpload, type KeptUpload, keepFiles, keptUpload, noteSaid } from './uploads';

/** What a person says of each file, by its place; `leave`: not to be imported. */
export type SaidOfLaws = Record<number, LawFacts & { leave?: boolean }>;

/** How a text stands to what is held already. */
export interface HeldAlready {
  /** Dates of the versions held, the oldest first; empty where the law is new. */
  versions: string[];
  /** The same law and date is held: with the same words, or with others. */
  twin: 'same' | 'other' | null;
}

export type LawPreviewFile =
  | { file: string; why: string; leave: true }
  | { file: string; draft: LawDraft; said: LawFacts; leave: boolean; held: HeldAlready; replaces: string };

export interface LawPreview {
  id: string;
  files: LawPreviewFile[];
}

/** Keeps texts until they are confirmed. One text alone that cannot be read is refused and not kept. */
export async function uploadLaws(
  installation: Installation,
  input: { files: { name: string; bytes: Uint8Array }[]; said: LawFacts; actor: Actor },
): Promise<string> {
  const { files, said, actor } = input;
  mustHaveAnywhere(actor, ['drafter'], '导入法律文本');
  const all: SaidOfLaws = files.length === 1 ? { 0: said } : {};
  const read = await readApart(files, all);
  if (read.length === 1 && read[0]!.why !== null) throw new RefusedApart(read[0]!.why);
  const id = await keepFiles(installation, { purpose: 'law', files, said: all, actor });
  readings.keep(id, factsIn(all), read);
  return id;
}

/** Every text as it was read, with what is proposed for it. @throws UploadGone */
export async function lawPreview(installation: Installation, id: string, actor: Actor): Promise<LawPreview> {
  const { files, said } = await kept(installation, id, actor);
  const texts = await readKept(id, files, said);
  const shown: LawPreviewFile[] = [];
  for (const [index, { draft, why }] of texts.entries()) {
    const file = files[index]!.name;
    if (draft === null) {
      shown.push({ file, why, leave: true });
      continue;
    }
    const { leave = false, ...facts } = said[index] ?? {};
    const held = await heldAlready(installation, draft);
    const replaces = facts.replaces ?? (await replacedBy(installation, draft));
    shown.push({ file, draft, said: facts, leave, held, replaces });
  }
  return { id, files: shown };
}

/** The texts as they were read, in the order of the files. */
async function readKept(id: string, files: BroughtFile[], said: SaidOfLaws): Promise<LawReading[]> {
  const facts = factsIn(said);
  const known = readings.find(id, facts);
  const read = known ?? (await readApart(files, said));
  if (!known) readings.keep(id, facts, read);
  return read;
}

function readApart(files: BroughtFile[], said: SaidOfLaws): Promise<LawReading[]> {
  const facts = factsIn(said);
  const called = files.length === 1 ? `“${files[0]!.name}”` : `这 ${files.length} 个文件`;
  return runApart(
    'laws',
    files.map((file, index) => ({ ...file, facts: facts[index] ?? {} })),
    called,
  );
}

/** What is said of the texts, without which of them are wanted: that changes no reading. */
function factsIn(said: SaidOfLaws): Record<number, LawFacts> {
  return Object.fromEntries(Object.entries(said).map(([index, { leave: _, ...facts }]) => [index, facts]));
}

const readings = new Readings<Record<number, LawFacts>, LawReading[]>();

/** Notes what a person says of the texts. @throws UploadGone */
export async function sayOfLaws(
  installation: Installation,
  id: string,
  actor: Actor,
  said: SaidOfLaws,
): Promise<void> {
  await kept(installation, id, actor);
  await noteSaid(installation, id, said);
}

/** Brings the texts in, in the background. @throws NothingToImport, UploadGone */
export async function confirmLaws(installation: Installation, id: string, actor: Actor): Promise<StartedJob> {
  mustHaveAnywhere(actor, ['drafter'], '导入法律文本');
  const { files } = await lawPreview(installation, id, actor);
  const { files: bytes, said } = await kept(installation, id, actor);
  const read = await readKept(id, bytes, said);
  const wanted = files.flatMap((file, index) => {
    if (file.leave) return [];
    const { leave: _, ...facts } = said[index] ?? {};
    return [{ ...bytes[index]!, facts, draft: read[index]!.draft! }];
  });
  if (wanted.length === 0) throw new NothingToImport();
  return startJob(installation, {
    kind: 'law.import',
    title: wanted.length === 1 ? `导入“${wanted[0]!.name}”` : `导入 ${wanted.length} 个法律文本`,
    subject: { upload: id },
    // Laws are shared by all bodies.
    body: null,
    actor,
    work: async (progress) => {
      const { impacts, alreadyNew, ...result } = await importLaws(installation, {
        files: wanted,
        facts: {},
        actor,
        progress,
      });
      await forgetUpload(installation, id);
      return { ...result, impacts: impacts.length, alreadyNew: alreadyNew.length };
    },
  });
}

function kept(installation: Installation, id: string, actor: Actor): Promise<KeptUpload<SaidOfLaws>> {
  return keptUpload<SaidOfLaws>(installation, id, 'law', actor);
}

async function heldAlready(
  { db }: Installation,
  { title, promulgated, text }: LawDraft,
): Promise<HeldAlready> {
  const law = title === '' ? null : await lawByTitle(db.manager, titleKey(title));
  const versions = law ? await versionsOf(db.manager, law.id) : [];
  const twin = versions.find((version) => version.promulgated === promulgated);
  const held = twin && (await readContent(db.manager, twin.contentDigest));
  return {
    versions: versions.map((version) => version.promulgated),
    twin: !twin ? null : held && articleWords(parseLaw(held)) === articleWords(text) ? 'same' : 'other',
  };
}

/** The one held law that its closing articles repeal, if it is but one; empty otherwise. */
async function replacedBy({ db }: Installation, { repeals }: LawDraft): Promise<string> {
  const held: string[] = [];
  for (const title of repeals) {
    const law = await lawByTitle(db.manager, titleKey(title));
    if (law) held.push(law.title);
  }
  return held.length === 1 ? held[0]! : '';
}
