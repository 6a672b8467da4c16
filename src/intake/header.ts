import { type Column, columnOf, plainHeader } from './columns';
import type { Cell, SheetGrid } from './workbook';

export interface Header {
  /** Index of the first row below the header. */
  below: number;
  columns: Map<Column, number>;
  /** Columns with a header nobody knows, kept as they are. */
  unknown: { header: string; index: number }[];
  /** Headers that stand a second time further right; the first one counts. */
  repeated: string[];
  /** Text above the header, which often names the body. */
  title: string;
}

const LOOK_AT = 10;

/** Finds the header row, or two rows where the second splits the first. Null where there is none. */
export function findHeader({ rows }: SheetGrid): Header | null {
  for (let r = 0; r < Math.min(LOOK_AT, rows.length); r += 1) {
    const split = splitBelow(rows[r]!, rows[r + 1]);
    const header = readHeader(rows, r, split);
    if (header) return header;
  }
  return null;
}

/** First texts of a sheet, for a refusal that shows what was seen. */
export function seenAtTop({ rows }: SheetGrid): string[] {
  return rows
    .slice(0, 4)
    .flatMap((row) => row.map(({ text }) => text))
    .filter(Boolean)
    .slice(0, 10)
    .map((text) => text.slice(0, 20));
}

/** Whether the next row splits headers of this one: 规范统一事项名称 over 主项名称 and 子项名称. */
function splitBelow(row: Cell[], next: Cell[] | undefined): boolean {
  if (!next) return false;
  const known = next.filter(({ text }) => columnOf(text) !== null).length;
  const spans = row.some(({ left }) => left !== '');
  return (
    spans &&
    known >= 2 &&
    next.every(({ text, above }) => text === '' || above === '') &&
    next.every(({ text }) => text.length < 15)
  );
}

function readHeader(rows: Cell[][], r: number, split: boolean): Header | null {
  const texts = rows[r]!.map((cell, c) => (split && rows[r + 1]![c]!.text) || cell.text);
  const columns = new Map<Column, number>();
  const unknown: Header['unknown'] = [];
  const repeated: string[] = [];
  texts.forEach((text, index) => {
    const covered = rows[r]![index]!.left;
    const column = text === '' ? secondOf(covered) : columnOf(text);
    if (column && !columns.has(column)) columns.set(column, index);
    else if (column && text !== '') repeated.push(plainHeader(text));
    else if (text !== '' && !column && text.length <= 20)
      unknown.push({ header: text.replaceAll(/\s+/g, ''), index });
  });
  if (!columns.has('name') || columns.size < 3) return null;
  const title = rows
    .slice(0, r)
    .flatMap((row) => row.map(({ text }) => text))
    .filter(Boolean)
    .join('\n');
  const first = Math.max(...columns.values());
  return {
    below: r + (split ? 2 : 1),
    columns,
    unknown: unknown.filter(({ index }) => index < first + 3),
    repeated,
    title,
  };
}

/** One header over two columns: 实施层级及权限 is the level, and right of it the text of the authority. */
function secondOf(covered: string): Column | null {
  return columnOf(covered) === 'level' ? 'authority' : null;
}
