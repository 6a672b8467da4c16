import { createHash } from 'node:crypto';
import { type EntityManager, type EntityTarget, LessThanOrEqual, type ObjectLiteral } from 'typeorm';
import { Law, LawChoice, LawEvent, LawSource, LawVersion, Withdrawal } from './entities';

/**
 * A digest of everything that a basis check on a day rests on beside the item: which laws, texts, events and choices of copies there are, what was
 * withdrawn, and up to which day texts and events have come into effect. Texts, events and choices are only ever added, so their
 * last keys tell them.
 */
export async function lawsState(em: EntityManager, asOf: string): Promise<string> {
  const laws = await em.find(Law, { order: { id: 'ASC' } });
  const keys: (number | null)[] = [];
  for (const entity of [LawVersion, LawEvent, LawChoice, LawSource] as EntityTarget<ObjectLiteral>[])
    keys.push(await em.maximum(entity, 'id', {}));
  const days = [];
  for (const entity of [LawVersion, LawEvent] as const) {
    const [last] = await em.find<LawVersion | LawEvent>(entity, {
      where: { effective: LessThanOrEqual(asOf) },
      order: { effective: 'DESC' },
      take: 1,
    });
    days.push(last?.effective ?? null);
  }
  const said = [laws.map(({ id, title, aliases }) => [id, title, aliases]), keys, days];
  return createHash('sha256')
    .update(JSON.stringify([...said, await em.count(Withdrawal)]))
    .digest('hex');
}
