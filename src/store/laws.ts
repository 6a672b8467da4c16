import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { type Alignment, fold, titleKey } from '../law';
import { readContent } from './contents';
import { Law, LawAlignment, LawChoice, LawEvent, LawSource, LawVersion } from './entities';
import { WithdrawnContent } from './errors';
import { addRow, type NewRow, rowWithId } from './rows';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @throws where a law of the same `titleKey` is held */
export function addLaw(
  em: EntityManager,
  law: { title: string; classLabel?: string | null; aliases?: string[]; at: string },
): Promise<Law> {
  const { title, classLabel, aliases = [], at } = law;
  return addRow(em, Law, { title, titleKey: titleKey(title), classLabel, aliases, recordedAt: at });
}

/** The law of a `titleKey`, by title or alias. */
export async function lawByTitle(em: EntityManager, key: string): Promise<Law | null> {
  const titled = await em.findOneBy(Law, { titleKey: key });
  if (titled) return titled;
  const others = await em
    .createQueryBuilder(Law, 'law')
    .where("law.aliases <> '[]'")
    .orderBy('law.id')
    .getMany();
  return others.find(({ aliases }) => aliases.some((alias) => titleKey(alias) === key)) ?? null;
}

export function lawById(em: EntityManager, id: number): Promise<Law | null> {
  return rowWithId(em, Law, id);
}

export function allLaws(em: EntityManager): Promise<Law[]> {
  return em.find(Law, { order: { titleKey: 'ASC' } });
}

/** Records a version whose text lies in the content store. @throws WithdrawnContent */
export async function addLawVersion(
  em: EntityManager,
  version: NewRow<LawVersion, 'verbatimDigest' | 'foldedDigest'>,
): Promise<LawVersion> {
  const text = await readContent(em, version.contentDigest);
  if (text === null) throw new WithdrawnContent(version.contentDigest);
  return addRow(em, LawVersion, {
    ...version,
    verbatimDigest: sha256(text),
    foldedDigest: sha256(fold(text)),
  });
}

/** In order of promulgation. */
export function versionsOf(em: EntityManager, lawId: number): Promise<LawVersion[]> {
  return em.find(LawVersion, {
    where: { lawId },
    order: { promulgated: 'ASC', effective: 'ASC', id: 'ASC' },
  });
}

export function versionById(em: EntityManager, id: number): Promise<LawVersion | null> {
  return rowWithId(em, LawVersion, id);
}

export function addLawSource(em: EntityManager, source: NewRow<LawSource>): Promise<LawSource> {
  return addRow(em, LawSource, source);
}

/** Copies of these versions whose words differ from those they were recorded with. */
export function differingSources(em: EntityManager, versionIds: number[]): Promise<LawSource[]> {
  return em.find(LawSource, { where: { versionId: In(versionIds), agrees: false }, order: { id: 'ASC' } });
}

/** What a person last chose of the copies of a version; null where nobody did. */
export function chosenSource(em: EntityManager, versionId: number): Promise<LawChoice | null> {
  return em.findOne(LawChoice, { where: { versionId }, order: { id: 'DESC' } });
}

export function chooseLawText(em: EntityManager, choice: NewRow<LawChoice>): Promise<LawChoice> {
  return addRow(em, LawChoice, choice);
}

export function addLawEvent(em: EntityManager, event: NewRow<LawEvent>): Promise<LawEvent> {
  return addRow(em, LawEvent, event);
}

export function lawEventById(em: EntityManager, id: number): Promise<LawEvent | null> {
  return rowWithId(em, LawEvent, id);
}

/** In the order in which they take effect. */
export function lawEventsOf(em: EntityManager, lawId: number): Promise<LawEvent[]> {
  return em.find(LawEvent, { where: { lawId }, order: { effective: 'ASC', decided: 'ASC', id: 'ASC' } });
}

/** The alignment that this version of the algorithm made before, or null. */
export async function keptAlignment(
  em: EntityManager,
  key: Pick<LawAlignment, 'oldVersionId' | 'newVersionId' | 'algorithm'>,
): Promise<Alignment | null> {
  return (await em.findOneBy(LawAlignment, key))?.alignment ?? null;
}

/** A version is read by another text now. */
export async function forgetAlignments(em: EntityManager, versionId: number): Promise<void> {
  await em.delete(LawAlignment, { oldVersionId: versionId });
  await em.delete(LawAlignment, { newVersionId: versionId });
}

export async function keepAlignment(em: EntityManager, kept: NewRow<LawAlignment>): Promise<void> {
  const { oldVersionId, newVersionId } = kept;
  await em.delete(LawAlignment, { oldVersionId, newVersionId });
  await addRow(em, LawAlignment, kept);
}
