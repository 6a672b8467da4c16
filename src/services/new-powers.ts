import type { EntityManager } from 'typeorm';
import { bodyWords, type HeldVersion, newPowersIn } from '../basis';
import {
  addNewPowers,
  allLists,
  appendAudit,
  decideNewPower,
  inTransaction,
  type LawEvent,
  newPowersOf,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { AlreadyDecided } from './errors';
import type { Installation } from './installation';
import { listNumbered } from './lists';

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
): Promise<void> {
  if (added.length === 0) return;
  for (const { list, body } of await allLists(em)) {
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

/** Sets a candidate aside, with the reason. @throws AlreadyDecided, NotAllowedTo */
export async function setAside(
  installation: Installation,
  listId: number,
  id: number,
  reason: string,
  actor: Actor,
): Promise<void> {
  await inTransaction(installation.db, async (em) => {
    const { body } = await listNumbered(em, listId);
    mustHave(actor, ['drafter'], body.name, '处理新增线索');
    const [state] = await newPowersOf(em, { listId, id });
    if (!state || state.decision) throw new AlreadyDecided(id);
    const at = installation.clock();
    await decideNewPower(em, { newPowerId: id, decision: 'set-aside', reason, actor: actor.account, at });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: 'new-power.set-aside',
      subject: `新增线索 ${id}`,
      override: overrides(actor, 'drafter', body.name),
    });
  });
}
