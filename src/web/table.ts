export interface Column {
  label: string;
  /** Figures stand to the right. */
  number?: boolean;
}

/** A table whose cells know the name of their column: on a phone a row becomes a block and the header is gone. */
export function tableOf<Row extends { cells: readonly object[] }>(
  columns: readonly Column[],
  rows: readonly Row[],
) {
  return {
    columns,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => ({ ...cell, column: columns[index]?.label })),
    })),
  };
}
