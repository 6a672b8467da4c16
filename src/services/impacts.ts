import type { EntityManager } from 'typeorm';
import { acceptAll, type Rejection, reasonInWords } from '../basis';
import { withBases } from '../intake';
import { addressInChinese } from '../law';
import type { ItemContent } from '../list';
import {
  type Adjustment,
  type AdjustmentChange,
  addChange,
  appendAudit,
  canonicalJson,
  currentItem,
  decideImpact,
  editChange,
  type ImpactState,
  impactsById,
  impactsDecidedIn,
  impactsRecorded,
  inTransaction,
  openChangesOf,
  putItemContent,
  readItemContent,
  revisionById,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { recordAct } from './drafting/draft';
import { start } from './drafting/start-adjustment';
import { AlreadyDecided, ImpactOfEnded, NothingToDecide } from './errors';
import { type ImpactLine, impactLines } from './impacts-of-law';
import type { Installation } from './installation';
import { type BodyList, chosenList, type ListChoice, listTitle } from './lists';
import { packageDraft } from './package-draft';

/** Impacts of a list that nobody has decided yet. */
export async function openImpacts({ db }: Installation, choice: ListChoice): Promise<ImpactLine[]> {
  const { list } = await chosenList(db.manager, choice);
  return impactLines(db.manager, await impactsRecorded(db.manager, { listId: list.id, pending: true }));
}

export interface Accepted {
  /** Id of the adjustment that carries the new citations. */
  adjustment: string;
  impacts: ImpactLine[];
  /** What was not taken in, and why. */
  left: { impact: string; place: string; why: string }[];
}

/** Accepts every sure impact of a list in one adjustment. @throws NothingToDecide */
export async function acceptSureImpacts(
  installation: Installation,
  input: ListChoice & { actor: Actor },
): Promise<Accepted> {
  const chosen = await chosenList(installation.db.manager, input);
  return acceptSure(installation, chosen, null, input.actor);
}

/** The same for one list and, where `event` is given, one law event. */
export async function acceptSure(
  installation: Installation,
  chosen: BodyList,
  event: number | null,
  actor: Actor,
): Promise<Accepted> {
  return inTransaction(installation.db, async (em) => {
    const filter = { listId: chosen.list.id, pending: true, ...(event !== null && { lawEventId: event }) };
    const sure = (await impactsRecorded(em, filter)).filter(
      ({ impact }) => impact.sure && impact.proposed.edit !== null,
    );
    return accept(installation, em, chosen, sure, actor);
  });
}

/** Accepts the named impacts, sure or not, as a person decided. @throws AlreadyDecided */
export async function acceptImpacts(
  installation: Installation,
  chosen: BodyList,
  ids: number[],
  actor: Actor,
): Promise<Accepted> {
  mustHave(actor, ['drafter'], chosen.body.name, '采纳影响');
  return inTransaction(installation.db, async (em) => {
    const states = (await impactsById(em, ids)).filter(({ item }) => item.listId === chosen.list.id);
    const decided = states.find(({ decision }) => decision !== null);
    if (decided) throw alreadyDecided(decided);
    refuseEnded(states);
    const proposed = states.filter(({ impact }) => impact.proposed.edit !== null);
    const bare = states
      .filter((state) => !proposed.includes(state))
      .map((state) => leftOut(state, REJECTED_BECAUSE['nothing-proposed']));
    if (proposed.length === 0) throw new NothingToDecide(leftInWords(bare));
    const accepted = await accept(installation, em, chosen, proposed, actor);
    return { ...accepted, left: [...bare, ...accepted.left] };
  });
}

/** 无需调整: impacts that change nothing, with one reason; all of them or none. @throws AlreadyDecided */
export async function dismissImpacts(
  installation: Installation,
  chosen: BodyList,
  ids: number[],
  reason: string,
  actor: Actor,
): Promise<void> {
  mustHave(actor, ['drafter'], chosen.body.name, '处理影响');
  if (ids.length === 0) throw new NothingToDecide(['没有勾选任何一条']);
  await inTransaction(installation.db, async (em) => {
    const states = await impactsById(em, ids);
    const own = states.filter(({ item }) => item.listId === chosen.list.id);
    const decided = own.find(({ decision }) => decision !== null);
    if (decided) throw alreadyDecided(decided);
    refuseEnded(own);
    const other = ids.find((id) => !own.some(({ impact }) => impact.id === id));
    if (other !== undefined) throw new AlreadyDecided('影响', null);
    const at = installation.clock();
    for (const { impact } of own) {
      await decideImpact(em, {
        impactId: impact.id,
        decision: 'no-change',
        adjustmentId: null,
        reason,
        actor: actor.account,
        at,
      });
      await appendAudit(em, {
        at,
        actor: actor.account,
        act: 'impact.dismiss',
        subject: `影响 ${impact.id}`,
        override: overrides(actor, 'drafter', chosen.body.name),
      });
    }
  });
}

/** @throws ImpactOfEnded */
function refuseEnded(states: ImpactState[]): void {
  const ended = states.find(({ endedAt }) => endedAt !== null);
  if (ended) throw new ImpactOfEnded(ended.item.number);
}

export const alreadyDecided = (state: ImpactState): AlreadyDecided =>
  new AlreadyDecided(`${placeOf(state)}的影响`, {
    list: state.item.listId,
    event: state.impact.lawEventId,
  });

/** `事项 0003（第三条）` */
const placeOf = ({ impact, item }: ImpactState): string =>
  `事项 ${item.number}（${addressInChinese(impact.cited)}）`;

const leftOut = (state: ImpactState, why: string) => ({
  impact: String(state.impact.id),
  place: placeOf(state),
  why,
});

/** Each reason once, with the places that it holds of. */
export function leftInWords(left: Accepted['left']): string[] {
  const places = new Map<string, string[]>();
  for (const { place, why } of left) places.set(why, [...(places.get(why) ?? []), place]);
  return [...places].map(([why, of]) => `${[...new Set(of)].join('、')}：${why}`);
}

async function accept(
  installation: Installation,
  em: EntityManager,
  chosen: BodyList,
  states: ImpactState[],
  actor: Actor,
): Promise<Accepted> {
  mustHave(actor, ['drafter'], chosen.body.name, '采纳影响');
  const left: Accepted['left'] = [];
  const into = await draftOf(em, chosen, states);
  const edits: Rewritten[] = [];
  for (const [itemId, group] of groupedByItem(states)) {
    const edit = await rewritten(em, itemId, group, into, left);
    if (edit) edits.push(edit);
  }
  if (edits.length === 0) throw new NothingToDecide(leftInWords(left));
  const adjustment =
    into ??
    (await startFrom(
      installation,
      em,
      chosen,
      edits.flatMap(({ accepted }) => accepted.map(({ impact }) => impact.law)),
      actor,
    ));
  for (const edit of edits) await write(installation, em, adjustment, edit, actor);
  const override = overrides(actor, 'drafter', chosen.body.name);
  await recordAct(installation, em, { adjustment, chosen }, 'edit', actor);
  await appendAudit(em, {
    at: installation.clock(),
    actor: actor.account,
    act: 'impact.accept',
    subject: listTitle(chosen),
    detail: { adjustment: adjustment.id, items: edits.length },
    override,
  });
  const taken = edits.flatMap(({ accepted }) => accepted);
  return { adjustment: String(adjustment.id), impacts: await impactLines(em, taken), left };
}

/** The draft that the package of these impacts fills; null where they are of several events, or it has none. */
async function draftOf(
  em: EntityManager,
  { list }: BodyList,
  states: ImpactState[],
): Promise<Adjustment | null> {
  const events = [...new Set(states.map(({ impact }) => impact.lawEventId))];
  return events.length === 1 ? packageDraft(em, list.id, events[0]!) : null;
}

/** Starts the adjustment of a change of law. */
export function startFrom(
  installation: Installation,
  em: EntityManager,
  chosen: BodyList,
  cited: string[],
  actor: Actor,
): Promise<Adjustment> {
  const laws = [...new Set(cited)].map((law) => `《${law}》`);
  const head = {
    title: `${laws.join('')}修改后的依据变更`,
    reason: '所依据的法律文件已修改，按新文本更正引用。',
    basis: laws.join('、'),
    effective: null,
  };
  return start(installation, em, chosen, head, actor);
}

/** Several reasons as lines, each once. */
export function togetherInLines(...reasons: (string | null | undefined)[]): string {
  return [...new Set(reasons.flatMap((reason) => reason?.split('\n') ?? []))].join('\n');
}

interface Rewritten {
  itemId: number;
  content: ItemContent;
  base: number;
  /** The change that the draft holds already. */
  change: AdjustmentChange | null;
  accepted: ImpactState[];
}

async function write(
  installation: Installation,
  em: EntityManager,
  adjustment: Adjustment,
  { itemId, content, base, change, accepted }: Rewritten,
  actor: Actor,
): Promise<void> {
  const at = installation.clock();
  const reasons = accepted.map(({ impact }) => reasonInWords(impact, true));
  const row = {
    contentDigest: await putItemContent(em, content, installation.random(16)),
    reason: togetherInLines(change?.reason, ...reasons),
    editedBy: actor.account,
    editedAt: at,
  };
  if (change) await editChange(em, change.id, change.version, row);
  else
    await addChange(em, {
      ...row,
      adjustmentId: adjustment.id,
      itemId,
      kind: 'change',
      base,
      predecessors: [],
      successors: [],
    });
  for (const { impact } of accepted) {
    await decideImpact(em, {
      impactId: impact.id,
      decision: 'accepted',
      adjustmentId: adjustment.id,
      reason: null,
      actor: actor.account,
      at,
    });
  }
}

/** The item's content with its accepted proposals written in, those that `into` holds already among them; null where none can be. */
async function rewritten(
  em: EntityManager,
  itemId: number,
  group: ImpactState[],
  into: Adjustment | null,
  left: Accepted['left'],
): Promise<Rewritten | null> {
  const leave = (states: ImpactState[], why: string): null => {
    left.push(...states.map((state) => leftOut(state, why)));
    return null;
  };
  const current = await currentItem(em, itemId);
  const stale = group.filter(({ impact }) => impact.contentDigest !== current?.contentDigest);
  if (stale.length > 0) leave(stale, '事项内容在核查之后已改变，请重新核对');
  const fresh = group.filter((state) => !stale.includes(state));
  if (fresh.length === 0 || !current?.contentDigest) return null;
  // An adjustment builds on what was published, and would find its ground gone once the first import is.
  if (current.revisionId === null) return leave(fresh, '清单还没有发布过，请先发布首次导入的清单');
  const [change = null] = await openChangesOf(em, itemId);
  if (change && change.adjustmentId !== into?.id)
    return leave(fresh, `事项正在调整 ${change.adjustmentId} 中，请在那里改`);
  const content = await readItemContent(em, current.contentDigest);
  const before = change ? await acceptedBefore(em, change, content) : [];
  if (before === null)
    return leave(fresh, `事项在调整 ${change!.adjustmentId} 中已经人工改写，请用“改写”逐条处理`);
  const asked = (states: ImpactState[]) =>
    states.map((state) => ({ edit: state.impact.proposed.edit, state }));
  const { content: next, rejected } = acceptAll(content, [...asked(before), ...asked(fresh)]);
  for (const { proposal, why } of rejected) leave([proposal.state], REJECTED_BECAUSE[why]);
  const accepted = fresh.filter((state) => !rejected.some(({ proposal }) => proposal.state === state));
  if (accepted.length === 0) return null;
  const base = (await revisionById(em, current.revisionId))!.seq;
  return { itemId, content: withBases(next), base, change, accepted };
}

const REJECTED_BECAUSE: Record<Rejection, string> = {
  'nothing-proposed': '没有可以采纳的建议，请改写或记为无需调整',
  conflict: '与同一事项的另一处改写相抵触，请用“改写”处理',
  'cited-twice': '单独采纳会使本栏两处引用同一条：请与这个事项的其他影响一并采纳，或用“改写”合并为一处',
};

/** The impacts that made a change what it is; null where a person has rewritten it since. */
async function acceptedBefore(
  em: EntityManager,
  change: AdjustmentChange,
  content: ItemContent,
): Promise<ImpactState[] | null> {
  const states = await impactsDecidedIn(em, change.adjustmentId, change.itemId!);
  const accepted = states.filter(({ decision }) => decision!.decision === 'accepted');
  const made = acceptAll(
    content,
    accepted.map(({ impact }) => ({ edit: impact.proposed.edit })),
  ).content;
  if (change.contentDigest === null) return null;
  const stands = await readItemContent(em, change.contentDigest);
  return canonicalJson(withBases(made)) === canonicalJson(stands) ? accepted : null;
}

function groupedByItem(states: ImpactState[]): Map<number, ImpactState[]> {
  const groups = new Map<number, ImpactState[]>();
  for (const state of states) groups.set(state.item.id, [...(groups.get(state.item.id) ?? []), state]);
  return groups;
}
