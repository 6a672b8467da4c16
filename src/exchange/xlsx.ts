import type { FrozenList } from './frozen-list';
import { listSheet } from './list-sheet';
import { workbookXlsx } from './workbook';

/**
 * The list as a workbook of one sheet, one row an item with all its cells: the open data of a release. The same list gives the same bytes.
 * @throws CellTooLong
 */
export function listXlsx(list: FrozenList): Uint8Array {
  return workbookXlsx([listSheet(list, { merged: false })]);
}
