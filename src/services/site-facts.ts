import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { type HeldLaw, statusOn, versionInForce } from '../basis';
import { fingerprint, type VerifierKey } from '../release';
import type { BasisStanding } from '../render';
import type {
  AdjustmentFacts,
  ItemFacts,
  LawFacts,
  ListFacts,
  ReleaseFacts,
  RevisionFacts,
  SiteSnapshot,
} from '../site';
import {
  type Adjustment,
  adjustmentsOfRelease,
  allLists,
  allReleases,
  type Basis,
  type BasisResolution,
  basesOf,
  changeOf,
  heldLaws,
  type Item,
  type ItemRevision,
  itemNumbered,
  itemsOf,
  type LawVersion,
  LawVersion as LawVersions,
  lawVersionsOfRelease,
  type Release,
  ReleaseItem,
  BasisResolution as Resolutions,
  readItemContents,
  revisionsOf,
  withdrawalOf,
} from '../store';
import { alignmentOf } from './impacts-of-law';
import { dateOf, type Installation } from './installation';

/** A release under way: everything of it is known but what it takes to sign it. */
export interface PendingRelease {
  listId: number;
  number: number;
  publishedAt: string;
  effectiveFrom: string;
  documentNumber: string | null;
  supersedes: number | null;
  adjustments: Adjustment[];
  versions: LawVersion[];
}

/** The frozen facts that pages and data files are made of: all releases, and the one under way. */
export async function siteFacts(
  installation: Installation,
  em: EntityManager,
  keys: readonly VerifierKey[],
  pending: PendingRelease | null,
): Promise<SiteSnapshot> {
  const releases = await allReleases(em);
  const lists = await allLists(em);
  const released = new Set([...releases.map(({ listId }) => listId), ...(pending ? [pending.listId] : [])]);
  const newest = pending?.publishedAt ?? releases.at(-1)?.publishedAt ?? null;
  const facts = [
    ...(await Promise.all(releases.map((release) => releaseFacts(em, release, releases)))),
    ...(pending ? [pendingFacts(pending)] : []),
  ];
  const known = newest === null ? [] : await heldLaws(em, { knownAt: newest });
  const used = new Set(facts.flatMap(({ lawVersions }) => lawVersions.map(({ law }) => law)));
  const { siteName, siteIdCode, baseUrl } = installation.settings;
  const texts: Texts = new Map((await em.find(LawVersions)).map((version) => [version.id, version]));
  const frame: Frame = { em, first: new FirstReleases(releases, pending), releases, pending, texts };
  return {
    settings: {
      siteName,
      siteIdCode,
      baseUrl,
      objection: { office: null, phone: null, address: null, email: null },
    },
    lists: lists
      .filter(({ list }) => released.has(list.id))
      .map(({ list, body }): ListFacts => ({ id: String(list.id), body: body.name, kind: list.kind })),
    releases: facts,
    laws: known.filter(({ id }) => used.has(id)).map((law) => lawFacts(em, law, dateOf(newest!))),
    keys: keys.map((key) => ({ name: key.name, algorithm: key.algorithm, fingerprint: fingerprint(key) })),
    items: (list) => itemsOfList(frame, Number(list)),
    async item(list, number) {
      const item = await itemNumbered(em, Number(list), number);
      return item ? ((await itemFacts(frame, [item]))[0] ?? null) : null;
    },
  };
}

async function releaseFacts(em: EntityManager, release: Release, all: Release[]): Promise<ReleaseFacts> {
  return {
    number: release.number,
    list: String(release.listId),
    publishedAt: release.publishedAt,
    effectiveFrom: release.effectiveFrom,
    documentNumber: release.documentNumber,
    supersedes: all.find(({ id }) => id === release.supersedesId)?.number ?? null,
    adjustments: (await adjustmentsOfRelease(em, release.id)).map(adjustmentFacts),
    lawVersions: (await lawVersionsOfRelease(em, release.id)).map(versionRef),
  };
}

