import { accountNamed, endJob, inTransaction, lastRelease, openJobs } from '../../store';
import { type Actor, mustHave } from '../actor';
import { PublishingUnderWay } from '../errors';
import type { Installation } from '../installation';
import { mustBeDate } from '../iso-date';
import { type StartedJob, startJob } from '../jobs';
import { listNumbered, listTitle } from '../lists';
import { duePage } from '../releases-page';
import { publish } from './publish';

const KIND = 'publish';

/** What a job that publishes works on. `last`: the list's newest release when it began. */
interface PublishingSubject {
  list: number;
  last: number | null;
}

/** What came of it. `released` false: there was nothing new, and the site was built anew. */
export interface PublishingResult {
  release: number;
  released: boolean;
  /** Files of the site; null where the program stopped before it counted them. */
  files: number | null;
}

/** Publishes a list into the installation's own site, in the background. @throws PublishingUnderWay, NotAllowedTo, BadDate */
export async function startPublishing(
  installation: Installation,
  order: { list: number; effective: string | null; documentNumber: string | null; actor: Actor },
): Promise<StartedJob> {
  const { actor, effective, documentNumber } = order;
  const em = installation.db.manager;
  const chosen = await listNumbered(em, order.list);
  const body = chosen.body.name;
  mustHave(actor, ['publisher'], body, '发布');
  if (effective !== null) mustBeDate(effective, '施行日期');
  // Read, not written: a write would wait for the very publication that is under way.
  const [other] = await openJobs(em, KIND);
  if (other) throw new PublishingUnderWay(await nameOf(installation, other.account), other.title);
  const { due } = await duePage(installation, order.list);
  const last = (await lastRelease(em, order.list))?.number ?? null;
  return startJob(installation, {
    kind: KIND,
    title: due.length > 0 ? `发布${listTitle(chosen)}` : '重新生成公开网站',
    subject: { list: order.list, last } satisfies PublishingSubject,
    body,
    actor,
    work: async (progress): Promise<PublishingResult> => {
      const { release, files } = await publish(installation, {
        out: installation.settings.siteDir,
        effective,
        documentNumber,
        body,
        kind: chosen.list.kind,
        actor,
        progress,
      });
      const newest = (await lastRelease(em, order.list))?.number ?? null;
      return { release, released: newest !== last, files };
    },
  });
}

async function nameOf({ db }: Installation, account: string): Promise<string> {
  return (await accountNamed(db.manager, account))?.displayName ?? account;
}

/**
 * Ends the jobs of a stopped program whose release was committed: they are done, and `prepareSite` has built their site. What was not
 * committed did not happen.
 */
export async function settlePublishing(installation: Installation): Promise<void> {
  await inTransaction(installation.db, async (em) => {
    for (const { id, subject } of await openJobs(em, KIND)) {
      const { list, last } = subject as PublishingSubject;
      const newest = await lastRelease(em, list);
      if (!newest || newest.number === last) continue;
      const result: PublishingResult = { release: newest.number, released: true, files: null };
      await endJob(em, id, { endedAt: installation.clock(), outcome: 'done', result });
    }
  });
}
