import type { Response } from 'express';
import type { JobEnd, StartedJob } from '../../services';
import { JobRefused } from '../errors';
import { paths } from '../paths';

/** Milliseconds that a person is let wait before the page with the progress bar comes instead. */
const PATIENCE = 1500;

/**
 * Leads to `done` where the job ends at once, and to its page where it takes longer. @throws JobRefused where it was refused at
 * once, so that the form is shown again
 */
export async function followJob(
  response: Response,
  job: StartedJob,
  done = paths.job(job.id),
): Promise<void> {
  const end = await soon(job.ended);
  if (end?.outcome === 'refused') throw new JobRefused(String(end.result));
  response.redirect(303, end?.outcome === 'done' ? done : paths.job(job.id));
}

async function soon(ended: Promise<JobEnd>): Promise<JobEnd | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((tell) => {
    timer = setTimeout(() => tell(null), PATIENCE);
  });
  const end = await Promise.race([ended, patience]);
  clearTimeout(timer);
  return end;
}
