import type { EntityManager } from 'typeorm';
import { bodyWords, everyArticle, type HeldVersion, newPowersIn } from '../basis';
import { addressInChinese, titleKey } from '../law';
import {
  addNewPowers,
  allLists,
  appendAudit,
  currentItem,
  currentItems,
  decideNewPower,
  heldLaw,
  inTransaction,
  itemNumbered,
  type LawEvent,
  type NewPowerState,
  newPowersOf,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { EndedItem } from './drafting/errors';
import { AlreadyDecided, NoSuchItem } from './errors';
import { type Installation, today } from './installation';
import { type BodyList, listNumbered } from './lists';

/**
 * Finds, list by list, the added provisions that name the list's body with a power. They are candidates for 新增, for a person to
 * judge: nothing follows from them by itself.
 */
export async function recordNewPowers(
  installation: Installation,
  em: EntityManager,
  event: LawEvent,
  version: HeldVersion,
  added: string[],
  lists?: BodyList[],
): Promise<void> {
  if (added.length === 0) return;
  for (const { list, body } of lists ?? (await allLists(em))) {
    const found = newPowersIn(version.text, added, bodyWords(body.name, body.aliases));
    await addNewPowers(
      em,
      found.map((power) => ({
        ...power,
        lawEventId: event.id,
        versionId: Number(version.id),
        listId: list.id,
        recordedAt: installation.clock(),
      })),
    );
  }
}

/** A text in force for longer than this was collected late, and is no change of law. */
const NEW_FOR_YEARS = 2;

/**
 * The same for a wholly new law, of which no text was held and which takes the place of none: every article of it is added. A list that
 * cites it has had it before, with its powers; there the basis check speaks.
 */
export async function recordNewLaw(
  installation: Installation,
  em: EntityManager,
  event: LawEvent,
): Promise<void> {
  const now = today(installation);
  const oldest = `${Number(now.slice(0, 4)) - NEW_FOR_YEARS}${now.slice(4)}`;
  if (event.effective < oldest) return;
  const { title, aliases, versions } = await heldLaw(em, event.lawId);
  const lists: BodyList[] = [];
  for (const one of await allLists(em)) {
    let cited = 0;
    for (const lawKey of new Set([title, ...aliases].map((name) => titleKey(name))))
      cited += (await currentItems(em, one.list.id, { lawKey }, { limit: 1 })).total;
    if (cited === 0) lists.push(one);
  }
  const version = versions.at(-1)!;
  await recordNewPowers(installation, em, event, version, everyArticle(version.text), lists);
}

/** @throws AlreadyDecided */
export function mustBeOpen(state: NewPowerState | undefined): asserts state is NewPowerState {
  if (!state) throw new AlreadyDecided('新增线索', null);
  const { listId: list, lawEventId: event, address } = state.power;
  if (state.decision) throw new AlreadyDecided(`${addressInChinese(address)}的新增线索`, { list, event });
}

/** Sets a candidate aside, with the reason. @throws AlreadyDecided, NotAllowedTo */
export async function setAside(
  installation: Installation,
  listId: number,
  id: number,
  reason: string,
  actor: Actor,
): Promise<void> {
  await decide(installation, listId, id, actor, async () => ({ decision: 'set-aside', reason }));
}

/**
 * Settles a candidate by an item that the list has already, or that a draft adds.
 * @throws AlreadyDecided, NoSuchItem, EndedItem, NotAllowedTo
 */
export async function tieToItem(
  installation: Installation,
  listId: number,
  id: number,
  number: string,
  actor: Actor,
): Promise<void> {
  await decide(installation, listId, id, actor, async (em) => {
    const item = await itemNumbered(em, listId, number);
    if (!item) throw new NoSuchItem(number);
    if ((await currentItem(em, item.id))?.ended) throw new EndedItem(number);
    return { decision: 'added', reason: item.number };
  });
}

async function decide(
  installation: Installation,
  listId: number,
  id: number,
  actor: Actor,
  made: (em: EntityManager) => Promise<{ decision: 'set-aside' | 'added'; reason: string }>,
): Promise<void> {
  await inTransaction(installation.db, async (em) => {
    const { body } = await listNumbered(em, listId);
    mustHave(actor, ['drafter'], body.name, '处理新增线索');
    const [state] = await newPowersOf(em, { listId, id });
    mustBeOpen(state);
    const at = installation.clock();
    const { decision, reason } = await made(em);
    await decideNewPower(em, { newPowerId: id, decision, reason, actor: actor.account, at });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: decision === 'added' ? 'new-power.tie' : 'new-power.set-aside',
      subject: `新增线索 ${id}`,
      ...(decision === 'added' && { detail: { item: reason } }),
      override: overrides(actor, 'drafter', body.name),
    });
  });
}
