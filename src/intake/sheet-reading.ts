import { utils } from '@e965/xlsx';
import { namesStaff, saysNothing } from '../list';
import { type ColumnUse, usesOf } from './column-use';
import { fieldsFilled, fieldsOfColumns } from './fields-read';
import type { Header } from './header';
import type { ReadItem } from './list-import';
import type { SheetGrid } from './workbook';

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

const TOP_ROWS = 30;
const TOP_LENGTH = 60;
const SAMPLES = 2;
const SAMPLE_LENGTH = 40;

/** How a sheet was read. `items`: those that came of it. */
export function sheetReading(grid: SheetGrid, header: Header | null, items: ReadItem[]): SheetReading {
  const columns = header ? columnReadings(grid, header) : [];
  return {
    name: grid.name,
    kind: header ? 'table' : items.length > 0 ? 'forms' : 'none',
    header: header && { row: grid.firstRow + header.from, deep: header.below - header.from },
    top: grid.hidden ? [] : topOf(grid),
    columns,
    fields: header ? fieldsOfColumns(columns) : fieldsFilled(items.map(({ content }) => content)),
    items: items.length,
    subItems: items.filter(({ parentKey }) => parentKey !== null).length,
  };
}

function topOf({ rows, firstRow }: SheetGrid): SheetReading['top'] {
  const top: SheetReading['top'] = [];
  for (let r = 0; r < rows.length && top.length < TOP_ROWS; r += 1) {
    const text = rows[r]!.flatMap((cell) => cell.text.replaceAll(/\s+/g, '').slice(0, 20) || [])
      .join('、')
      .slice(0, TOP_LENGTH);
    if (text !== '') top.push({ row: firstRow + r, text });
  }
  return top;
}

/** Columns with a header or with anything below it, from the left. */
export function columnReadings({ rows }: SheetGrid, header: Header): ColumnReading[] {
  const uses = usesOf(header);
  return header.headers.flatMap((label, index): ColumnReading[] => {
    const samples: string[] = [];
    for (let r = header.below; r < rows.length && samples.length < SAMPLES; r += 1) {
      const text = rows[r]![index]!.text.replaceAll(/\s+/g, ' ');
      const short = text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text;
      if (!saysNothing(text) && !samples.includes(short)) samples.push(short);
    }
    if (label === '' && samples.length === 0) return [];
    return [
      {
        index,
        letter: utils.encode_col(index),
        header: label,
        use: uses.get(index) ?? 'drop',
        staff: namesStaff(label),
        samples,
      },
    ];
  });
}
