import { type EntityManager, In } from 'typeorm';
import { NewPower, NewPowerDecision } from './entities';
import { addRow, inBatches, type NewRow } from './rows';

/** Records candidates; those recorded before, of the same event, list and address, are left as they are. */
export async function addNewPowers(em: EntityManager, powers: NewRow<NewPower>[]): Promise<void> {
  for (const power of powers) {
    const { lawEventId, listId, address } = power;
    if (!(await em.existsBy(NewPower, { lawEventId, listId, address }))) await addRow(em, NewPower, power);
  }
}

/** A candidate with what was last decided of it; null while pending. */
export interface NewPowerState {
  power: NewPower;
  decision: NewPowerDecision | null;
}

/** In the order in which they were found. */
export async function newPowersOf(
  em: EntityManager,
  filter: { listId: number; lawEventId?: number; id?: number },
): Promise<NewPowerState[]> {
  const powers = await em.find(NewPower, { where: filter, order: { id: 'ASC' } });
  const decisions = new Map<number, NewPowerDecision>();
  for (const some of inBatches(powers)) {
    const where = { newPowerId: In(some.map(({ id }) => id)) };
    for (const one of await em.find(NewPowerDecision, { where, order: { id: 'ASC' } })) {
      if (one.decision === 'reopened') decisions.delete(one.newPowerId);
      else decisions.set(one.newPowerId, one);
    }
  }
  return powers.map((power) => ({ power, decision: decisions.get(power.id) ?? null }));
}

export function decideNewPower(
  em: EntityManager,
  decision: NewRow<NewPowerDecision>,
): Promise<NewPowerDecision> {
  return addRow(em, NewPowerDecision, decision);
}
