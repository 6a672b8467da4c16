import { resolve } from 'node:path';
import type { EntityManager } from 'typeorm';
import { permitAct, stateOf } from '../list';
import {
  Build,
  clearLeftovers,
  extendLog,
  type FileDigest,
  type FrozenRelease,
  folderSink,
  freezeRelease,
  leafBytes,
  leafHash,
  logFiles,
  merkleRoot,
  parseCheckpoint,
  parseSums,
  proofOf,
  proofPaths,
  readLeaf,
  type Signer,
  type StoredLog,
  sha256Hex,
  sm3Hex,
  type TreeFile,
  verifierFile,
  verifyGuide,
} from '../release';
import { dataFiles, sitePages } from '../site';
import {
  type Adjustment,
  addAdjustmentEvent,
  addCheckpoint,
  addLeaves,
  addLineage,
  addRelease,
  addReleaseAdjustments,
  addReleaseLawVersions,
  addResolutions,
  addRevision,
  allLists,
  allReleases,
  appendAudit,
  basesOf,
  changesOf,
  freezeItems,
  heldLaws,
  inTransaction,
  itemsNumbered,
  lastRelease,
  lastResolutions,
  lastRevision,
  listedItems,
  nextReleaseNumber,
  openAdjustments,
  type Release,
  readItemContent,
  refreshCurrentItems,
  releaseSums,
  storedLog,
  versionsOf,
  writeSetting,
} from '../store';
import { type Actor, mustHave, overrides } from './actor';
import { eventsOf } from './adjust';
import { adjustmentDigest } from './adjustment-digest';
import { checkItems } from './check-list';
import { NothingToPublish, StaleBase, WhichList } from './errors';
import { type Installation, type Progress, today } from './installation';
import { type BodyList, chosenList, type ListChoice, listTitle } from './lists';
import { withPublishingLock } from './publishing-lock';
import { logOrigin, signerOf } from './signing-keys';
import { type PendingRelease, siteFacts } from './site-facts';

