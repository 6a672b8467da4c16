import type { TextPiece } from '../render';
import { SIZES } from './fonts';
import { linesOf } from './text';

export interface TableColumn {
  header: string;
  /** Twips. */
  width: number;
  centred?: boolean;
  /** A date in it stands in one line, as far as the format can be told. */
  wholeDates?: boolean;
}

export interface GazetteCell {
  pieces: TextPiece[];
  /** How many columns it stands over; one where not said. */
  over?: number;
  /** Whether it goes on with the cell above. */
  merge?: 'restart' | 'continue';
  /** Says what stands beside it. */
  label?: boolean;
}

export interface GazetteRow {
  cells: readonly GazetteCell[];
  /** Stands on the page on which the next row begins. */
  withNext?: boolean;
}

/** A table before it is set, the same for every format. `size` in half-points. */
export interface GazetteTable {
  columns: readonly TableColumn[];
  rows: readonly GazetteRow[];
  size: number;
}

export const COMPARISON_SIZE = SIZES.table;
export const LIST_SIZE = SIZES.smallTable;

/** Line height by font size; told, since that of a fallback font may be half as much again. */
export const LEADING = 1.3;
/** Rows up to this many lines stay whole; a longer one may run over to the next page. */
const WHOLE = 16;

/** Whether a row is short enough to stand on one page. */
export function staysWhole({ columns, size }: GazetteTable, { cells }: GazetteRow): boolean {
  const heights = placedCells(columns, cells).map(({ cell: { pieces, merge }, width }) => {
    if (merge === 'continue') return 1;
    const most = Math.max(1, Math.floor((width - 120) / (size * 10)));
    return linesOf(pieces).reduce((sum, one) => {
      const length = one.reduce((chars, { text }) => chars + text.length, 0);
      return sum + Math.max(1, Math.ceil(length / most));
    }, 0);
  });
  return Math.max(...heights) <= WHOLE;
}

/** Each cell of a row with the column it starts in and the twips it is wide. */
export function placedCells(
  columns: readonly TableColumn[],
  cells: readonly GazetteCell[],
): { cell: GazetteCell; column: TableColumn; width: number }[] {
  let at = 0;
  return cells.map((cell) => {
    const over = columns.slice(at, at + (cell.over ?? 1));
    at += over.length;
    return { cell, column: over[0]!, width: over.reduce((sum, { width }) => sum + width, 0) };
  });
}
