import type { EntityManager } from 'typeorm';
import { type HeldLaw, statusOn, versionInForce } from '../../basis';
import { fingerprint, type VerifierKey } from '../../release';
import type { AdjustmentFacts, LawFacts, ListFacts, ReleaseFacts, SiteSnapshot } from '../../site';
import {
  type Adjustment,
  adjustmentsOfRelease,
  allReleases,
  everyList,
  formerNames,
  heldLaws,
  itemNumbered,
  type LawVersion,
  LawVersion as LawVersions,
  lawVersionsOfRelease,
  type Release,
  releasedObjections,
  releaseSums,
} from '../../store';
import { alignmentOf } from '../impacts-of-law';
import { dateOf, type Installation } from '../installation';
import { type Frame, itemFacts, itemsOfList, type Texts } from './item-facts';
import type { PendingRelease } from './pending-release';

/** The frozen facts that pages and data files are made of: all releases, and the one under way. */
export async function siteFacts(
  installation: Installation,
  em: EntityManager,
  keys: readonly VerifierKey[],
  pending: PendingRelease | null,
): Promise<SiteSnapshot> {
  const releases = await allReleases(em);
  const lists = await everyList(em);
  const released = new Set([...releases.map(({ listId }) => listId), ...(pending ? [pending.listId] : [])]);
  const former = await formerNames(em);
  const newest = pending?.publishedAt ?? releases.at(-1)?.publishedAt ?? null;
  const facts = [
    ...(await Promise.all(releases.map((release) => releaseFacts(em, release, releases)))),
    ...(pending ? [pendingFacts(pending)] : []),
  ];
  const known = newest === null ? [] : await heldLaws(em, { knownAt: newest });
  const used = new Set(facts.flatMap(({ lawVersions }) => lawVersions.map(({ law }) => law)));
  const { siteName, siteIdCode, baseUrl, appUrl, objection } = installation.settings;
  const texts: Texts = new Map((await em.find(LawVersions)).map((version) => [version.id, version]));
  const frame: Frame = { em, releases, pending, texts };
  return {
    settings: {
      siteName,
      siteIdCode,
      baseUrl,
      appUrl,
      objection,
    },
    lists: lists
      .filter(({ list }) => released.has(list.id))
      .map(
        ({ list, body }): ListFacts => ({
          id: String(list.id),
          body: body.name,
          kind: list.kind,
          formerNames: former
            .filter(({ bodyId }) => bodyId === body.id)
            .map(({ name, until }) => ({ name, until })),
        }),
      ),
    releases: facts,
    partsLaid: await partsLaid(em, releases),
    laws: known.filter(({ id }) => used.has(id)).map((law) => lawFacts(em, law, dateOf(newest!))),
    keys: keys.map((key) => ({ name: key.name, algorithm: key.algorithm, fingerprint: fingerprint(key) })),
    objections: (await releasedObjections(em))
      .filter(({ listId }) => released.has(listId))
      .map(({ listId, releasedAt: _, ...one }) => ({ ...one, list: String(listId) })),
    items: (list, numbers) => itemsOfList(frame, Number(list), numbers),
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

async function partsLaid(em: EntityManager, releases: Release[]): Promise<Map<number, number>> {
  const parts = new Map<number, number>();
  for (const { id, number } of releases) {
    const { dataSums } = await releaseSums(em, id);
    parts.set(number, dataSums.match(/ {2}data\/releases\/\d+\/list(?:-\d+)?\.json$/gm)?.length ?? 1);
  }
  return parts;
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