export interface PublishOrder extends ListChoice {
  out: string;
  effective: string | null;
  documentNumber: string | null;
  actor: Actor;
  /** Only build the site anew from what is released; release nothing. */
  rebuild?: boolean;
  progress?: Progress;
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
  return withPublishingLock(order.out, async () => {
    const signer = await signerOf(installation);
    const origin = await logOrigin(installation);
    const sink = folderSink(order.out);
    await clearLeftovers(sink);
    const build = await Build.begin(sink, `p${process.pid}`);
    try {
      const log = await inTransaction(installation.db, (em) =>
        freeze(installation, em, order, build, signer, origin),
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

async function freeze(
  installation: Installation,
  em: EntityManager,
  order: PublishOrder,
  build: Build,
  signer: Signer,
  origin: string,
): Promise<StoredLog & { checkpoint: string }> {
  const before = await allReleases(em);
  const due = order.rebuild ? null : await dueList(em, order);
  if (!due && before.length === 0) throw new NothingToPublish();
  const pending = due && (await prepare(installation, em, due.chosen, due.adjustments, order));
  const facts = await siteFacts(installation, em, signer.keys, pending);

  for (const release of before) await keepData(em, build, facts, release, order.progress);
  const digests: FileDigest[] = [];
  if (pending)
    for await (const file of dataFiles(facts, pending.number)) digests.push(await lay(build, file));
  let pages = 0;
  for await (const page of sitePages(facts)) {
    await build.add(page);
    pages += 1;
    if (pages % 50 === 0) order.progress?.('生成网页', pages, pages);
  }
  await build.add({ path: 'verify.mjs', bytes: await verifierFile() });
  await build.add({ path: 'VERIFY.md', bytes: Buffer.from(verifyGuide(signer.keys)) });
  const siteSha256 = await build.sealSite();

  const frozen =
    pending && due
      ? freezeRelease(releaseFacts(origin, due.chosen, pending), digests, pending.versions.length)
      : null;
  const log = await sign(installation, em, signer, origin, frozen, siteSha256);
  const stored = await proofFiles(em, before);
  if (pending && frozen) {
    const index = log.leaves.length - log.added + log.releaseAt;
    const proof = proofOf(log, index);
    await record(installation, em, order, due!, pending, frozen, proof, index, log);
    stored.push(...frozen.files, { path: proofPaths(pending.number).proof, bytes: Buffer.from(proof) });
  }
  for (const file of [...stored, ...logFiles(log, signer.keys)]) await build.add(file);
  await writeSetting(em, 'site.dir', resolve(order.out));
  return log;
}

/** The list with something to release: approved adjustments, or a first import. @throws WhichList */
async function dueList(
  em: EntityManager,
  order: PublishOrder,
): Promise<{ chosen: BodyList; adjustments: Adjustment[] } | null> {
  const lists =
    order.body === undefined && order.kind === undefined ? await allLists(em) : [await chosenList(em, order)];
  const due = [];
  for (const chosen of lists) {
    const adjustments = await releasable(em, chosen, order.actor);
    if (adjustments.length > 0) due.push({ chosen, adjustments });
  }
  if (due.length > 1) throw new WhichList(due.map(({ chosen }) => listTitle(chosen)));
  return due[0] ?? null;
}

async function releasable(em: EntityManager, { list, body }: BodyList, actor: Actor): Promise<Adjustment[]> {
  const found: Adjustment[] = [];
  for (const adjustment of await openAdjustments(em, list.id)) {
    const events = await eventsOf(em, adjustment.id);
    const approved = stateOf(events, await adjustmentDigest(em, adjustment.id)) === 'approved';
    if (approved || (await isFounding(em, adjustment))) found.push(adjustment);
  }
  if (found.length > 0) mustHave(actor, ['publisher'], body.name, '发布');
  return found;
}

async function isFounding(em: EntityManager, { id }: Adjustment): Promise<boolean> {
  const changes = await changesOf(em, id);
  return changes.length > 0 && changes.every(({ change }) => change.kind === 'found');
}

/** Mints the revisions, notes how every basis stands, and says what the release will hold. */
async function prepare(
  installation: Installation,
  em: EntityManager,
  chosen: BodyList,
  adjustments: Adjustment[],
  order: PublishOrder,
): Promise<PendingRelease> {
  const publishedAt = installation.clock();
  const effectiveFrom = order.effective ?? today(installation);
  for (const adjustment of adjustments) {
    await settle(em, chosen, adjustment, order.actor, publishedAt);
    await mint(em, adjustment, order.actor, publishedAt);
  }
  await refreshCurrentItems(em, chosen.list.id);
  const lawIds = await noteStanding(installation, em, chosen, publishedAt);
  const versions = (
    await Promise.all([...lawIds].sort((a, b) => a - b).map((id) => versionsOf(em, id)))
  ).flat();
  const last = await lastRelease(em, chosen.list.id);
  return {
    listId: chosen.list.id,
    number: await nextReleaseNumber(em),
    publishedAt,
    effectiveFrom,
    documentNumber: order.documentNumber,
    supersedes: last?.number ?? null,
    adjustments,
    versions,
  };
}

/** A first import is approved under the logged override; every adjustment gets its 发布 event. */
async function settle(
  em: EntityManager,
  { body }: BodyList,
  adjustment: Adjustment,
  actor: Actor,
  at: string,
): Promise<void> {
  const digest = await adjustmentDigest(em, adjustment.id);
  const say = async (act: 'approve' | 'publish', override: boolean) => {
    await addAdjustmentEvent(em, {
      adjustmentId: adjustment.id,
      act,
      actor: actor.account,
      at,
      digest,
      comment: null,
      fieldComments: null,
      override,
    });
    await appendAudit(em, {
      at,
      actor: actor.account,
      act: `adjustment.${act}`,
      subject: `调整 ${adjustment.id}`,
      override,
    });
  };
  const events = await eventsOf(em, adjustment.id);
  if (stateOf(events, digest) !== 'approved') {
    permitAct(events, 'approve', { account: actor.account, override: true }, digest);
    await say('approve', true);
  }
  await say('publish', overrides(actor, 'publisher', body.name));
}

async function mint(em: EntityManager, adjustment: Adjustment, actor: Actor, at: string): Promise<void> {
  for (const { change, number } of await changesOf(em, adjustment.id)) {
    const itemId = change.itemId!;
    const last = await lastRevision(em, itemId);
    if (change.kind !== 'found' && change.base !== (last?.seq ?? null))
      throw new StaleBase(number!, adjustment.id);
    const content = change.contentDigest === null ? null : await readItemContent(em, change.contentDigest);
    await addRevision(
      em,
      {
        itemId,
        contentDigest: change.contentDigest,
        adjustmentId: adjustment.id,
        state: change.kind,
        createdAt: at,
        createdBy: actor.account,
      },
      content,
    );
    for (const predecessor of change.predecessors) {
      const items = await itemsNumbered(em, adjustment.listId, [predecessor]);
      await addLineage(em, {
        predecessorId: items.get(predecessor)!.id,
        successorId: itemId,
        adjustmentId: adjustment.id,
        kind: change.kind,
      });
    }
  }
}

/** Records how each basis stands today where that is new; gives the laws that the list rests on. */
async function noteStanding(
  installation: Installation,
  em: EntityManager,
  { list }: BodyList,
  at: string,
): Promise<Set<number>> {
  const laws = await heldLaws(em);
  const asOf = today(installation);
  const lawIds = new Set<number>();
  for await (const some of listedItems(em, list.id)) {
    const rows = await basesOf(
      em,
      some.flatMap(({ row }) => row.revisionId ?? []),
    );
    const revisionOf = new Map(some.map(({ number, row }) => [number, row.revisionId!]));
    const last = await lastResolutions(
      em,
      [...rows.values()].flat().map(({ id }) => id),
    );
    const fresh = checkItems(some, laws, asOf).findings.flatMap((finding) => {
      const version = finding.evidence.version;
      if (version) lawIds.add(Number(version.lawId));
      const basis = rows.get(revisionOf.get(finding.item.id)!)?.[finding.basis];
      const row = {
        versionId: version ? Number(version.id) : null,
        status: finding.status,
        nowAt: finding.nowAt,
        sure: finding.sure,
      };
      const known = basis && last.get(basis.id);
      const same =
        known &&
        known.versionId === row.versionId &&
        known.status === row.status &&
        known.nowAt === row.nowAt &&
        known.sure === row.sure;
      return basis && !same ? [{ basisId: basis.id, ...row, asOf, at, confirmedBy: null }] : [];
    });
    await addResolutions(em, fresh as never);
  }
  return lawIds;
}

/** Data files of an earlier release are taken over as they are; only where the folder lost them are they made again. */
async function keepData(
  em: EntityManager,
  build: Build,
  facts: Awaited<ReturnType<typeof siteFacts>>,
  release: Release,
  progress: Progress | undefined,
): Promise<void> {
  const { dataSums } = await releaseSums(em, release.id);
  const sums = parseSums(dataSums, proofPaths(release.number).sha256);
  const lost = new Set<string>();
  for (const [index, { path, digest }] of sums.entries()) {
    if (!(await build.keep(path, digest))) lost.add(path);
    if (index % 100 === 0) progress?.('沿用已发布的数据', index, sums.length);
  }
  if (lost.size === 0) return;
  for await (const file of dataFiles(facts, release.number)) if (lost.has(file.path)) await build.add(file);
}

/** A data file of the new release; one that an earlier release laid already is not laid twice. */
async function lay(build: Build, file: TreeFile): Promise<FileDigest> {
  const sha256 = sha256Hex(file.bytes);
  if (await build.keep(file.path, sha256)) return { path: file.path, sha256, sm3: sm3Hex(file.bytes) };
  return build.add(file);
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

type SignedLog = StoredLog & { checkpoint: string; added: number; releaseAt: number };

/** Adds the leaves of this build to the log and signs it; a rebuild of the very same pages adds none. */
async function sign(
  installation: Installation,
  em: EntityManager,
  signer: Signer,
  origin: string,
  frozen: FrozenRelease | null,
  siteSha256: string,
): Promise<SignedLog> {
  const log = await storedLog(em, origin);
  const site = leafBytes({ format: 'quanze-site/1', origin, siteSha256 });
  const lastSite = log.leaves.findLast((bytes) => readLeaf(bytes)?.format === 'quanze-site/1');
  const leaves = [
    ...(frozen ? [frozen.leaf] : []),
    ...(lastSite && Buffer.compare(lastSite, site) === 0 ? [] : [site]),
  ];
  const extended = await extendLog(log, leaves, signer);
  if (leaves.length > 0) {
    await addLeaves(
      em,
      leaves.map((bytes) => ({
        kind: readLeaf(bytes)!.format,
        bytes: Buffer.from(bytes),
        hash: Buffer.from(leafHash(bytes)).toString('hex'),
      })),
    );
    await addCheckpoint(em, {
      size: extended.leaves.length,
      root: Buffer.from(parseCheckpoint(extended.checkpoint).root).toString('hex'),
      note: extended.checkpoint,
      at: installation.clock(),
    });
    await writeSetting(em, 'log.signed', true);
  }
  return { ...extended, added: leaves.length, releaseAt: 0 };
}

async function proofFiles(em: EntityManager, releases: Release[]): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  for (const release of releases) {
    const paths = proofPaths(release.number);
    const { dataSums, sm3Sums, proof } = await releaseSums(em, release.id);
    files.push(
      { path: paths.statement, bytes: release.statement },
      { path: paths.sha256, bytes: Buffer.from(dataSums) },
      { path: paths.sm3, bytes: Buffer.from(sm3Sums) },
      { path: paths.proof, bytes: Buffer.from(proof!) },
    );
  }
  return files;
}

async function record(
  installation: Installation,
  em: EntityManager,
  order: PublishOrder,
  { chosen, adjustments }: { chosen: BodyList; adjustments: Adjustment[] },
  pending: PendingRelease,
  frozen: FrozenRelease,
  proof: string,
  leafIndex: number,
  log: SignedLog,
): Promise<void> {
  const last = await lastRelease(em, pending.listId);
  const paths = proofPaths(pending.number);
  const textOf = (path: string) =>
    Buffer.from(frozen.files.find((file) => file.path === path)!.bytes).toString('utf8');
  const release = await addRelease(em, {
    listId: pending.listId,
    number: pending.number,
    publishedAt: pending.publishedAt,
    publishedBy: order.actor.account,
    effectiveFrom: pending.effectiveFrom,
    documentNumber: pending.documentNumber,
    supersedesId: last?.id ?? null,
    statement: Buffer.from(frozen.leaf),
    dataSums: textOf(paths.sha256),
    sm3Sums: textOf(paths.sm3),
    proof,
    leafIndex,
    treeSize: log.leaves.length,
    root: Buffer.from(merkleRoot(log.leaves.map((leaf) => leafHash(leaf)))).toString('hex'),
  });
  await freezeItems(em, release);
  await addReleaseLawVersions(
    em,
    release.id,
    pending.versions.map(({ id }) => id),
  );
  await addReleaseAdjustments(
    em,
    release.id,
    adjustments.map(({ id }) => id),
  );
  await appendAudit(em, {
    at: installation.clock(),
    actor: order.actor.account,
    act: 'release.publish',
    subject: listTitle(chosen),
    detail: { release: pending.number, adjustments: adjustments.length },
    override: overrides(order.actor, 'publisher', chosen.body.name),
  });
}
