import { CellTooLong } from './errors';

/** ECMA-376: the most characters that one cell may hold. */
const MOST = 32767;

/** The text, where a cell can hold it. @throws CellTooLong naming item and column */
export function fitting(text: string, item: string, header: string): string {
  if (text.length > MOST) throw new CellTooLong(item, header, text.length, MOST);
  return text;
}

/** The highest row that a workbook may have, in points; what does not fit is there all the same when the cell is opened. */
const HIGHEST = 409;
const LINE = 13;

/** Height of a row in points. A full-width character takes two of the column's characters. */
export function heightOf(row: readonly string[], widths: readonly number[]): number {
  const lines = row.map((text, index) => {
    const most = Math.floor(widths[index]! / 2);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
  });
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 4);
}
