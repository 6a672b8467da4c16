import { RefusedApart, TooLongToRead, TooMuchToRead } from './errors';
import { type Limits, startReader, takeReader } from './reader-process';
import type { Tasks } from './tasks';

/** The largest file that is let in by its size takes a fraction of both. */
const LIMITS: Limits = { seconds: 120, megabytes: 1500 };

/**
 * Reads files that somebody brought in a process of its own: neither their size nor their shape keeps others waiting, and one that
 * takes all memory takes down nothing but its reader. One at a time. `files`: what a refusal calls them.
 * @throws RefusedApart, TooLongToRead, TooMuchToRead
 */
export function runApart<Task extends keyof Tasks>(
  task: Task,
  input: Parameters<Tasks[Task]>[0],
  files: string,
  limits: Limits = LIMITS,
): Promise<Awaited<ReturnType<Tasks[Task]>>> {
  const turn = last.then(() => read(task, input, files, limits));
  last = turn.catch(() => undefined);
  return turn as Promise<Awaited<ReturnType<Tasks[Task]>>>;
}

let last: Promise<unknown> = Promise.resolve();

async function read(task: string, input: unknown, files: string, limits: Limits): Promise<unknown> {
  // Limits other than the usual are for a reader of their own.
  const reader = limits === LIMITS ? takeReader(limits) : startReader(limits);
  const end = await reader.ask({ task, input }, limits.seconds);
  if (end === 'late') throw new TooLongToRead(files, limits.seconds);
  if (end === 'full') throw new TooMuchToRead(files, limits.megabytes);
  if ('refused' in end) throw new RefusedApart(end.refused);
  if ('fault' in end) throw new Error(end.fault);
  return end.done;
}
