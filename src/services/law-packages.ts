import { textAt } from '../basis';
import { addressInChinese, diffText, parseLaw, provisionAt, type TextDiff } from '../law';
import type { ItemContent, PowerType } from '../list';
import {
  countPendingImpacts,
  heldLaw,
  type ImpactState,
  impactsRecorded,
  type LawEvent,
  lawById,
  lawEventById,
  type NewPowerState,
  newPowersOf,
  readContent,
  readItemContents,
  versionById,
} from '../store';
import { type Deadline, deadlineOf } from './deadline';
import { NoSuchPackage } from './errors';
import { type AlreadyNewLine, alreadyNewOf, type ImpactLine, impactLines } from './impacts-of-law';
import type { Installation } from './installation';
import { type BodyList, listNumbered } from './lists';
import { procedureOf } from './procedure';

/** 工作包: one change of law with the impacts it made in one list. */
export interface PackageRow {
  event: number;
  law: string;
  kind: LawEvent['kind'];
  decided: string;
  effective: string;
  total: number;
  done: number;
  sure: number;
  /** Candidates for 新增, and those nobody has decided. */
  powers: number;
  powersLeft: number;
  /** 待处理: impacts and candidates for 新增 that nobody has decided. */
  waiting: number;
  /** Counted from the day the change takes effect. */
  due: Deadline;
}

export async function lawPackages(
  installation: Installation,
  listId: number,
): Promise<{ chosen: BodyList; packages: PackageRow[] }> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const groups = new Map<number, ImpactState[]>();
  for (const state of await impactsRecorded(em, { listId })) {
    groups.set(state.impact.lawEventId, [...(groups.get(state.impact.lawEventId) ?? []), state]);
  }
  const powers = await newPowersOf(em, { listId });
  const packages: PackageRow[] = [];
  for (const event of new Set([...groups.keys(), ...powers.map(({ power }) => power.lawEventId)])) {
    const own = powers.filter(({ power }) => power.lawEventId === event);
    packages.push(await packageRow(installation, em, event, groups.get(event) ?? [], own));
  }
  return { chosen, packages: packages.sort((a, b) => b.event - a.event) };
}

/** 待处理 of all packages of a list: what the desk, the navigation and the packages count alike. */
export async function waitingOfLaws(em: Manager, listId: number): Promise<number> {
  const powers = await newPowersOf(em, { listId });
  return (await countPendingImpacts(em, listId)) + powers.filter(({ decision }) => decision === null).length;
}

/** Decided, or of an item that has ended since. */
const isSettled = ({ decision, endedAt }: ImpactState): boolean => decision !== null || endedAt !== null;

type Manager = Parameters<typeof lawEventById>[0];

async function packageRow(
  installation: Installation,
  em: Manager,
  id: number,
  states: ImpactState[],
  powers: NewPowerState[],
): Promise<PackageRow> {
  const event = (await lawEventById(em, id))!;
  const { lawDays } = await procedureOf(em);
  const done = states.filter(isSettled).length;
  const powersLeft = powers.filter(({ decision }) => decision === null).length;
  return {
    event: id,
    law: (await lawById(em, event.lawId))!.title,
    kind: event.kind,
    decided: event.decided,
    effective: event.effective,
    total: states.length,
    done,
    sure: states.filter(
      (state) => !isSettled(state) && state.impact.sure && state.impact.proposed.edit !== null,
    ).length,
    powers: powers.length,
    powersLeft,
    waiting: states.length - done + powersLeft,
    due: await deadlineOf(installation, em, event.effective, lawDays),
  };
}

/** One impact with everything a person needs to decide. */
export interface PackageImpact {
  line: ImpactLine;
  /** What the item quotes; null where it names the number alone. */
  quote: string | null;
  oldText: string | null;
  newText: string | null;
  diff: TextDiff | null;
  /** Something can be written by itself. */
  proposable: boolean;
  decision: {
    kind: string;
    reason: string | null;
    adjustment: number | null;
    actor: string;
    at: string;
  } | null;
  /** Nobody decided it, and nothing is left to decide. */
  itemEnded: boolean;
}

export interface LawPackage {
  chosen: BodyList;
  row: PackageRow;
  impacts: PackageImpact[];
  /** 已按新法: bases that follow the new text already. */
  alreadyNew: AlreadyNewLine[];
  powers: PackagePower[];
}

/** A provision that may give the body a new power, with its text. */
export interface PackagePower {
  id: number;
  citedInChinese: string;
  type: PowerType;
  named: string;
  word: string;
  text: string;
  decision: NewPowerState['decision'];
}

/** The work package of one law event. @throws NoSuchPackage */
export async function lawPackage(
  installation: Installation,
  listId: number,
  eventId: number,
): Promise<LawPackage> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const event = await lawEventById(em, eventId);
  const states = event ? await impactsRecorded(em, { listId, lawEventId: eventId }) : [];
  const found = event ? await newPowersOf(em, { listId, lawEventId: eventId }) : [];
  if (!event || states.length + found.length === 0) throw new NoSuchPackage(eventId);
  const law = await heldLaw(em, event.lawId);
  const successor = event.byLawId === null ? null : await heldLaw(em, event.byLawId);
  const index = law.versions.findIndex(({ id }) => id === String(event.versionId));
  const older =
    index > 0 ? law.versions[index - 1] : event.versionId === null ? law.versions.at(-1) : undefined;
  const newer = index > 0 ? law.versions[index] : successor?.versions.at(-1);
  const contents = await readItemContents(
    em,
    states.map(({ impact }) => impact.contentDigest),
  );
  const lines = await impactLines(em, states);
  const impacts = states.map(({ impact, decision, endedAt }, at): PackageImpact => {
    const content = contents.get(impact.contentDigest) ?? null;
    const oldText = older ? textAt(older.text, impact.cited) : null;
    const newText = newer && impact.proposed.address ? textAt(newer.text, impact.proposed.address) : null;
    return {
      line: lines[at]!,
      quote: content && quoteOf(content, impact.ordinal),
      oldText,
      newText,
      diff: oldText === null || newText === null ? null : diffText(oldText, newText),
      proposable: impact.proposed.edit !== null,
      decision: decision && {
        kind: decision.decision,
        reason: decision.reason,
        adjustment: decision.adjustmentId,
        actor: decision.actor,
        at: decision.at,
      },
      itemEnded: decision === null && endedAt !== null,
    };
  });
  return {
    chosen,
    row: await packageRow(installation, em, eventId, states, found),
    impacts,
    powers: await powersWithTexts(em, found),
    alreadyNew: await alreadyNewOf(em, event, listId),
  };
}

async function powersWithTexts(em: Manager, states: NewPowerState[]): Promise<PackagePower[]> {
  const texts = new Map<number, ReturnType<typeof parseLaw>>();
  for (const { power } of states) {
    if (texts.has(power.versionId)) continue;
    const version = (await versionById(em, power.versionId))!;
    texts.set(power.versionId, parseLaw((await readContent(em, version.contentDigest)) ?? ''));
  }
  return states.map(({ power, decision }) => ({
    id: power.id,
    citedInChinese: addressInChinese(power.address),
    type: power.type,
    named: power.named,
    word: power.word,
    text: provisionAt(texts.get(power.versionId)!, power.address)?.text.trim() ?? '',
    decision,
  }));
}

function quoteOf(content: ItemContent, index: number): string | null {
  const basis = content.bases[index];
  if (!basis?.quoteAt) return null;
  return (content.basisText[basis.role] ?? '').slice(basis.quoteAt.start, basis.quoteAt.end);
}
