import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Job, type JobOutcome } from './entities';
import { addRow, type NewRow } from './rows';

export function addJob(em: EntityManager, job: NewRow<Job>): Promise<Job> {
  return addRow(em, Job, job);
}

export function jobById(em: EntityManager, id: number): Promise<Job | null> {
  return em.findOneBy(Job, { id });
}

/** Those that run, the oldest first; of one kind where it is named. */
export function openJobs(em: EntityManager, kind?: string): Promise<Job[]> {
  return em.find(Job, { where: { endedAt: IsNull(), ...(kind && { kind }) }, order: { id: 'ASC' } });
}

/** Those that run or ended after an instant, the youngest first. */
export function jobsSince(em: EntityManager, instant: string, limit: number): Promise<Job[]> {
  return em.find(Job, {
    where: [{ endedAt: IsNull() }, { endedAt: MoreThan(instant) }],
    order: { id: 'DESC' },
    take: limit,
  });
}

/** Notes how a job ended; one that has ended already stays as it is. */
export async function endJob(
  em: EntityManager,
  id: number,
  end: { endedAt: string; outcome: JobOutcome; result: unknown },
): Promise<void> {
  await em.update(Job, { id, endedAt: IsNull() }, end as object);
}

/** Those that a stopped program left behind. */
export async function interruptOpenJobs(em: EntityManager, endedAt: string): Promise<number> {
  const { affected } = await em.update(Job, { endedAt: IsNull() }, {
    endedAt,
    outcome: 'interrupted',
    result: null,
  } as object);
  return affected ?? 0;
}
