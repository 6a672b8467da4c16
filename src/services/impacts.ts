import type { EntityManager } from 'typeorm';
import { acceptAll } from '../basis';
import { withBases } from '../intake';
import type { ItemContent } from '../list';
import {
  addAdjustment,
  addAdjustmentEvent,
  addChange,
  appendAudit,
  currentItem,
  decideImpact,
  type ImpactState,
  impactsById,
  impactsRecorded,
  inTransaction,
  openChangesOf,
  putItemContent,
  readItemContent,
  revisionById,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { adjustmentDigest } from './adjustment-digest';
import { AlreadyDecided, NothingToDecide } from './errors';
import { type ImpactLine, impactLines } from './impacts-of-law';
import type { Installation } from './installation';
import { type BodyList, chosenList, type ListChoice, listTitle } from './lists';

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
  left: { impact: string; why: string }[];
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
  return inTransaction(installation.db, async (em) => {
    const states = (await impactsById(em, ids)).filter(({ item }) => item.listId === chosen.list.id);
    const decided = states.find(({ decision }) => decision !== null);
    if (decided) throw new AlreadyDecided(decided.impact.id);
    return accept(
      installation,
      em,
      chosen,
      states.filter(({ impact }) => impact.proposed.edit !== null),
      actor,
    );
  });
}

/** 无需调整: an impact that changes nothing, with the reason. @throws AlreadyDecided */
export async function dismissImpact(
  installation: Installation,
  chosen: BodyList,
  id: number,
  reason: string,
  actor: Actor,
): Promise<void> {
  mustHave(actor, ['drafter'], chosen.body.name, '处理影响');
  await inTransaction(installation.db, async (em) => {
    const [state] = await impactsById(em, [id]);
    if (!state || state.item.listId !== chosen.list.id || state.decision) throw new AlreadyDecided(id);
    const at = installation.clock();
    await decideImpact(em, {
      impactId: id,
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
      subject: `影响 ${id}`,
      override: overrides(actor, 'drafter', chosen.body.name),
    });
  });
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
  const edits: { itemId: number; content: ItemContent; base: number | null; accepted: ImpactState[] }[] = [];
  for (const [itemId, group] of groupedByItem(states)) {
    const edit = await rewritten(em, itemId, group, left);
    if (edit) edits.push(edit);
  }
  if (edits.length === 0) throw new NothingToDecide();
  const at = installation.clock();
  const laws = [...new Set(edits.flatMap(({ accepted }) => accepted.map(({ impact }) => impact.law)))];
  const adjustment = await addAdjustment(em, {
    listId: chosen.list.id,
    title: `${laws.map((law) => `《${law}》`).join('')}修改后的依据变更`,
    reason: '所依据的法律文件已修改，按新文本更正引用。',
    basis: laws.map((law) => `《${law}》`).join('、'),
    effectiveFrom: null,
    createdBy: actor.account,
    createdAt: at,
  });
  for (const { itemId, content, base, accepted } of edits) {
    await addChange(em, {
      adjustmentId: adjustment.id,
      itemId,
      kind: 'change',
      contentDigest: await putItemContent(em, content, installation.random(16)),
      base,
      predecessors: [],
      successors: [],
      reason: accepted.map(({ impact }) => impact.reason).join('\n'),
      editedBy: actor.account,
      editedAt: at,
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
  const override = overrides(actor, 'drafter', chosen.body.name);
  await addAdjustmentEvent(em, {
    adjustmentId: adjustment.id,
    act: 'create',
    actor: actor.account,
    at,
    digest: await adjustmentDigest(em, adjustment.id),
    comment: null,
    fieldComments: null,
    override,
  });
  await appendAudit(em, {
    at,
    actor: actor.account,
    act: 'impact.accept',
    subject: listTitle(chosen),
    detail: { adjustment: adjustment.id, items: edits.length },
    override,
  });
  const taken = edits.flatMap(({ accepted }) => accepted);
  return { adjustment: String(adjustment.id), impacts: await impactLines(em, taken), left };
}

/** The item's content with its accepted proposals written in; null where none of them can be. */
async function rewritten(em: EntityManager, itemId: number, group: ImpactState[], left: Accepted['left']) {
  const leave = (states: ImpactState[], why: string) =>
    left.push(...states.map(({ impact }) => ({ impact: String(impact.id), why })));
  const current = await currentItem(em, itemId);
  const stale = group.filter(({ impact }) => impact.contentDigest !== current?.contentDigest);
  if (stale.length > 0) leave(stale, '事项内容在核查之后已改变，请重新核对');
  const fresh = group.filter((state) => !stale.includes(state));
  if (fresh.length === 0 || !current?.contentDigest) return null;
  const busy = (await openChangesOf(em, itemId)).filter(({ kind }) => kind !== 'found');
  if (busy.length > 0) {
    leave(fresh, `事项正在调整 ${busy[0]!.adjustmentId} 中，请在那里改`);
    return null;
  }
  const content = await readItemContent(em, current.contentDigest);
  const proposals = fresh.map((state) => ({ edit: state.impact.proposed.edit, state }));
  const { content: next, rejected } = acceptAll(content, proposals);
  leave(
    rejected.map(({ state }) => state),
    '与同一事项的另一处改写相抵触，须人工处理',
  );
  const accepted = proposals.filter((proposal) => !rejected.includes(proposal)).map(({ state }) => state);
  if (accepted.length === 0) return null;
  const base = current.revisionId === null ? null : (await revisionById(em, current.revisionId))!.seq;
  return { itemId, content: withBases(next), base, accepted };
}

function groupedByItem(states: ImpactState[]): Map<number, ImpactState[]> {
  const groups = new Map<number, ImpactState[]>();
  for (const state of states) groups.set(state.item.id, [...(groups.get(state.item.id) ?? []), state]);
  return groups;
}
