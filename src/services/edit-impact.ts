import type { EntityManager } from 'typeorm';
import { reasonInWords, rewrite } from '../basis';
import { withBases } from '../intake';
import { type BasisRole, type ItemContent, losesItsBasis } from '../list';
import {
  addChange,
  appendAudit,
  decideImpact,
  editChange,
  type ImpactState,
  impactsById,
  impactsRecorded,
  inTransaction,
  putItemContent,
  readItemContent,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { mustSaySomething, recordAct, type Standing, standingIn } from './drafting/draft';
import { BadForm, EditedMeanwhile, type Opened } from './drafting/errors';
import { AlreadyDecided, ImpactOfEnded } from './errors';
import { alreadyDecided, startFrom, togetherInLines } from './impacts';
import type { Installation } from './installation';
import { type BodyList, listNumbered } from './lists';
import { namesOf } from './names';
import { packageDraft } from './package-draft';

/** The proposal of an impact, opened to be written otherwise. */
export interface ImpactEdit {
  chosen: BodyList;
  state: ImpactState;
  item: string;
  name: string;
  role: BasisRole;
  /** The cell with the proposal written in where it can be. */
  cell: string;
  opened: Opened;
  /** Pending impacts of the same cell: one rewriting may settle them too. */
  others: ImpactState[];
}

/** @throws AlreadyDecided, ItemBusy, EndedItem, NotAllowedTo */
export async function impactEdit(
  { db }: Installation,
  listId: number,
  id: number,
  actor: Actor,
): Promise<ImpactEdit> {
  const em = db.manager;
  const chosen = await listNumbered(em, listId);
  mustHave(actor, ['drafter'], chosen.body.name, '处理影响');
  const { state, role } = await pending(em, chosen, id);
  const { number } = state.item;
  const standing = await standingFor(em, chosen, state);
  const digest = mustSaySomething(standing, number);
  const content = await readItemContent(em, digest);
  return {
    chosen,
    state,
    item: number,
    name: content.name,
    role,
    cell: proposedCell(content, digest, state, role),
    opened: standing.opened,
    others: await othersOf(em, state, role),
  };
}

export interface ImpactEdited {
  id: number;
  cell: string;
  /** Other impacts of the cell that this settles too. */
  also: number[];
  opened: Opened;
  actor: Actor;
}

/** Writes a person's own citation and quote instead of the proposal, and gives the adjustment. @throws BadForm, EditedMeanwhile */
export async function editImpact(
  installation: Installation,
  listId: number,
  { id, cell, also, opened, actor }: ImpactEdited,
): Promise<number> {
  return inTransaction(installation.db, async (em) => {
    const chosen = await listNumbered(em, listId);
    mustHave(actor, ['drafter'], chosen.body.name, '处理影响');
    const { state, role } = await pending(em, chosen, id);
    const { number } = state.item;
    const standing = await standingFor(em, chosen, state);
    const before = await readItemContent(em, mustSaySomething(standing, number));
    const content = withBases({ ...before, basisText: { ...before.basisText, [role]: cell } });
    if (standing.opened.version !== opened.version || standing.opened.digest !== opened.digest) {
      const nameOf = await namesOf(em);
      const by = standing.change && { name: nameOf(standing.change.editedBy), at: standing.change.editedAt };
      throw new EditedMeanwhile(number, by, null, before, content, standing.opened);
    }
    if (losesItsBasis(before, content))
      throw new BadForm([
        {
          field: 'cell',
          message: `${role === 'power' ? '实施依据不能留空' : '事项不能没有依据'}。依据不再成立的，请另起草取消；确实不用改的，请记为“无需调整”并写明理由。`,
        },
      ]);
    if (cell === before.basisText[role])
      throw new BadForm([
        { field: 'cell', message: '依据没有改动。确实不用改的，请记为“无需调整”并写明理由。' },
      ]);
    const draft = await packageDraft(em, listId, state.impact.lawEventId);
    const adjustment = draft ?? (await startFrom(installation, em, chosen, [state.impact.law], actor));
    const at = installation.clock();
    const others = (await othersOf(em, state, role)).filter(({ impact }) => also.includes(impact.id));
    const row = {
      contentDigest: await putItemContent(em, content, installation.random(16)),
      reason: togetherInLines(
        standing.change?.reason,
        ...[state, ...others].map(({ impact }) => reasonInWords(impact, false)),
      ),
      editedBy: actor.account,
      editedAt: at,
    };
    const { change, base, item } = standing;
    if (change) await editChange(em, change.id, change.version, row);
    else
      await addChange(em, {
        ...row,
        ...{ adjustmentId: adjustment.id, itemId: item.id, kind: 'change', base },
        ...{ predecessors: [], successors: [] },
      });
    for (const { impact } of [state, ...others]) {
      await decideImpact(em, {
        impactId: impact.id,
        decision: 'edited',
        adjustmentId: adjustment.id,
        reason: null,
        actor: actor.account,
        at,
      });
    }
    await recordAct(installation, em, { adjustment, chosen }, 'edit', actor);
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: 'impact.edit',
      subject: `影响 ${id}`,
      detail: { adjustment: adjustment.id, also: others.length },
      override: overrides(actor, 'drafter', chosen.body.name),
    });
    return adjustment.id;
  });
}

async function pending(em: EntityManager, { list }: BodyList, id: number) {
  const [state] = await impactsById(em, [id]);
  if (!state || state.item.listId !== list.id) throw new AlreadyDecided('影响', null);
  if (state.decision) throw alreadyDecided(state);
  if (state.endedAt !== null) throw new ImpactOfEnded(state.item.number);
  const found = await readItemContent(em, state.impact.contentDigest);
  return { state, role: found.bases[state.impact.ordinal]?.role ?? ('power' as BasisRole) };
}

/** As the package's draft has the item, else as it is published. */
async function standingFor(em: EntityManager, { list }: BodyList, state: ImpactState): Promise<Standing> {
  const draft = await packageDraft(em, list.id, state.impact.lawEventId);
  return standingIn(em, { id: draft?.id ?? 0, listId: list.id }, state.item.number);
}

function proposedCell(
  content: ItemContent,
  digest: string,
  { impact }: ImpactState,
  role: BasisRole,
): string {
  const { edit } = impact.proposed;
  const proposed = edit && digest === impact.contentDigest ? rewrite(content, [edit]).content : content;
  return proposed.basisText[role] ?? '';
}

async function othersOf(em: EntityManager, { impact }: ImpactState, role: BasisRole): Promise<ImpactState[]> {
  const { itemId, lawEventId } = impact;
  const states = await impactsRecorded(em, { itemId, lawEventId, pending: true });
  const others: ImpactState[] = [];
  for (const state of states) {
    const found = await readItemContent(em, state.impact.contentDigest);
    if (state.impact.id !== impact.id && found.bases[state.impact.ordinal]?.role === role) others.push(state);
  }
  return others;
}
