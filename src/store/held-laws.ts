import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import type { HeldLaw, HeldVersion } from '../basis';
import { type LawText, parseLaw } from '../law';
import { readContents } from './contents';
import { Law, LawChoice, LawEvent, LawSource, LawVersion, Withdrawal } from './entities';
import { NotInDatabase } from './errors';
import { grouped } from './rows';

/** Parsed texts kept between questions, the last used ones. Content digests never come to mean another text. */
const KEPT_TEXTS = 400;
const parsed = new Map<string, LawText>();

export interface Knowledge {
  /** Known on: leave out what was recorded after this instant. */
  knownAt?: string;
  lawIds?: number[];
}

/**
 * Laws with all their versions and events, as `src/basis` takes them: what is in force on a day is asked there. Ids
 * become strings. A text is parsed when first asked for. A version whose text was withdrawn is left out.
 */
export async function heldLaws(em: EntityManager, { knownAt, lawIds }: Knowledge = {}): Promise<HeldLaw[]> {
  const known = knownAt === undefined ? {} : { recordedAt: LessThanOrEqual(knownAt) };
  const among = lawIds === undefined ? {} : { lawId: In(lawIds) };
  const laws = await em.find(Law, {
    where: lawIds === undefined ? known : { ...known, id: In(lawIds) },
    order: { titleKey: 'ASC' },
  });
  const versions = await em.find(LawVersion, {
    where: { ...known, ...among },
    order: { promulgated: 'ASC', effective: 'ASC', id: 'ASC' },
  });
  const events = await em.find(LawEvent, {
    where: { ...known, ...among },
    order: { effective: 'ASC', decided: 'ASC', id: 'ASC' },
  });
  const titles = new Map((await em.find(Law)).map(({ id, title }) => [id, title]));
  const texts = await textsOf(em, versions, knownAt);
  const versionsByLaw = grouped(versions, ({ lawId }) => lawId);
  const eventsByLaw = grouped(events, ({ lawId }) => lawId);
  return laws.map((law) => ({
    id: String(law.id),
    title: law.title,
    aliases: law.aliases,
    versions: (versionsByLaw.get(law.id) ?? []).flatMap((version) => texts(version) ?? []),
    events: (eventsByLaw.get(law.id) ?? []).map(({ kind, decided, effective, byLawId, versionId }) => ({
      kind,
      decided,
      effective,
      ...(byLawId !== null && { by: titles.get(byLawId)! }),
      ...(versionId !== null && { version: String(versionId) }),
    })),
  }));
}

/** @throws NotInDatabase */
export async function heldLaw(em: EntityManager, lawId: number, knowledge: Knowledge = {}): Promise<HeldLaw> {
  const [law] = await heldLaws(em, { ...knowledge, lawIds: [lawId] });
  if (!law) throw new NotInDatabase('法律文件', lawId);
  return law;
}

async function textsOf(
  em: EntityManager,
  versions: LawVersion[],
  knownAt: string | undefined,
): Promise<(version: LawVersion) => HeldVersion | null> {
  const chosen = await chosenSources(em, knownAt);
  const digestOf = (version: LawVersion) => chosen.get(version.id) ?? version.contentDigest;
  const digests = versions.map(digestOf);
  const ready = new Map(digests.map((digest) => [digest, parsed.get(digest)]));
  const gone = new Set((await em.find(Withdrawal)).map(({ digest }) => digest));
  const verbatim = await readContents(
    em,
    digests.filter((digest) => !ready.get(digest)),
  );
  return (version) => {
    const digest = digestOf(version);
    const text = verbatim.get(digest);
    if (gone.has(digest)) return null;
    const held = { id: String(version.id), promulgated: version.promulgated, effective: version.effective };
    return Object.defineProperty(held as HeldVersion, 'text', {
      enumerable: true,
      get: () => {
        const law = ready.get(digest) ?? parsed.get(digest) ?? parseLaw(text!);
        ready.set(digest, law);
        keep(digest, law);
        return law;
      },
    });
  };
}

/** Of differing copies of one version, those that a person holds for right (design: what always holds, 9). */
async function chosenSources(em: EntityManager, knownAt: string | undefined): Promise<Map<number, string>> {
  const choices = await em.find(LawChoice, {
    where: knownAt === undefined ? {} : { chosenAt: LessThanOrEqual(knownAt) },
    order: { id: 'ASC' },
  });
  const last = new Map(choices.map(({ versionId, sourceId }) => [versionId, sourceId]));
  const ids = [...last.values()].filter((id) => id !== null);
  const digests = new Map(
    (await em.findBy(LawSource, { id: In(ids) })).map(({ id, contentDigest }) => [id, contentDigest]),
  );
  return new Map(
    [...last].flatMap(([version, source]) => (source === null ? [] : [[version, digests.get(source)!]])),
  );
}

function keep(digest: string, text: LawText): void {
  parsed.delete(digest);
  parsed.set(digest, text);
  if (parsed.size > KEPT_TEXTS) parsed.delete(parsed.keys().next().value!);
}
