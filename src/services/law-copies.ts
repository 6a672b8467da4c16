import type { EntityManager } from 'typeorm';
import { addressInChinese, diffText, fold, type LawText, parseLaw, provisionAt, type TextDiff } from '../law';
import { chineseDate } from '../render';
import {
  appendAudit,
  chooseLawText,
  chosenSource,
  differingSources,
  firstReleaseOfText,
  forgetAlignments,
  inTransaction,
  type LawVersion,
  lawById,
  readContent,
  versionsOf,
} from '../store';
import { type Actor, has, mustHaveAnywhere, overridesAnywhere, type Role } from './actor';
import { BadForm } from './drafting/errors';
import { LawTextPublished, NoSuchLaw, NoSuchLawText } from './errors';
import type { Installation } from './installation';
import { namesOf } from './names';

/** One of the differing copies of a version. */
export interface LawCopy {
  /** Null: the text that the version was recorded with. */
  source: number | null;
  file: string | null;
  recordedAt: string;
  /** Display name. */
  recordedBy: string;
  chosen: boolean;
  articles: number;
}

/** A provision that another copy has otherwise than the first; null where a copy has none. */
export interface CopyDifference {
  at: string;
  first: string | null;
  other: string | null;
  diff: TextDiff | null;
}

export interface LawCopies {
  law: { id: number; title: string };
  promulgated: string;
  /** The one that was recorded first, then the others. */
  copies: LawCopy[];
  /** Of each other copy, where it differs from the first. */
  differences: CopyDifference[][];
  /** Why the chosen one was chosen; null while nobody chose. */
  reason: string | null;
  /** Why none can be chosen any more, in words. */
  settled: string | null;
  mayChoose: boolean;
}

const CHOOSERS: Role[] = ['drafter'];

/** The copies held of one version whose words differ, side by side; one where there is no other. @throws NoSuchLaw, NoSuchLawText */
export async function lawCopies(
  { db }: Installation,
  lawId: number,
  promulgated: string,
  actor: Actor,
): Promise<LawCopies> {
  const em = db.manager;
  const law = await lawById(em, lawId);
  if (!law) throw new NoSuchLaw(lawId);
  const version = await versionOf(em, lawId, promulgated);
  const sources = await differingSources(em, [version.id]);
  const choice = await chosenSource(em, version.id);
  const release = sources.length > 0 ? await firstReleaseOfText(em, version.id) : null;
  const nameOf = await namesOf(em);
  const rows = [{ ...version, id: null }, ...sources];
  const texts: LawText[] = [];
  for (const { contentDigest } of rows) texts.push(parseLaw((await readContent(em, contentDigest)) ?? ''));
  return {
    law: { id: law.id, title: law.title },
    promulgated,
    copies: rows.map(({ id, sourceFile, recordedAt, recordedBy }, index) => ({
      source: id,
      file: sourceFile,
      recordedAt,
      recordedBy: nameOf(recordedBy),
      chosen: id === (choice?.sourceId ?? null),
      articles: texts[index]!.articles.length,
    })),
    differences: texts.slice(1).map((text) => differencesOf(texts[0]!, text)),
    reason: choice?.reason ?? null,
    settled: release === null ? null : new LawTextPublished(release).message,
    mayChoose:
      sources.length > 0 && release === null && actor.grants.some(({ body }) => has(actor, CHOOSERS, body)),
  };
}

/** @throws NoSuchLawText */
async function versionOf(em: EntityManager, lawId: number, promulgated: string): Promise<LawVersion> {
  const version = (await versionsOf(em, lawId)).find((one) => one.promulgated === promulgated);
  if (!version) throw new NoSuchLawText(chineseDate(promulgated));
  return version;
}

/** Article by article, in the order of the first text; what is before them and the annexes as one piece each. */
function differencesOf(first: LawText, other: LawText): CopyDifference[] {
  const numbers = new Set([...first.articles, ...other.articles].map(({ number }) => number));
  const pieces = [...numbers].map((number) => ({
    at: addressInChinese(number),
    first: provisionAt(first, number)?.text.trim() ?? null,
    other: provisionAt(other, number)?.text.trim() ?? null,
  }));
  const annexes = (text: LawText) => text.annexes.map((annex) => annex.text.trim()).join('\n') || null;
  return [
    { at: '条文之前', first: headOf(first), other: headOf(other) },
    ...pieces,
    { at: '附件', first: annexes(first), other: annexes(other) },
  ].flatMap((piece) => {
    if (fold(piece.first ?? '') === fold(piece.other ?? '')) return [];
    const both = piece.first !== null && piece.other !== null;
    return [{ ...piece, diff: both ? diffText(piece.first!, piece.other!) : null }];
  });
}

/** Title, history note and contents. */
const headOf = ({ verbatim, articles }: LawText): string | null =>
  verbatim.slice(0, articles[0]?.start ?? verbatim.length).trim() || null;

export interface CopyChoice {
  law: number;
  promulgated: string;
  /** As `LawCopy.source`. */
  source: number | null;
  reason: string;
  actor: Actor;
}

/**
 * Holds one copy for right from now on. Alignments made of another text are forgotten; impacts that were made of it stay.
 * @throws LawTextPublished once a release holds the version; BadForm, NoSuchLaw, NoSuchLawText, NotAllowedTo
 */
export async function chooseLawCopy(
  installation: Installation,
  { law: lawId, promulgated, source, reason, actor }: CopyChoice,
): Promise<void> {
  mustHaveAnywhere(actor, CHOOSERS, '选定法律文本');
  await inTransaction(installation.db, async (em) => {
    const law = await lawById(em, lawId);
    if (!law) throw new NoSuchLaw(lawId);
    const version = await versionOf(em, lawId, promulgated);
    const sources = await differingSources(em, [version.id]);
    if (sources.length === 0) throw new NoSuchLawText(chineseDate(promulgated));
    const release = await firstReleaseOfText(em, version.id);
    if (release !== null) throw new LawTextPublished(release);
    const chosen = sources.find(({ id }) => id === source);
    if (source !== null && !chosen) throw new BadForm([{ field: 'copy', message: '请选定其中一份文本。' }]);
    if (reason === '') throw new BadForm([{ field: 'reason', message: '请写明以这一份为准的理由。' }]);
    const at = installation.clock();
    await chooseLawText(em, {
      versionId: version.id,
      sourceId: source,
      reason,
      chosenAt: at,
      chosenBy: actor.account,
    });
    await forgetAlignments(em, version.id);
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: 'law.choose',
      subject: law.title,
      detail: { promulgated, copy: (chosen ?? version).sourceFile, reason },
      override: overridesAnywhere(actor, 'drafter'),
    });
  });
}
