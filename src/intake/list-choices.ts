import type { ColumnChoices } from './column-use';
import type { HeaderPlace } from './header';

/** What a person says of the header of each sheet, by its name; `none`: the sheet is no list. */
export type HeaderChoices = Record<string, HeaderPlace | 'none'>;

/** What a person says of a workbook where it was read wrongly. */
export interface ListChoices {
  headers: HeaderChoices;
  columns: ColumnChoices;
}

export const NO_CHOICES: ListChoices = { headers: {}, columns: {} };
