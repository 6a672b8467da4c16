import { CHANGE_KINDS, type ChangeKind, LIST_KINDS } from '../list';
import { beijingDate, chineseDate } from '../render';
import type { ListFacts, ReleaseFacts, RevisionFacts } from './snapshot';

/** `某某区交通运输局权责清单` */
export function listTitle({ body, kind }: Pick<ListFacts, 'body' | 'kind'>): string {
  return `${body}${LIST_KINDS[kind]}`;
}

/** From which day a change is in force: its adjustment may name another than the release does. */
export function effectiveDay(
  { effectiveFrom, adjustments }: ReleaseFacts,
  { adjustment }: Pick<RevisionFacts, 'adjustment'>,
): string {
  return adjustments.find(({ id }) => id === adjustment)?.effectiveFrom ?? effectiveFrom;
}

/** A release announced ahead says so; nothing here knows today. */
export function isAhead({ publishedAt, effectiveFrom }: ReleaseFacts): boolean {
  return effectiveFrom > beijingDate(publishedAt);
}

/** Whether a change is not yet in force when the newest release of its list tells of it: as near to today as a page gets. */
export function isYetToCome(
  releases: readonly ReleaseFacts[],
  change: Pick<RevisionFacts, 'adjustment' | 'release'>,
): boolean {
  const release = releases.find(({ number }) => number === change.release)!;
  return effectiveDay(release, change) > beijingDate(releases.at(-1)!.publishedAt);
}

/** `2026年11月24日发布，自2027年1月1日起施行` */
export function releaseDates(release: ReleaseFacts): string {
  return `${chineseDate(release.publishedAt)}发布，自${chineseDate(release.effectiveFrom)}起施行`;
}

/** In the order of CHANGE_KINDS: `新增2项、取消1项`. */
export function countsInWords(kinds: readonly ChangeKind[]): string {
  const order = Object.keys(CHANGE_KINDS) as ChangeKind[];
  return order
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${CHANGE_KINDS[kind]}${count}项`)
    .join('、');
}
