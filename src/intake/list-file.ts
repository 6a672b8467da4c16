import type { ColumnChoices } from './column-use';
import { type ListIntake, readList } from './list-import';
import { ownJson, ownTable } from './own-list';
import { readWorkbook } from './workbook';

/**
 * The list in a file: one that this program wrote (json, xlsx, csv) by its own headers, so that nothing is lost; any other workbook as
 * `readList` understands it, with what a person says of its columns. @throws IntakeRefused
 */
export function readListFile(bytes: Uint8Array, fileName: string, choices: ColumnChoices = {}): ListIntake {
  const own = ownJson(bytes, fileName);
  if (own) return own;
  const grids = readWorkbook(bytes, fileName);
  return ownTable(grids, fileName) ?? readList(grids, fileName, choices);
}
