import type { EntityManager } from 'typeorm';
import { type HeldLaw, type HeldVersion, type ImpactFinding, impactsOf, impactsOfRepeal } from '../basis';
import { type Alignment, addressInChinese, alignLaws, titleKey } from '../law';
import {
  addImpacts,
  allLists,
  type CurrentListed,
  currentItems,
  heldLaw,
  type Impact,
  type ImpactState,
  impactsById,
  keepAlignment,
  keptAlignment,
  type Law,
  type LawEvent,
  type LawVersion,
  readItemContents,
  withContents,
} from '../store';
import type { Installation } from './installation';
import { IMPACT_IN_CHINESE } from './words';

/** An impact as commands and pages show it. */
export interface ImpactLine {
  id: string;
  item: { id: string; serial: string | null; name: string };
  law: string;
  cited: string;
  citedInChinese: string;
  kind: Impact['kind'];
  kindInChinese: string;
  proposed: string | null;
  proposedInChinese: string | null;
  sure: boolean;
  reason: string;
}

/** Changes with every change of the aligner, so that what an older one made is not taken for today's. */
const ALGORITHM = 'articles-1';

/** A version that supersedes the one before it hits bases; one that is not the newest hits none. */
export async function recordAmendment(
  installation: Installation,
  em: EntityManager,
  law: Law,
  event: LawEvent,
  version: LawVersion,
): Promise<ImpactLine[]> {
  const held = await heldLaw(em, law.id);
  const index = held.versions.findIndex(({ id }) => id === String(version.id));
  if (index < 1 || index !== held.versions.length - 1) return [];
  const [oldVersion, newVersion] = [held.versions[index - 1]!, held.versions[index]!];
  const alignment = await alignmentOf(em, oldVersion, newVersion);
  const amendment = { law: held, oldVersion, newVersion, alignment };
  return record(installation, em, held, event, (items) => impactsOf(amendment, items).impacts);
}

/** A law that ends, by repeal alone or with another that takes its place. */
export async function recordRepeal(
  installation: Installation,
  em: EntityManager,
  law: Law,
  event: LawEvent,
  by: Law | null,
): Promise<ImpactLine[]> {
  const held = await heldLaw(em, law.id);
  const successor = by && (await heldLaw(em, by.id));
  const oldVersion = held.versions.at(-1) ?? null;
  const newVersion = successor?.versions.at(-1) ?? null;
  const replaced =
    successor && newVersion && oldVersion && event.kind === 'replaced'
      ? {
          by: {
            title: successor.title,
            version: newVersion,
            alignment: await alignmentOf(em, oldVersion, newVersion),
          },
        }
      : {};
  return record(installation, em, held, event, (items) =>
    impactsOfRepeal({ law: held, oldVersion, ...replaced }, items),
  );
}

/** The alignment of two texts, kept once made. */
export async function alignmentOf(
  em: EntityManager,
  old: HeldVersion,
  next: HeldVersion,
): Promise<Alignment> {
  const key = { oldVersionId: Number(old.id), newVersionId: Number(next.id), algorithm: ALGORITHM };
  const kept = await keptAlignment(em, key);
  if (kept) return kept;
  const alignment = alignLaws(old.text, next.text);
  if (em.queryRunner) await keepAlignment(em, { ...key, alignment } as never);
  return alignment;
}

async function record(
  installation: Installation,
  em: EntityManager,
  held: HeldLaw,
  event: LawEvent,
  find: (items: CurrentListed[]) => ImpactFinding[],
): Promise<ImpactLine[]> {
  const ids: number[] = [];
  for (const items of await itemsCiting(em, held)) {
    const byNumber = new Map(items.map((item) => [item.number, item]));
    const found = find(items).map((finding) =>
      impactRow(finding, byNumber.get(finding.item)!, event, installation.clock()),
    );
    ids.push(...(await addImpacts(em, found as never)).map(({ id }) => id));
  }
  return impactLines(em, await impactsById(em, ids));
}

/** Current items that cite a law by title or alias, list by list. */
async function itemsCiting(em: EntityManager, held: HeldLaw): Promise<CurrentListed[][]> {
  const keys = [...new Set([held.title, ...held.aliases].map((title) => titleKey(title)))];
  const groups: CurrentListed[][] = [];
  for (const { list } of await allLists(em)) {
    const rows = new Map<number, CurrentListed['row']>();
    for (const lawKey of keys) {
      const page = await currentItems(em, list.id, { lawKey }, { limit: 1_000_000 });
      for (const row of page.rows) rows.set(row.itemId, row);
    }
    if (rows.size > 0) groups.push(await withContents(em, [...rows.values()]));
  }
  return groups;
}

function impactRow(finding: ImpactFinding, item: CurrentListed, event: LawEvent, at: string) {
  const { content: _, ...proposed } = finding.proposal;
  return {
    lawEventId: event.id,
    itemId: item.row.itemId,
    revisionId: item.row.revisionId,
    basisId: null,
    contentDigest: item.row.contentDigest!,
    ordinal: finding.basis,
    law: finding.law,
    cited: finding.cited,
    kind: finding.kind,
    sure: finding.sure,
    proposed,
    reason: finding.reason,
    recordedAt: at,
  };
}

/** Impacts with the names of their items. */
export async function impactLines(em: EntityManager, states: ImpactState[]): Promise<ImpactLine[]> {
  const contents = await readItemContents(
    em,
    states.map(({ impact }) => impact.contentDigest),
  );
  return states.map(({ impact, item }) => {
    const content = contents.get(impact.contentDigest);
    const proposed = impact.proposed.address;
    return {
      id: String(impact.id),
      item: { id: item.number, serial: content?.serial ?? null, name: content?.name ?? '' },
      law: impact.law,
      cited: impact.cited,
      citedInChinese: addressInChinese(impact.cited),
      kind: impact.kind,
      kindInChinese: IMPACT_IN_CHINESE[impact.kind],
      proposed,
      proposedInChinese: proposed === null ? null : addressInChinese(proposed),
      sure: impact.sure,
      reason: impact.reason,
    };
  });
}
