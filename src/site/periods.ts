import type { ReleaseFacts } from './snapshot';

/** A stretch of days on which one release is in force. */
export interface Period {
  /** ISO date, the first day. */
  from: string;
  /** ISO date, the first day on which it is not; null where nothing released ends it. */
  until: string | null;
  release: ReleaseFacts;
}

/**
 * Which release of a list is in force on which day: of those whose first day has come, the one published last. A release that a later one
 * overtook before its first day has no period. Given by number, gives by day.
 */
export function periodsOf(releases: readonly ReleaseFacts[]): Period[] {
  const days = [...new Set(releases.map(({ effectiveFrom }) => effectiveFrom))].sort();
  const periods: Period[] = [];
  for (const day of days) {
    const release = releases.findLast(({ effectiveFrom }) => effectiveFrom <= day)!;
    const before = periods.at(-1);
    if (before?.release === release) continue;
    if (before) before.until = day;
    periods.push({ from: day, until: null, release });
  }
  return periods;
}
