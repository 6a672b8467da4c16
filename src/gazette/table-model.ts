import type { TextPiece } from '../render';
import { SIZES } from './fonts';
import { linesOf } from './text';

export interface TableColumn {
  header: string;
  /** Twips. */
  width: number;
  centred?: boolean;
}

/** One cell: its pieces, and whether it goes on with the cell above. */
export interface GazetteCell {
  pieces: TextPiece[];
  merge?: 'restart' | 'continue';
}

/** A table before it is set, the same for every format. `size` in half-points. */
export interface GazetteTable {
  columns: readonly TableColumn[];
  rows: readonly GazetteCell[][];
  size: number;
}

export const COMPARISON_SIZE = SIZES.table;
export const LIST_SIZE = SIZES.smallTable;

/** Line height by font size; told, since that of a fallback font may be half as much again. */
export const LEADING = 1.3;
/** Rows up to this many lines stay whole; a longer one may run over to the next page. */
const WHOLE = 16;

/** Whether a row is short enough to stand on one page. */
export function staysWhole({ columns, size }: GazetteTable, cells: readonly GazetteCell[]): boolean {
  return heightOf(columns, cells, size) <= WHOLE;
}

/** Lines that the fullest cell takes, roughly. */
function heightOf(columns: readonly TableColumn[], cells: readonly GazetteCell[], size: number): number {
  const heights = cells.map(({ pieces, merge }, index) => {
    if (merge === 'continue') return 1;
    const most = Math.max(1, Math.floor((columns[index]!.width - 120) / (size * 10)));
    return linesOf(pieces).reduce((sum, one) => {
      const length = one.reduce((chars, { text }) => chars + text.length, 0);
      return sum + Math.max(1, Math.ceil(length / most));
    }, 0);
  });
  return Math.max(1, ...heights);
}
