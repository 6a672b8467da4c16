/** Items in one file of a list's tables. Above it a list comes in several, so that neither writer nor reader holds all of it. */
export const EXPORT_ROWS = 5_000;

/** Whether an item opens a new part after so many rows: sub-items stay with their main item. */
export function opensPart(rows: number, parent: string | null | undefined, most = EXPORT_ROWS): boolean {
  return rows >= most && !parent;
}
