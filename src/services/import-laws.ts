import type { EntityManager } from 'typeorm';
import { parseLaw, titleKey } from '../law';
import { chineseDate } from '../render';
import {
  addLaw,
  addLawEvent,
  addLawSource,
  addLawVersion,
  appendAudit,
  firstReleaseOfText,
  inTransaction,
  type Law,
  type LawVersion,
  lawByTitle,
  putContent,
  readContent,
  versionsOf,
} from '../store';
import { type Actor, mustHaveAnywhere, overridesAnywhere } from './actor';
import { LawNotHeld, NotALaw } from './errors';
import { type AlreadyNewLine, type ImpactLine, recordAmendment, recordRepeal } from './impacts-of-law';
import { breathe, type Installation, type Progress } from './installation';
import { isRefusal } from './is-refusal';
import { mustBeDate } from './iso-date';
import { articleWords, type LawDraft, type LawFacts, readLawDraft } from './law-draft';
import { recordNewLaw } from './new-powers';

export type { LawFacts };

export interface LawImport {
  /** `facts` of a file go before those of all; `draft`: the file as it was read with them already. */
  files: { name: string; bytes: Uint8Array; facts?: LawFacts; draft?: LawDraft }[];
  facts: LawFacts;
  actor: Actor;
  progress?: Progress;
}

export interface LawImportResult {
  versions: { id: number; law: string; promulgated: string; effective: string; articles: number }[];
  /** What was not imported, or imported on a guess; `why` says which. */
  doubtful: { file: string; why: string }[];
  impacts: ImpactLine[];
  /** 已按新法: bases that follow the new text already and make no impact. */
  alreadyNew: AlreadyNewLine[];
}

/** A draft that has all the register needs, with what the user said of it. */
interface ReadVersion extends LawDraft {
  facts: LawFacts;
}

/**
 * Imports law texts. A single file that cannot be used is refused; in a batch it is reported and the others go on. All
 * in one transaction. A version that supersedes another one held makes impacts.
 */
export async function importLaws(installation: Installation, input: LawImport): Promise<LawImportResult> {
  mustHaveAnywhere(input.actor, ['drafter'], '导入法律文本');
  const { facts, files, progress } = input;
  for (const said of [facts, ...files.map((file) => file.facts ?? {})]) {
    if (said.promulgated) mustBeDate(said.promulgated, '公布日期');
    if (said.effective) mustBeDate(said.effective, '施行日期');
  }
  const result: LawImportResult = { versions: [], doubtful: [], impacts: [], alreadyNew: [] };
  const read: ReadVersion[] = [];
  for (const [index, file] of files.entries()) {
    progress?.('读取法律文本', index + 1, files.length);
    await breathe();
    try {
      read.push(await readVersion(file, { ...facts, ...file.facts }));
    } catch (error) {
      if (files.length === 1 || !isRefusal(error)) throw error;
      result.doubtful.push({ file: file.name, why: `未导入：${error.message}` });
    }
  }
  read.sort((a, b) => (a.promulgated < b.promulgated ? -1 : 1));
  await inTransaction(installation.db, async (em) => {
    for (const [index, version] of read.entries()) {
      progress?.('登记版本', index + 1, read.length);
      await breathe();
      await register(installation, em, version, input, result);
    }
  });
  return result;
}

async function readVersion(file: LawImport['files'][number], facts: LawFacts): Promise<ReadVersion> {
  const draft = file.draft ?? (await readLawDraft(file, facts));
  if (!draft.title) throw new NotALaw(file.name, '读不出名称，请写明（命令行用 --title）');
  if (!draft.promulgated)
    throw new NotALaw(file.name, '文件名和题注里都读不出公布日期，请写明（命令行用 --promulgated）');
  return { ...draft, facts };
}

