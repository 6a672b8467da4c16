import type { EntityManager } from 'typeorm';
import {
  addedIn,
  type HeldLaw,
  type HeldVersion,
  type ImpactFinding,
  type Impacts,
  impactsOf,
  impactsOfRepeal,
} from '../basis';
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
  readItemContents,
  withContents,
} from '../store';
import type { Installation } from './installation';
import { recordNewPowers } from './new-powers';
import { programDigest } from './program-digest';
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

/** 已按新法: a basis that a change of law would hit, had it not been written by the new text already. */
export type AlreadyNewLine = Pick<ImpactLine, 'item' | 'law' | 'cited' | 'citedInChinese' | 'reason'>;

/**
 * A version that supersedes the one before it hits bases; one that is not the newest hits none. Bases that follow the
 * new text already make no impact and are told.
 */
export async function recordAmendment(
  installation: Installation,
  em: EntityManager,
  event: LawEvent,
): Promise<{ impacts: ImpactLine[]; alreadyNew: AlreadyNewLine[] }> {
  const amendment = await amendmentBy(em, event);
  if (!amendment?.newest) return { impacts: [], alreadyNew: [] };
  const { alignment, oldVersion, newVersion } = amendment;
  const added = addedIn(alignment, oldVersion.text, newVersion.text);
  await recordNewPowers(installation, em, event, newVersion, added);
  const alreadyNew: AlreadyNewLine[] = [];
  const impacts = await record(installation, em, amendment.law, event, (items) => {
    const found = impactsOf(amendment, items);
    alreadyNew.push(...alreadyNewLines(found, items));
    return found.impacts;
  });
  return { impacts, alreadyNew };
}

/** Bases of one list that follow the text of a law event already; none where the event made no text. */
export async function alreadyNewOf(
  em: EntityManager,
  event: LawEvent,
  listId: number,
): Promise<AlreadyNewLine[]> {
  const amendment = await amendmentBy(em, event);
  if (!amendment) return [];
  const groups = await itemsCiting(em, amendment.law, listId);
  return groups.flatMap((items) => alreadyNewLines(impactsOf(amendment, items), items));
}

async function amendmentBy(em: EntityManager, { lawId, versionId }: LawEvent) {
  const law = await heldLaw(em, lawId);
  const index = law.versions.findIndex(({ id }) => id === String(versionId));
  if (index < 1) return null;
  const [oldVersion, newVersion] = [law.versions[index - 1]!, law.versions[index]!];
  const alignment = await alignmentOf(em, oldVersion, newVersion);
  return { law, oldVersion, newVersion, alignment, newest: index === law.versions.length - 1 };
}

function alreadyNewLines({ alreadyNew }: Impacts, items: CurrentListed[]): AlreadyNewLine[] {
  const contents = new Map(items.map(({ number, content }) => [number, content]));
  return alreadyNew.map(({ item, law, cited, reason }) => {
    const { serial, name } = contents.get(item)!;
    return {
      item: { id: item, serial: serial ?? null, name },
      law,
      cited,
      citedInChinese: addressInChinese(cited),
      reason,
    };
  });
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
  const alignment =
    newVersion && oldVersion && event.kind === 'replaced'
      ? await alignmentOf(em, oldVersion, newVersion)
      : null;
  const replaced =
    successor && newVersion && alignment
      ? { by: { title: successor.title, version: newVersion, alignment } }
      : {};
  if (alignment && oldVersion && newVersion) {
    const added = addedIn(alignment, oldVersion.text, newVersion.text);
    await recordNewPowers(installation, em, event, newVersion, added);
  }
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
  // What another aligner or parser made is not taken for this one's.
  const algorithm = programDigest(['law']);
  const key = { oldVersionId: Number(old.id), newVersionId: Number(next.id), algorithm };
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
async function itemsCiting(em: EntityManager, held: HeldLaw, only?: number): Promise<CurrentListed[][]> {
  const keys = [...new Set([held.title, ...held.aliases].map((title) => titleKey(title)))];
  const groups: CurrentListed[][] = [];
  for (const { list } of await allLists(em)) {
    if (only !== undefined && list.id !== only) continue;
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
