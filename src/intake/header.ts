import { type Column, columnOf, plainHeader } from './columns';
import type { Cell, SheetGrid } from './sheet-grid';

/** Where a field stands. */
export interface ColumnPlace {
  /** Columns under one header, read together, with what a second header row calls each. */
  at: { index: number; label: string }[];
  /** Columns further right under the same header again: read only where the first is blank. */
  copies: number[];
}

export interface Header {
  /** Indexes of the first row of the header and of the first below it. */
  from: number;
  below: number;
  columns: Map<Column, ColumnPlace>;
  /** What the header calls each column, split headers as 上/下; empty where it has none. */
  headers: string[];
  /** Columns with a header nobody knows, kept as they are. */
  unknown: { header: string; index: number }[];
  /** Columns without any header. */
  unnamed: number[];
  /** Columns that are not read, and not told again. */
  dropped: number[];
  /** Headers that stand a second time further right. */
  repeated: string[];
  /** Text above the header, which often names the body. */
  title: string;
}

const LOOK_AT = 15;
const DEEPEST = 3;

/** Finds the header among the first rows. Null where there is none. */
export function findHeader({ rows }: SheetGrid): Header | null {
  for (let r = 0; r < Math.min(LOOK_AT, rows.length); r += 1) {
    const header = headerAt(rows, r);
    if (header) return header;
  }
  return null;
}

/** The header that begins in this row, one to three rows deep; null where the row is none. */
export function headerAt(rows: Cell[][], r: number): Header | null {
  const filled = rows[r]!.filter(({ text }) => text !== '');
  if (filled.length < 2 || filled.every(({ text }) => columnOf(text) === null)) return null;
  const header = readHeader(rows, r, depthAt(rows, r));
  const { columns, unknown } = header;
  if (!columns.has('name')) return null;
  const known = [...columns.values()].reduce((sum, { at, copies }) => sum + at.length + copies.length, 0);
  const enough = columns.size >= 3 && known >= (known + unknown.length) * 0.4;
  const onlyTwo = columns.size === 2 && unknown.length === 0 && columns.has('serial');
  return (enough || onlyTwo) && (known >= 5 || known * 2 > filled.length) ? header : null;
}

/** Where a person says that the header begins, by the number of the row, and how many rows it spans; null: those that split it. */
export interface HeaderPlace {
  row: number;
  deep: number | null;
}

/** The deepest header that a person may point at. */
export const DEEPEST_SAID = 5;

/** The header where a person says it is, whatever stands in it. Null where the sheet has no such row. */
export function headerSaid({ rows, firstRow }: SheetGrid, { row, deep }: HeaderPlace): Header | null {
  const r = row - firstRow;
  if (!rows[r]) return null;
  return readHeader(rows, r, Math.min(deep ?? depthAt(rows, r), rows.length - r));
}

/** The same header standing again further down; null where these rows say anything else. */
export function headerAgain(rows: Cell[][], header: Header, r: number): Header | null {
  const { from, below } = header;
  const same = rows.slice(from, below).every((row, n) => textsOf(row) === textsOf(rows[r + n] ?? []));
  return same ? { ...header, from: r, below: r + below - from } : null;
}

const textsOf = (row: Cell[]): string => row.map(({ text }) => plainHeader(text)).join('\n');

function depthAt(rows: Cell[][], r: number): number {
  let deep = 1;
  while (deep < DEEPEST && splits(rows.slice(r, r + deep), rows[r + deep])) deep += 1;
  return deep;
}

/** Whether the next row splits headers of the rows so far: 规范统一事项名称 over 主项名称 and 子项名称. */
function splits(above: Cell[][], next: Cell[] | undefined): boolean {
  if (!next) return false;
  const top = above.at(-1)!;
  const own = next.flatMap((cell, c) => (cell.text === '' ? [] : [{ text: cell.text, c }]));
  if (own.length === 0)
    return next.some((cell, c) => cell.above !== '' && columnOf(labels(above, c).at(-1) ?? '') !== null);
  const fits = own.every(({ text, c }) => {
    const spanning =
      top[c]!.left !== '' || (top[c]!.text !== '' && (top[c + 1]?.left ?? '') === top[c]!.text);
    return text.length <= 20 && (spanning || (top[c]!.text === '' && columnOf(text) !== null));
  });
  return fits && own.length >= 2;
}

/** What the header's rows call a column, from the top down, each once. */
function labels(rows: Cell[][], c: number): string[] {
  const said = rows.map((row) => row[c]!.text || row[c]!.above || row[c]!.left).filter(Boolean);
  return said.filter((text, index) => said.indexOf(text) === index);
}

function readHeader(rows: Cell[][], r: number, deep: number): Header {
  const heads = rows.slice(r, r + deep);
  const columns = new Map<Column, ColumnPlace>();
  const unknown: Header['unknown'] = [];
  const unnamed: number[] = [];
  const headers: string[] = [];
  const repeated: string[] = [];
  heads[0]!.forEach((top, index) => {
    const said = labels(heads, index);
    headers.push(said.join('/').replaceAll(/\s+/g, ''));
    const covered = top.text === '' && top.left !== '' && said.length === 1;
    const column = covered ? secondOf(columns, top.left) : named(said);
    const place = column && columns.get(column);
    if (said.length === 0) unnamed.push(index);
    else if (!column) unknown.push({ header: headers[index]!, index });
    else if (!place) columns.set(column, { at: [{ index, label: said.at(-1)! }], copies: [] });
    else if (top.left !== '' && place.at.at(-1)!.index === index - 1)
      place.at.push({ index, label: said.at(-1)! });
    else {
      place.copies.push(index);
      repeated.push(plainHeader(said.at(-1)!));
    }
  });
  const title = rows
    .slice(0, r)
    .flatMap((row) => row.map(({ text }) => text))
    .filter(Boolean)
    .join('\n');
  const header = {
    from: r,
    below: r + deep,
    columns,
    headers,
    unknown,
    unnamed,
    dropped: [],
    repeated,
    title,
  };
  adoptAuthority(header, rows);
  return header;
}

/** The lowest label speaks; where it says nothing known (省, 市, 县 under 行使层级), the one above it. */
function named(said: string[]): Column | null {
  for (const label of [...said].reverse()) {
    const column = columnOf(label);
    if (column) return column;
  }
  return columnOf(said.join(''));
}

/** One header over two columns: 实施层级及权限 is the level, and right of it the text of the authority. */
function secondOf(columns: Header['columns'], covered: string): Column | null {
  const column = columnOf(covered);
  return column === 'level' && !columns.has('authority') ? 'authority' : column;
}

/** The same without a merge: the column right of the level has no header, and text in most rows. */
function adoptAuthority(header: Header, rows: Cell[][]): void {
  const level = header.columns.get('level')?.at.at(-1)?.index;
  if (level === undefined || header.columns.has('authority') || !header.unnamed.includes(level + 1)) return;
  const below = rows.slice(header.below).filter((row) => row[level]!.text !== '');
  const both = below.filter((row) => row[level + 1]!.text !== '').length;
  if (both * 2 <= below.length) return;
  header.columns.set('authority', { at: [{ index: level + 1, label: '' }], copies: [] });
  header.unnamed = header.unnamed.filter((index) => index !== level + 1);
}
