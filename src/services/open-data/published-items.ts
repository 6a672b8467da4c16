import type { EntityManager } from 'typeorm';
import type { ItemContent } from '../../list';
import {
  allReleases,
  type FrozenItem,
  type ItemRevision,
  itemNumbered,
  type Release,
  readItemContents,
  releaseInForce,
  releaseItems,
  revisionsOf,
} from '../../store';
import type { Installation } from '../installation';
import { type AsOfDays, type AsOfQuestion, daysOf, instantOf } from './as-of';
import { NothingInForce, NotPublished } from './errors';
import { type Paged, type PageQuestion, paged } from './paged';
import { publishedListNumbered } from './published-lists';

/** Without where the item stood in the office's own file. */
export type PublishedContent = Omit<ItemContent, 'source'>;

export interface PublishedItem {
  number: string;
  revision: number;
  /** 存在、已取消 or 已撤回. */
  standing: 'listed' | 'ended' | 'withdrawn';
  /** Null where the item ended or its content was withdrawn. */
  content: PublishedContent | null;
  /** 已撤回, where it was. */
  note: string | null;
}

export interface PublishedRevision extends PublishedItem {
  /** What the change was: 建档, 新增, 变更 … as codes. */
  change: string;
  publishedAt: string;
  /** The release that first held it. */
  release: number | null;
}

export interface ItemsAsOf extends Paged<PublishedItem> {
  asOf: AsOfDays;
  release: number;
}

/** A list as it was in force on a day, by what was published until another. @throws NotPublished, NothingInForce, BadDate */
export async function itemsAsOf(
  installation: Installation,
  list: number,
  question: AsOfQuestion & PageQuestion,
): Promise<ItemsAsOf> {
  const { asOf, release } = await inForce(installation, list, question);
  return {
    asOf,
    release: release.number,
    ...(await pageOfItems(installation.db.manager, release, question)),
  };
}

/** One item of it. @throws NotPublished, NothingInForce, BadDate */
export async function itemAsOf(
  installation: Installation,
  list: number,
  number: string,
  question: AsOfQuestion,
): Promise<{ asOf: AsOfDays; release: number; item: PublishedItem }> {
  const em = installation.db.manager;
  const { asOf, release } = await inForce(installation, list, question);
  const frozen = (await releaseItems(em, release.id)).find(({ item }) => item.number === number);
  if (!frozen)
    throw new NotPublished(
      `清单 ${list} 里编号为 ${number} 的事项（第 ${release.number} 号发布）`,
      `该次发布的事项见 /api/v1/releases/${release.number}/items。`,
    );
  return { asOf, release: release.number, item: (await publishedItems(em, [frozen]))[0]! };
}

/** Every published state of an item, the oldest first. @throws NotPublished */
export async function revisionsOfItem(
  installation: Installation,
  list: number,
  number: string,
): Promise<PublishedRevision[]> {
  const em = installation.db.manager;
  await publishedListNumbered(installation, list);
  const item = await itemNumbered(em, list, number);
  const revisions = item ? await revisionsOf(em, item.id) : [];
  if (!item || revisions.length === 0)
    throw new NotPublished(`清单 ${list} 里编号为 ${number} 的事项`, `事项见 /api/v1/lists/${list}/items。`);
  const told = await publishedItems(
    em,
    revisions.map((revision) => ({ item, revision })),
  );
  const releases = await allReleases(em, list);
  return revisions.map((revision, index) => ({
    ...told[index]!,
    change: revision.state,
    publishedAt: revision.createdAt,
    release: firstWith(releases, revision),
  }));
}

/** A revision is minted by the release that publishes it (decision 4). */
function firstWith(releases: readonly Release[], { createdAt }: ItemRevision): number | null {
  return releases.find(({ publishedAt }) => publishedAt >= createdAt)?.number ?? null;
}

/** The items that stood in a release, a page of them. */
export async function pageOfItems(
  em: EntityManager,
  release: Release,
  page: PageQuestion,
): Promise<Paged<PublishedItem>> {
  const standing = (await releaseItems(em, release.id)).filter(
    ({ revision }) => revision.contentDigest !== null,
  );
  const some = paged(standing, page);
  return { ...some, rows: await publishedItems(em, some.rows) };
}

async function inForce(
  installation: Installation,
  list: number,
  question: AsOfQuestion,
): Promise<{ asOf: AsOfDays; release: Release }> {
  await publishedListNumbered(installation, list);
  const asOf = daysOf(installation, question);
  const release = await releaseInForce(installation.db.manager, list, instantOf(asOf));
  if (!release) throw new NothingInForce(list, asOf.inForceOn, asOf.knownOn);
  return { asOf, release };
}

/** What frozen items say; an erased one says so. */
export async function publishedItems(
  em: EntityManager,
  frozen: readonly FrozenItem[],
): Promise<PublishedItem[]> {
  const digests = frozen.flatMap(({ revision }) => revision.contentDigest ?? []);
  const contents = await readItemContents(em, digests);
  return frozen.map(({ item, revision }) => {
    const content = revision.contentDigest ? contents.get(revision.contentDigest) : undefined;
    const standing = revision.contentDigest === null ? 'ended' : content ? 'listed' : 'withdrawn';
    return {
      number: item.number,
      revision: revision.seq,
      standing,
      content: content ? withoutSource(content) : null,
      note: standing === 'withdrawn' ? '已撤回' : null,
    };
  });
}

function withoutSource({ source: _, ...content }: ItemContent): PublishedContent {
  return content;
}
