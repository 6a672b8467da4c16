/** Items in one file of a list's tables at most. Above it a list comes in several: most of them a release leaves as they were. */
export const EXPORT_ROWS = 1_000;

/**
 * Whether an item opens a new part after so many rows: sub-items stay with their main item. A part rather begins at a round number, a little
 * before it is full, so that an item more does not move all that come after it.
 */
export function opensPart(
  rows: number,
  { number, parent }: { number: string; parent?: string | null | undefined },
  most = EXPORT_ROWS,
): boolean {
  if (parent) return false;
  return rows >= most || (rows >= most * 0.8 && number.endsWith('00'));
}
