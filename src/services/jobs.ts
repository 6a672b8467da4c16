import {
  addJob,
  endJob,
  inTransaction,
  interruptOpenJobs,
  type Job,
  type JobOutcome,
  jobById,
  jobsSince,
} from '../store';
import { type Actor, has, sees } from './actor';
import { NoSuchJob } from './errors';
import type { Installation, Progress } from './installation';
import { isRefusal } from './is-refusal';
import { namesOf } from './names';

/** Work that goes on without whoever started it. */
export interface JobOrder {
  /** `list.import`, `law.import`, …: pages know by it what to show. */
  kind: string;
  /** What people read: 导入“清单.xlsx”. */
  title: string;
  /** JSON: what it works on, so that it can be started again. */
  subject: unknown;
  /** Everyone with a right for it sees the job; null: only whoever started it. */
  body: string | null;
  actor: Actor;
  /** Writes in transactions of its own, so that an interruption leaves nothing half written. Gives what came of it, as JSON. */
  work: (progress: Progress) => Promise<unknown>;
}

export interface JobEnd {
  outcome: JobOutcome;
  /** What came of it; the message of a refusal. */
  result: unknown;
}

export interface StartedJob {
  id: number;
  /** Never rejects: a refusal or fault is an end too. */
  ended: Promise<JobEnd>;
}

export interface JobStep {
  step: string;
  done: number;
  total: number;
}

export interface JobPage extends JobEnd {
  id: number;
  account: string;
  /** Display name of the account. */
  startedBy: string;
  kind: string;
  title: string;
  subject: unknown;
  startedAt: string;
  /** Null once it has ended, and before its first step. */
  running: JobStep | null;
  ended: boolean;
}

/** How far running jobs are. Only this program knows: a job lives as long as the program that runs it. */
const steps = new WeakMap<Installation, Map<number, JobStep>>();

function stepsOf(installation: Installation): Map<number, JobStep> {
  const known = steps.get(installation) ?? new Map<number, JobStep>();
  steps.set(installation, known);
  return known;
}

/** Records the job and starts it; does not wait for its end. */
export async function startJob(installation: Installation, order: JobOrder): Promise<StartedJob> {
  const { kind, title, subject, body, actor } = order;
  const { id } = await inTransaction(installation.db, (em) =>
    addJob(em, {
      kind,
      title,
      subject: subject as null,
      account: actor.account,
      body,
      startedAt: installation.clock(),
    }),
  );
  return { id, ended: carryOut(installation, id, order) };
}

async function carryOut(installation: Installation, id: number, { title, work }: JobOrder): Promise<JobEnd> {
  const running = stepsOf(installation);
  let end: JobEnd;
  try {
    const result = await work((step, done, total) => running.set(id, { step, done, total }));
    end = { outcome: 'done', result: result ?? null };
  } catch (error) {
    end = isRefusal(error)
      ? { outcome: 'refused', result: error.message }
      : { outcome: 'failed', result: null };
    if (end.outcome === 'failed')
      process.stderr.write(`${JSON.stringify(title)}: ${(error as Error)?.stack ?? error}\n`);
  }
  try {
    await inTransaction(installation.db, (em) => endJob(em, id, { ...end, endedAt: installation.clock() }));
  } catch (error) {
    // The database was closed under it: the next start finds the job open and notes the interruption.
    process.stderr.write(`${JSON.stringify(title)}: ${(error as Error)?.message ?? error}\n`);
  }
  running.delete(id);
  return end;
}

/** A job for whoever may see it. @throws NoSuchJob */
export async function jobPage(installation: Installation, id: number, actor: Actor): Promise<JobPage> {
  const job = Number.isSafeInteger(id) ? await jobById(installation.db.manager, id) : null;
  if (!job || !seesJob(actor, job)) throw new NoSuchJob(id);
  return pageOf(installation, job, await namesOf(installation.db.manager));
}

/** Whoever started it, those with a right for its body, an administrator. */
function seesJob(actor: Actor, { account, body }: Job): boolean {
  return account === actor.account || (body !== null && sees(actor, body)) || has(actor, [], null);
}

/** How long an ended job is news. Uploads are kept as long, so that a broken one can be taken up again. */
const NEWS = 24 * 60 * 60 * 1000;
const MOST_NEWS = 200;

/**
 * Jobs that run and those that ended within a day, as far as this person sees them, the youngest first. One that was tried again, or whose
 * files were taken further, is news no more.
 */
export async function jobsAtHand(installation: Installation, actor: Actor): Promise<JobPage[]> {
  const since = new Date(Date.parse(installation.clock()) - NEWS).toISOString();
  const jobs = await jobsSince(installation.db.manager, since, MOST_NEWS);
  const nameOf = await namesOf(installation.db.manager);
  const told = new Set<string>();
  return jobs.flatMap((job) => {
    const same = [job.title, JSON.stringify(job.subject)].map((what) => `${job.account} ${what}`);
    if (!seesJob(actor, job) || (job.endedAt !== null && same.some((one) => told.has(one)))) return [];
    for (const one of same) told.add(one);
    return [pageOf(installation, job, nameOf)];
  });
}

function pageOf(installation: Installation, job: Job, nameOf: (account: string) => string): JobPage {
  const { id, account, kind, title, subject, startedAt, endedAt, outcome, result } = job;
  return {
    id,
    account,
    startedBy: nameOf(account),
    kind,
    title,
    subject,
    startedAt,
    ended: endedAt !== null,
    outcome: outcome ?? 'done',
    result,
    running: endedAt === null ? (stepsOf(installation).get(id) ?? null) : null,
  };
}

/**
 * Notes jobs that a stopped program left open as interrupted; called before the server listens, which is the only program of an
 * installation that runs jobs.
 */
export function interruptLeftJobs(installation: Installation): Promise<number> {
  return inTransaction(installation.db, (em) => interruptOpenJobs(em, installation.clock()));
}
