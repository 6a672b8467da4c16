import { utils } from '@e965/xlsx';
import { namesStaff, saysNothing } from '../list';
import { usesOf } from './column-use';
import { fieldsFilled, fieldsOfColumns } from './fields-read';
import type { Header } from './header';
import type { ColumnReading, ReadItem, SheetReading } from './list-intake';
import type { SheetGrid } from './sheet-grid';

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
