import type { EntityManager } from 'typeorm';
import { COUNTERPARTS } from '../../list';
import { WITHDRAWAL_REASONS } from '../../release';
import type { BasisStanding } from '../../render';
import type { ItemFacts, RevisionFacts } from '../../site';
import {
  type Adjustment,
  type AdjustmentChange,
  adjustmentsById,
  changesOfItems,
  type Found,
  firstReleases,
  foundOfRevisions,
  type Item,
  type ItemRevision,
  itemsOf,
  type LawVersion,
  type Release,
  readItemContents,
  revisionsOfItems,
  withdrawalOf,
} from '../../store';
import { breathe } from '../installation';
import type { PendingRelease } from './pending-release';

/** Which release each revision came with. One that no release holds yet belongs to the one under way. */
async function releasesOf({ em, pending }: Frame, revisions: ItemRevision[]): Promise<Map<number, number>> {
  const first = await firstReleases(
    em,
    revisions.map(({ id }) => id),
  );
  // Of several revisions made in one release it holds the last; the ones before it came with it.
  const later = new Map<number, number>();
  for (const { id, itemId } of [...revisions].sort((a, b) => b.seq - a.seq)) {
    const number = first.get(id) ?? later.get(itemId) ?? pending?.number;
    if (number === undefined) continue;
    first.set(id, number);
    later.set(itemId, number);
  }
  return first;
}

const BATCH = 200;

export type Texts = Map<number, LawVersion>;

/** What is the same for all items of one site. */
export interface Frame {
  em: EntityManager;
  releases: Release[];
  pending: PendingRelease | null;
  texts: Texts;
}

export async function* itemsOfList(
  frame: Frame,
  listId: number,
  numbers?: ReadonlySet<string>,
): AsyncGenerator<ItemFacts> {
  if (numbers?.size === 0) return;
  const all = await itemsOf(frame.em, listId);
  const items = numbers ? all.filter(({ number }) => numbers.has(number)) : all;
  for (let at = 0; at < items.length; at += BATCH) {
    yield* await itemFacts(frame, items.slice(at, at + BATCH));
    await breathe();
  }
}

export async function itemFacts(frame: Frame, items: Item[]): Promise<ItemFacts[]> {
  const { em } = frame;
  const revisions = await revisionsOfItems(
    em,
    items.map(({ id }) => id),
  );
  const firsts = await releasesOf(frame, revisions);
  const contents = await readItemContents(
    em,
    revisions.flatMap(({ contentDigest }) => contentDigest ?? []),
  );
  const found = await foundOfRevisions(
    em,
    revisions.map(({ id }) => id),
  );
  const changes = await changesOfItems(
    em,
    items.map(({ id }) => id),
  );
  const adjustments = await adjustmentsById(em, [
    ...new Set(revisions.map(({ adjustmentId }) => adjustmentId)),
  ]);
  const adjustmentOf = new Map(adjustments.map((adjustment) => [adjustment.id, adjustment]));
  const facts: ItemFacts[] = [];
  for (const item of items) {
    const own = revisions.filter(({ itemId, id }) => itemId === item.id && firsts.has(id));
    if (own.length === 0) continue;
    const told: RevisionFacts[] = [];
    for (const revision of own) {
      const change = changes.get(`${revision.adjustmentId} ${item.id}`);
      told.push({
        seq: revision.seq,
        release: firsts.get(revision.id)!,
        adjustment: String(revision.adjustmentId),
        kind: revision.state,
        content: await contentOf(em, revision, contents),
        reason: reasonOf(adjustmentOf.get(revision.adjustmentId)!, change),
        predecessors: change?.predecessors ?? [],
        successors: change?.successors ?? [],
      });
    }
    facts.push({
      number: item.number,
      revisions: told,
      standing: standingOf(frame, item.listId, own, firsts, found),
    });
  }
  return facts;
}

/** Why: what was said of the item, else of the whole adjustment; and where the change has another side, with whom. */
function reasonOf(adjustment: Adjustment, change: AdjustmentChange | undefined): string | null {
  const why = change?.reason ?? adjustment.reason;
  const withWhom =
    change?.counterpart && `${COUNTERPARTS[change.kind] ?? '对方单位'}：${change.counterpart}。`;
  return [why, withWhom].filter(Boolean).join('\n') || null;
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
  return { withdrawn: true as const, reason: withdrawal ? WITHDRAWAL_REASONS[withdrawal.reason] : '' };
}

/** How the bases of the revision then in force stood at each release, where that differs from the release before. */
function standingOf(
  frame: Frame,
  listId: number,
  revisions: ItemRevision[],
  firsts: Map<number, number>,
  found: Map<number, Found[][]>,
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
    const now = (found.get(revision.id) ?? []).map((told) => standingOfBasis(told, publishedAt, frame.texts));
    if (JSON.stringify(standing.at(-1)?.bases) !== JSON.stringify(now))
      standing.push({ release: number, bases: now });
  }
  return standing;
}

function standingOfBasis(rows: Found[], publishedAt: string, texts: Texts): BasisStanding {
  const known = rows.filter(({ at }) => at <= publishedAt);
  const last = known.at(-1);
  const version = last?.versionId == null ? undefined : texts.get(last.versionId);
  return {
    status: last?.status ?? 'no-text',
    nowAt: last?.nowAt ?? null,
    sure: last?.sure ?? true,
    confirmed: known.some(({ confirmed }) => confirmed),
    lawId: version ? String(version.lawId) : null,
    version: version?.promulgated ?? null,
  };
}
