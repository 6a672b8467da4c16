/** A run of text in a cell; struck through or underlined as in a document with tracked changes. */
export interface MarkedText {
  text: string;
  del?: true;
  ins?: true;
}

export type SheetCell = string | readonly MarkedText[];

/** Title and header; rows begin below them. */
export const HEADER_ROWS = 2;

/** A table with a title over all columns and one header row. */
export interface TableSheet {
  name: string;
  title: string;
  /** Width in half-width characters. */
  columns: readonly { header: string; width: number }[];
  rows: readonly { item: string; cells: readonly SheetCell[] }[];
  /** Cells that stand over several rows: index of the row and the column, and how many rows. */
  merges: readonly { row: number; column: number; rows: number }[];
}

/** A page of words, a line a row. */
export interface WordsSheet {
  name: string;
  lines: readonly string[];
}

export type SheetPlan = TableSheet | WordsSheet;

export const isTable = (plan: SheetPlan): plan is TableSheet => 'columns' in plan;

export const plainText = (cell: SheetCell): string =>
  typeof cell === 'string' ? cell : cell.map(({ text }) => text).join('');
