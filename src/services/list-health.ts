import { type DamageKind, damageIn } from '../basis';
import { fold } from '../law';
import { heldLaws, lastAudited, listedItems } from '../store';
import { checkItems, type Finding, type ListCheck } from './check-list';
import { type Installation, today } from './installation';
import { type BodyList, listNumbered } from './lists';
import { markUnderWay } from './under-way';

/** Damage that only a look over the whole list finds, with the names of its items. */
export interface DamageFinding {
  kind: DamageKind;
  note: string;
  items: { id: string; name: string }[];
}

/** 依据体检 of a list at a glance: every basis, and the list as a whole. */
export interface ListHealth extends ListCheck {
  items: number;
  damage: DamageFinding[];
}

/** The health of a list today. Kept in memory until the register changes or the day does. @throws NoSuchList */
export async function listHealth(
  installation: Installation,
  listId: number,
): Promise<{ chosen: BodyList; health: ListHealth }> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const standing = `${today(installation)} ${await lastAudited(em)}`;
  const shelf = shelves.get(installation.db) ?? new Map<number, Kept>();
  shelves.set(installation.db, shelf);
  const kept = shelf.get(listId);
  if (kept?.standing === standing) return { chosen, health: await kept.health };
  const health = lookOver(installation, listId);
  shelf.delete(listId);
  shelf.set(listId, { standing, health });
  for (const oldest of shelf.keys()) if (shelf.size > KEPT) shelf.delete(oldest);
  // What failed is tried again by whoever asks next.
  health.catch(() => shelf.delete(listId));
  return { chosen, health: await health };
}

/** Lists whose health is kept at a time. */
const KEPT = 30;

interface Kept {
  /** Day and last audit record: every act leaves one, so the register is as it was. */
  standing: string;
  health: Promise<ListHealth>;
}

const shelves = new WeakMap<Installation['db'], Map<number, Kept>>();

async function lookOver(installation: Installation, listId: number): Promise<ListHealth> {
  const em = installation.db.manager;
  const asOf = today(installation);
  const laws = await heldLaws(em);
  const health: ListHealth = { ...checkItems([], laws, asOf), items: 0, damage: [] };
  const items: Parameters<typeof damageIn>[0] = [];
  for await (const some of listedItems(em, listId, A_TURN)) {
    const { counts, findings } = checkItems(some, laws, asOf);
    for (const status of Object.keys(counts) as (keyof typeof counts)[])
      health.counts[status] += counts[status];
    for (const finding of findings) health.findings.push(finding);
    for (const { number, content } of some) items.push({ number, content });
    // Other requests get their turn.
    await new Promise((done) => setImmediate(done));
  }
  await markUnderWay(em, listId, laws, health);
  const names = new Map(items.map(({ number, content }) => [number, content.name]));
  health.items = items.length;
  health.damage = damageIn(items, laws).map(({ kind, note, items: numbers }) => ({
    kind,
    note,
    items: numbers.map((id) => ({ id, name: names.get(id)! })),
  }));
  return health;
}

const A_TURN = 50;

/** Bases that say the same of the same provision: one finding, however many items carry it. */
export interface FindingGroup {
  finding: Finding;
  items: Finding['item'][];
}

/** Findings that are the same but for their items, in the order of the first of each. */
export function alike(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { law, cited, status, nowAt, underWay, evidence } = finding;
    const key = [law, cited, status, nowAt, underWay, evidence.note, fold(evidence.quote ?? '')].join('\n');
    const group = groups.get(key) ?? { finding, items: [] };
    if (group.items.at(-1)?.id !== finding.item.id) group.items.push(finding.item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
