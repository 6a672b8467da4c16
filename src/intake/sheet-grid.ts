/** A cell's own text, and for a cell under a merge what the merge shows there. */
export interface Cell {
  /** Trimmed; empty where the cell has nothing of its own. */
  text: string;
  /** Text of the merge that begins further up in this column. */
  above: string;
  /** Text of the merge that begins further left. */
  left: string;
}

export interface SheetGrid {
  name: string;
  /** 1-based number of the first row, as the office sees it. */
  firstRow: number;
  rows: Cell[][];
  hidden: boolean;
  /** What the sheet holds and the grid does not. `row` is 1-based. */
  problems: { row: number; message: string }[];
}
