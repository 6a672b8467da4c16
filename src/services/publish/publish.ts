import { resolve } from 'node:path';
import type { EntityManager } from 'typeorm';
import {
  Build,
  clearLeftovers,
  type FileSink,
  folderSink,
  freezeRelease,
  LAID,
  Laid,
  logFiles,
  parseCheckpoint,
  proofOf,
  proofPaths,
  type Signer,
  type StoredLog,
  sha256Hex,
  verifierFile,
  verifyGuide,
} from '../../release';
import { allReleases, appendAudit, inTransaction, readSetting, writeSetting } from '../../store';
import { mustHaveAnywhere } from '../actor';
import { NothingToPublish } from '../errors';
import type { Installation } from '../installation';
import { mustBeDate } from '../iso-date';
import type { BodyList, ListChoice } from '../lists';
import { LAID_APP_URL } from '../objection-way';
import { dueList } from './due';
import { keepData, knownData } from './lay-data';
import { laySite } from './lay-site';
import { type LogOrder, orderedLeaves } from './log-order';
import type { PendingRelease } from './pending-release';
import { prepare, type ReleaseOrder } from './prepare';
import { withPublishingLock } from './publishing-lock';
import { proofFiles, recordRelease } from './record-release';
import { rotationProofs } from './rotation-proofs';
import { signLog } from './sign-log';
import { logOrigin, signerOf } from './signing-keys';
import { siteFacts } from './site-facts';
import { withdrawnDigests, withdrawnPaths } from './withdrawn-files';

export interface PublishOrder extends ListChoice, ReleaseOrder {
  out: string;
  /** Only build the site anew from what is released; release nothing. */
  rebuild?: boolean;
  /** Further entries of the log, with what has to happen for them. */
  log?: LogOrder;
  /** Other than the installation's own: for a change of keys. */
  signer?: Signer;
}

export interface Published {
  release: number;
  files: number;
  written: number;
  reused: number;
  /** Root of the log, in base64 as in the checkpoint. */
  root: string;
}

/**
 * Releases what is approved and builds the site; with nothing new it only rebuilds. Facts, leaf and signature are committed in
 * one transaction after every file but the log's was laid, and the site is switched after that: a reader sees the old site or the
 * new one, and after a crash the next run finds the database ahead and rebuilds.
 */
export async function publish(installation: Installation, order: PublishOrder): Promise<Published> {
  // Building the site anew is publishing too; for which body is asked where something is due.
  mustHaveAnywhere(order.actor, ['publisher'], '发布');
  if (order.effective !== null) mustBeDate(order.effective, '施行日期');
  return withPublishingLock(order.out, async () => {
    const signer = order.signer ?? (await signerOf(installation));
    const origin = await logOrigin(installation);
    const sink = folderSink(order.out);
    await clearLeftovers(sink);
    const withdrawn = await withdrawnDigests(installation.db.manager);
    const build = await Build.begin(sink, `p${process.pid}`, withdrawn);
    try {
      const log = await inTransaction(installation.db, (em) =>
        freeze(installation, em, order, { build, signer, origin, withdrawn }),
      );
      order.progress?.('切换网站', 1, 1);
      const { files, written, reused } = await build.finish();
      const newest = (await allReleases(installation.db.manager)).at(-1)!;
      return { release: newest.number, files, written, reused, root: rootOf(log) };
    } catch (error) {
      await build.abort();
      throw error;
    }
  });
}

const rootOf = ({ checkpoint }: StoredLog): string =>
  Buffer.from(parseCheckpoint(checkpoint!).root).toString('base64');

/** What a build is laid with. `withdrawn` grows where the order withdraws. */
interface Laying {
  build: Build;
  signer: Signer;
  origin: string;
  withdrawn: Set<string>;
}

async function freeze(
  installation: Installation,
  em: EntityManager,
  order: PublishOrder,
  { build, signer, origin, withdrawn }: Laying,
): Promise<StoredLog & { checkpoint: string }> {
  const before = await allReleases(em);
  const due = order.rebuild ? null : await dueList(em, order);
  if (!due && before.length === 0) throw new NothingToPublish();
  const ordered = await orderedLeaves(installation, em, order.log, origin, order.actor);
  for (const leaf of ordered) if (leaf.format === 'quanze-withdrawn/1') withdrawn.add(leaf.sha256);
  const pending = due && (await prepare(installation, em, due, order));
  const facts = {
    ...(await siteFacts(installation, em, signer.keys, pending)),
    withdrawnFiles: await withdrawnPaths(em, before, withdrawn),
  };

  // With nothing to release every file is read and compared: what was damaged on disk is healed.
  if (pending) await startFromLaid(em, build, folderSink(order.out));
  await build.startRecord();
  for (const release of before) await keepData(em, build, facts, release, withdrawn, order.progress);
  const release = pending && {
    number: pending.number,
    list: String(pending.listId),
    known: await knownData(em, before, withdrawn),
  };
  const digests = await laySite(build, facts, release, order.progress);
  order.progress?.('核算摘要并签名', 0, 1);
  await build.add({ path: 'verify.mjs', bytes: await verifierFile() });
  await build.add({ path: 'VERIFY.md', bytes: Buffer.from(verifyGuide(signer.keys)) });
  const siteSha256 = await build.sealSite();

  const frozen =
    pending && due
      ? freezeRelease(releaseFacts(origin, due.chosen, pending), digests, pending.versions.length)
      : null;
  const log = await signLog(installation, em, signer, origin, { frozen, siteSha256, ordered });
  const stored = [...(await proofFiles(em, before)), ...(await rotationProofs(em, log))];
  if (pending && frozen) {
    const proof = proofOf(log, log.index);
    await recordRelease(installation, em, order.actor, due!, pending, frozen, proof, log);
    stored.push(...frozen.files, { path: proofPaths(pending.number).proof, bytes: Buffer.from(proof) });
  }
  // A change of keys, which signs with its own, is told as such.
  if (!pending && !order.log && !order.signer) await recordRebuild(installation, em, order);
  for (const file of [...stored, ...logFiles(log, signer.keys)]) await build.add(file);
  await writeSetting(em, 'site.dir', resolve(order.out));
  await writeSetting(em, LAID_APP_URL, installation.settings.appUrl ?? '');
  await writeSetting(em, LAID_DIGEST, await build.recorded());
  return log;
}

async function recordRebuild(
  installation: Installation,
  em: EntityManager,
  { actor, out }: PublishOrder,
): Promise<void> {
  await appendAudit(em, {
    at: installation.clock(),
    actor: actor.account,
    act: 'site.rebuild',
    subject: resolve(out),
    detail: {},
  });
}

const LAID_DIGEST = 'site.laid';

/** What the build before laid, where the record is the one that was written then. */
async function startFromLaid(em: EntityManager, build: Build, sink: FileSink): Promise<void> {
  const bytes = await sink.read(LAID);
  if (bytes === null || sha256Hex(bytes) !== (await readSetting<string>(em, LAID_DIGEST))) return;
  await build.startFrom(Laid.parse(Buffer.from(bytes).toString('utf8')));
}

function releaseFacts(origin: string, { list, body }: BodyList, pending: PendingRelease) {
  const { number, publishedAt, effectiveFrom, supersedes } = pending;
  return {
    origin,
    list: { body: body.name, kind: list.kind },
    number,
    publishedAt,
    effectiveFrom,
    supersedes,
  };
}
