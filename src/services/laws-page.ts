import { type HeldLaw, type LawStatus, statusOn } from '../basis';
import {
  allLaws,
  chosenSource,
  differingSources,
  firstReleaseOfText,
  heldLaw,
  heldLaws,
  lawById,
  lawEventsOf,
} from '../store';
import { NoSuchLaw } from './errors';
import { type Installation, today } from './installation';

export interface LawRow {
  id: string;
  title: string;
  classLabel: string | null;
  status: LawStatus;
  versions: { promulgated: string; effective: string }[];
}

/** Every law held, with its status today. */
export async function lawsPage(installation: Installation): Promise<LawRow[]> {
  const em = installation.db.manager;
  const labels = new Map((await allLaws(em)).map(({ id, classLabel }) => [String(id), classLabel]));
  return (await heldLaws(em)).map((law) => ({
    id: law.id,
    title: law.title,
    classLabel: labels.get(law.id) ?? null,
    status: statusOn(law, today(installation)),
    versions: law.versions.map(({ promulgated, effective }) => ({ promulgated, effective })),
  }));
}

export interface LawPage {
  law: HeldLaw;
  status: LawStatus;
  events: { kind: string; decided: string; effective: string }[];
  /** Ids of versions of which copies that differ are held, whether a person has chosen one, and the release that tells one of them. */
  differing: Map<string, { chosen: boolean; release: number | null }>;
}

/** One law with its texts and what happened to it. @throws NoSuchLaw */
export async function lawPage(installation: Installation, id: number): Promise<LawPage> {
  const em = installation.db.manager;
  if (!(await lawById(em, id))) throw new NoSuchLaw(id);
  const law = await heldLaw(em, id);
  const events = (await lawEventsOf(em, id)).map(({ kind, decided, effective }) => ({
    kind,
    decided,
    effective,
  }));
  const sources = await differingSources(
    em,
    law.versions.map((version) => Number(version.id)),
  );
  const differing = new Map<string, { chosen: boolean; release: number | null }>();
  for (const { versionId } of sources)
    differing.set(String(versionId), {
      chosen: (await chosenSource(em, versionId)) !== null,
      release: await firstReleaseOfText(em, versionId),
    });
  return { law, status: statusOn(law, today(installation)), events, differing };
}