function pendingFacts(pending: PendingRelease): ReleaseFacts {
  return {
    number: pending.number,
    list: String(pending.listId),
    publishedAt: pending.publishedAt,
    effectiveFrom: pending.effectiveFrom,
    documentNumber: pending.documentNumber,
    supersedes: pending.supersedes,
    adjustments: pending.adjustments.map(adjustmentFacts),
    lawVersions: pending.versions.map(versionRef),
  };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function adjustmentFacts({ id, title, reason, basis, effectiveFrom }: Adjustment): AdjustmentFacts {
  return {
    id: String(id),
    title: orNull(title),
    reason: orNull(reason),
    basis: orNull(basis),
    effectiveFrom,
  };
}

const versionRef = ({ lawId, promulgated }: LawVersion) => ({ law: String(lawId), version: promulgated });

function lawFacts(em: EntityManager, law: HeldLaw, day: string): LawFacts {
  const { versions } = law;
  return {
    id: law.id,
    title: law.title,
    kind: null,
    status: statusOn(law, day),
    current: versionInForce(law, day)?.promulgated ?? null,
    versions: versions.map((version) => ({
      key: version.promulgated,
      promulgated: version.promulgated,
      effective: version.effective,
      text: async () => version.text,
    })),
    comparisons: versions.slice(1).map((version, index) => ({
      old: versions[index]!.promulgated,
      new: version.promulgated,
      alignment: () => alignmentOf(em, versions[index]!, version),
    })),
  };
}

/** Which release first held a revision. A revision that no release holds yet belongs to the one under way. */
class FirstReleases {
  private readonly numbers: Map<number, number>;

  constructor(
    releases: Release[],
    private readonly pending: PendingRelease | null,
  ) {
    this.numbers = new Map(releases.map(({ id, number }) => [id, number]));
  }

  async of(em: EntityManager, revisions: ItemRevision[]): Promise<Map<number, number>> {
    const first = new Map<number, number>();
    const held = await em.find(ReleaseItem, { where: { revisionId: In(revisions.map(({ id }) => id)) } });
    for (const { revisionId, releaseId } of held) {
      const number = this.numbers.get(releaseId)!;
      first.set(revisionId, Math.min(first.get(revisionId) ?? number, number));
    }
    if (this.pending) {
      for (const { id } of revisions) if (!first.has(id)) first.set(id, this.pending.number);
    }
    return first;
  }
}

const BATCH = 200;

type Texts = Map<number, LawVersion>;

/** What is the same for all items of one site. */
interface Frame {
  em: EntityManager;
  first: FirstReleases;
  releases: Release[];
  pending: PendingRelease | null;
  texts: Texts;
}

async function* itemsOfList(frame: Frame, listId: number): AsyncGenerator<ItemFacts> {
  const items = await itemsOf(frame.em, listId);
  for (let at = 0; at < items.length; at += BATCH) {
    yield* await itemFacts(frame, items.slice(at, at + BATCH));
  }
}

async function itemFacts(frame: Frame, items: Item[]): Promise<ItemFacts[]> {
  const { em, first } = frame;
  const revisions = (await Promise.all(items.map(({ id }) => revisionsOf(em, id)))).flat();
  const firsts = await first.of(em, revisions);
  const contents = await readItemContents(
    em,
    revisions.flatMap(({ contentDigest }) => contentDigest ?? []),
  );
  const bases = await basesOf(
    em,
    revisions.map(({ id }) => id),
  );
  const resolutions = await resolutionsOf(em, [...bases.values()].flat());
  const facts: ItemFacts[] = [];
  for (const item of items) {
    const own = revisions.filter(({ itemId, id }) => itemId === item.id && firsts.has(id));
    if (own.length === 0) continue;
    const told: RevisionFacts[] = [];
    for (const revision of own) {
      const change = await changeOf(em, revision.adjustmentId, item.id);
      told.push({
        seq: revision.seq,
        release: firsts.get(revision.id)!,
        adjustment: String(revision.adjustmentId),
        kind: revision.state,
        content: await contentOf(em, revision, contents),
        reason: change?.reason ?? null,
        predecessors: change?.predecessors ?? [],
        successors: change?.successors ?? [],
      });
    }
    facts.push({
      number: item.number,
      revisions: told,
      standing: standingOf(frame, item.listId, own, firsts, bases, resolutions),
    });
  }
  return facts;
}

async function contentOf(
  em: EntityManager,
  revision: ItemRevision,
  contents: Awaited<ReturnType<typeof readItemContents>>,
) {
  if (revision.contentDigest === null) return null;
  const content = contents.get(revision.contentDigest);
  if (content) return content;
  const withdrawal = await withdrawalOf(em, revision.contentDigest);
  return { withdrawn: true as const, reason: withdrawal?.reason ?? '' };
}

async function resolutionsOf(em: EntityManager, bases: Basis[]): Promise<Map<number, BasisResolution[]>> {
  const found = new Map<number, BasisResolution[]>();
  for (let at = 0; at < bases.length; at += 500) {
    const ids = bases.slice(at, at + 500).map(({ id }) => id);
    for (const row of await em.find(Resolutions, { where: { basisId: In(ids) }, order: { id: 'ASC' } })) {
      found.set(row.basisId, [...(found.get(row.basisId) ?? []), row]);
    }
  }
  return found;
}

/** How the bases of the revision then in force stood at each release, where that differs from the release before. */
function standingOf(
  frame: Frame,
  listId: number,
  revisions: ItemRevision[],
  firsts: Map<number, number>,
  bases: Map<number, Basis[]>,
  resolutions: Map<number, BasisResolution[]>,
): ItemFacts['standing'] {
  const { releases, pending } = frame;
  const at = [
    ...releases
      .filter((release) => release.listId === listId)
      .map(({ number, publishedAt }) => ({ number, publishedAt })),
    ...(pending?.listId === listId ? [pending] : []),
  ];
  const standing: ItemFacts['standing'] = [];
  for (const { number, publishedAt } of at) {
    const revision = revisions.findLast(({ id }) => firsts.get(id)! <= number);
    if (!revision?.contentDigest) continue;
    const now = (bases.get(revision.id) ?? []).map((basis) =>
      standingOfBasis(resolutions.get(basis.id) ?? [], publishedAt, frame.texts),
    );
    if (JSON.stringify(standing.at(-1)?.bases) !== JSON.stringify(now))
      standing.push({ release: number, bases: now });
  }
  return standing;
}

function standingOfBasis(rows: BasisResolution[], publishedAt: string, texts: Texts): BasisStanding {
  const known = rows.filter(({ at }) => at <= publishedAt);
  const last = known.at(-1);
  const version = last?.versionId == null ? undefined : texts.get(last.versionId);
  return {
    status: last?.status ?? 'no-text',
    nowAt: last?.nowAt ?? null,
    sure: last?.sure ?? true,
    confirmed: known.some(({ confirmedBy }) => confirmedBy !== null),
    lawId: version ? String(version.lawId) : null,
    version: version?.promulgated ?? null,
  };
}
