import type { ItemContent } from '../list';
import type { ColumnUse } from './column-use';

/** One column of the source: what stands over it, what it is taken for, what stands in it. */
export interface ColumnReading {
  index: number;
  /** As the spreadsheet calls it: A, B, … */
  letter: string;
  header: string;
  use: ColumnUse;
  /** The header speaks of persons. */
  staff: boolean;
  samples: string[];
}

/** How a sheet was read, for a person to look at before anything is written. */
export interface SheetReading {
  name: string;
  /** `table`: items in rows below a header; `forms`: one form an item; `own`: written by this program; `none`: not read. */
  kind: 'table' | 'forms' | 'own' | 'none';
  /** 1-based first row of the header, and how many rows it spans; null where there is none. */
  header: { row: number; deep: number } | null;
  /** The first rows with anything in them, for a person to point at the header. Empty where nobody can. */
  top: { row: number; text: string }[];
  columns: ColumnReading[];
  /** Keys of the fields that the sheet speaks of. What it has no place for it does not deny. */
  fields: string[];
  items: number;
  subItems: number;
}

/** One item as read. `parentKey` is the key of the main item above a 子项. */
export interface ReadItem {
  key: number;
  parentKey: number | null;
  sheet: string;
  row: number;
  /** 事项编号, the permanent number that our own tables carry; null where the source has none. */
  number: string | null;
  content: ItemContent;
}

export interface ListIntake {
  items: ReadItem[];
  skipped: { sheet: string; row: number; why: string }[];
  unknownColumns: string[];
  problems: { sheet: string; row: number; message: string }[];
  /** The body that title or file name speaks of; null where neither does. */
  body: string | null;
  sheets: SheetReading[];
}
