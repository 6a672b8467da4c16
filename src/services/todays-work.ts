import { type Actor, has } from './actor';
import { adjustmentsPage } from './adjustments-page';
import { needsWork } from './check-list';
import type { Deadline } from './deadline';
import type { Installation } from './installation';
import { lawPackages } from './law-packages';
import { listHealth } from './list-health';
import { nextAnswerDue } from './objections/answer-days';
import type { ListOverview } from './overview';

/** What may wait for a person. */
export type WorkKind =
  | 'package'
  | 'step'
  | 'returned'
  | 'draft'
  | 'publish'
  | 'first-release'
  | 'objections'
  | 'findings'
  | 'damage';

/** One thing that waits for this person today. */
export interface Work {
  kind: WorkKind;
  list: number;
  /** Law event or adjustment; null where the work is the list's. */
  id: number | null;
  /** Title of the law, the adjustment or the step; empty where the kind says it all. */
  subject: string;
  count: number;
  due: Deadline | null;
}

/** Longer lists are looked over when their check is opened, not for the desk. */
const LOOKED_OVER = 3000;

/** What waits for this person at one list, by the roles that she has for its body; the most urgent first. */
export async function todaysWork(
  installation: Installation,
  list: ListOverview,
  actor: Actor,
): Promise<Work[]> {
  const may = (...roles: Parameters<typeof has>[1]) => has(actor, roles, list.body);
  const of = (work: Omit<Work, 'list'>): Work => ({ ...work, list: list.id });
  const plain = { id: null, subject: '', due: null };
  const work: Work[] = [...(await adjustmentsWaiting(installation, list, actor))];
  if (may('drafter')) work.push(...(await packagesWaiting(installation, list)));
  if (may('drafter') && list.objections > 0)
    work.push(
      of({
        kind: 'objections',
        count: list.objections,
        ...plain,
        due: await nextAnswerDue(installation, list.id),
      }),
    );
  if (may('publisher') && list.release === null && list.items > 0)
    work.push(of({ kind: 'first-release', count: list.items, ...plain }));
  if (may('drafter', 'reviewer') && list.items > 0 && list.items <= LOOKED_OVER) {
    const { findings, damage } = (await listHealth(installation, list.id)).health;
    const wanting = findings.filter(needsWork).length;
    if (wanting > 0) work.push(of({ kind: 'findings', count: wanting, ...plain }));
    if (damage.length > 0) work.push(of({ kind: 'damage', count: damage.length, ...plain }));
  }
  return work.sort((a, b) => (a.due?.left ?? NEVER) - (b.due?.left ?? NEVER));
}

const NEVER = Number.POSITIVE_INFINITY;

async function packagesWaiting(installation: Installation, { id }: ListOverview): Promise<Work[]> {
  const { packages } = await lawPackages(installation, id);
  return packages.flatMap(({ event, law, waiting: count, due }): Work[] => {
    return count === 0 ? [] : [{ kind: 'package', list: id, id: event, subject: law, count, due }];
  });
}

/** Steps that are this person's and not her own work, what came back to her, her drafts, and what is approved. */
async function adjustmentsWaiting(
  installation: Installation,
  { id: list, body, adjustments }: ListOverview,
  actor: Actor,
): Promise<Work[]> {
  if (adjustments.length === 0) return [];
  const { rows } = await adjustmentsPage(installation, list, actor);
  const may = (...roles: Parameters<typeof has>[1]) => has(actor, roles, body);
  const work = rows.flatMap(({ id, title, place, due, changes, own }): Work[] => {
    const one = { list, id, subject: title, count: changes, due };
    if (place.step && may(place.step.role) && !own) return [{ ...one, kind: 'step' }];
    if (place.state === 'returned' && (own || may('drafter'))) return [{ ...one, kind: 'returned' }];
    return place.state === 'draft' && own ? [{ ...one, kind: 'draft' }] : [];
  });
  const approved = rows.filter(({ place }) => place.state === 'approved').length;
  if (approved > 0 && may('publisher'))
    work.push({ kind: 'publish', list, id: null, subject: '', count: approved, due: null });
  return work;
}
