import type { TreeFile } from '../release';
import { type Catalogue, stepAt } from './catalogue';
import type { SiteSnapshot } from './snapshot';

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

/** Files of a release that follow from `key` alone: where a release before holds them, under other paths, they are the same files. */
export interface DataPart {
  unit: string;
  key: string;
  paths: string[];
  files(): TreeFile[];
}

/** How many parts a list came in at a release. Once laid they stay as they are, whatever is withdrawn and however lists are cut by then. */
export function partsOf({ partsLaid }: SiteSnapshot, { entries }: Catalogue, release: number): number {
  const laid = partsLaid?.get(release);
  if (laid !== undefined) return laid;
  let [parts, rows] = [1, 0];
  for (const entry of entries) {
    const step = stepAt(entry, release);
    if (step?.state !== 'stands') continue;
    if (opensPart(rows, { number: entry.number, parent: step.parent })) [parts, rows] = [parts + 1, 0];
    rows += 1;
  }
  return parts;
}
