import { type ListChoices } from './list-choices';
import { readSheets } from './list-import';
import type { ListIntake } from './list-intake';
import { mustHoldItems } from './must-hold-items';
import { ownJson, ownTable } from './own-list';
import { readWorkbook } from './workbook';

/**
 * The list in a file: one that this program wrote (json, xlsx, csv) by its own headers, so that nothing is lost; any other workbook as
 * `readList` understands it, with what a person says of it. @throws IntakeRefused
 */
export function readListFile(
  bytes: Uint8Array,
  fileName: string,
  choices: Partial<ListChoices> = {},
): ListIntake {
  const intake = lookAtListFile(bytes, fileName, choices);
  mustHoldItems(intake, fileName);
  return intake;
}

/** The same for a person to look at, who can still point at the header: a file without any item is none to refuse. @throws IntakeRefused */
export function lookAtListFile(
  bytes: Uint8Array,
  fileName: string,
  choices: Partial<ListChoices> = {},
): ListIntake {
  const own = ownJson(bytes, fileName);
  if (own) return own;
  const grids = readWorkbook(bytes, fileName);
  return ownTable(grids, fileName) ?? readSheets(grids, fileName, choices);
}