async function register(
  installation: Installation,
  em: EntityManager,
  read: ReadVersion,
  { actor }: LawImport,
  result: LawImportResult,
): Promise<void> {
  const at = installation.clock();
  const found = await lawByTitle(em, titleKey(read.title));
  const law = found ?? (await addLaw(em, { title: read.title, classLabel: read.facts.kind ?? null, at }));
  const held = await versionsOf(em, law.id);
  const twin = held.find(({ promulgated }) => promulgated === read.promulgated);
  if (twin) {
    result.doubtful.push({ file: read.file, why: await keepTwin(installation, em, twin, read, actor) });
    return;
  }
  const digest = await putContent(em, read.text.verbatim, installation.random(16));
  const version = await addLawVersion(em, {
    lawId: law.id,
    title: read.title,
    promulgated: read.promulgated,
    effective: read.effective,
    contentDigest: digest,
    articles: read.text.articles.length,
    sourceFile: read.file,
    recordedAt: at,
    recordedBy: actor.account,
  });
  const amended = held.some(({ promulgated }) => promulgated < read.promulgated);
  const event = await addLawEvent(em, {
    lawId: law.id,
    kind: amended ? 'amended' : 'enacted',
    decided: read.promulgated,
    effective: read.effective,
    versionId: version.id,
    byLawId: null,
    recordedAt: at,
    recordedBy: actor.account,
  });
  await appendAudit(em, {
    at,
    actor: actor.account,
    act: 'law.import',
    subject: read.title,
    detail: { promulgated: read.promulgated },
    override: overridesAnywhere(actor, 'drafter'),
  });
  result.versions.push({
    id: version.id,
    law: read.title,
    promulgated: read.promulgated,
    effective: read.effective,
    articles: read.text.articles.length,
  });
  if (read.doubts.length > 0)
    result.doubtful.push({ file: read.file, why: `已导入，请核对：${read.doubts.join('；')}` });
  const { impacts, alreadyNew } = await recordAmendment(installation, em, event);
  result.impacts.push(...impacts);
  result.alreadyNew.push(...alreadyNew);
  if (read.facts.replaces)
    result.impacts.push(...(await replace(installation, em, law, read, read.facts.replaces, actor)));
  else if (held.length === 0) await recordNewLaw(installation, em, event);
}

/** The same law and date twice: equal texts are one version with two sources; different ones are both kept for a person. */
async function keepTwin(
  installation: Installation,
  em: EntityManager,
  twin: LawVersion,
  read: ReadVersion,
  actor: Actor,
): Promise<string> {
  const held = parseLaw((await readContent(em, twin.contentDigest)) ?? '');
  const same = articleWords(held) === articleWords(read.text);
  await addLawSource(em, {
    versionId: twin.id,
    sourceFile: read.file,
    contentDigest: await putContent(em, read.text.verbatim, installation.random(16)),
    agrees: same,
    recordedAt: installation.clock(),
    recordedBy: actor.account,
  });
  const day = chineseDate(twin.promulgated);
  if (same) return `与已收录的${day}版文字相同，已记为又一来源`;
  const release = await firstReleaseOfText(em, twin.id);
  return release === null
    ? `与已收录的${day}版同日而文字不同，两份都已保存，以先收录的为准；请在这部法律文件的页面对照两份、选定一份`
    : `与已收录的${day}版同日而文字不同，两份都已保存；先前的一份已随第${release}号发布公布，不再改动，确有错误的请把更正后的文本作为新的一版导入，公布日期填更正的日期`;
}

async function replace(
  installation: Installation,
  em: EntityManager,
  by: Law,
  read: ReadVersion,
  title: string,
  actor: Actor,
): Promise<ImpactLine[]> {
  const old = await lawByTitle(em, titleKey(title));
  if (!old) throw new LawNotHeld(title);
  const event = await addLawEvent(em, {
    lawId: old.id,
    kind: 'replaced',
    decided: read.promulgated,
    effective: read.effective,
    versionId: null,
    byLawId: by.id,
    recordedAt: installation.clock(),
    recordedBy: actor.account,
  });
  return recordRepeal(installation, em, old, event, by);
}
