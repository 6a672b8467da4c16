import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parse as parseCsv } from 'csv-parse/sync';
import { NotAWorkbook } from './errors';
import { decodeText } from './text-encoding';
import { unpackedSize } from './zip-size';

/** A cell's own text, and for a cell under a merge what the merge shows there. */
export interface Cell {
  /** Trimmed; empty where the cell has nothing of its own. */
  text: string;
  /** Text of the merge that covers it from above. */
  above: string;
  /** Text of the merge that covers it from the left, in its own row. */
  left: string;
}

export interface SheetGrid {
  name: string;
  /** 1-based number of the first row, as the office sees it. */
  firstRow: number;
  rows: Cell[][];
}

const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_COLUMNS = 120;

/** Reads .xls, .xlsx (also OLE files under that name) and .csv. Throws `NotAWorkbook`. */
export function readWorkbook(bytes: Uint8Array, fileName: string): SheetGrid[] {
  if (/\.csv$/i.test(fileName)) return [csvGrid(bytes, fileName)];
  const ole = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!ole && !zip)
    throw new NotAWorkbook(fileName, bytes.length === 0 ? '文件是空的' : '内容不是 Excel 格式');
  if (zip && (unpackedSize(bytes) ?? Number.POSITIVE_INFINITY) > MAX_UNPACKED) {
    throw new NotAWorkbook(fileName, '解压后超过 200 MB，或压缩结构已损坏');
  }
  try {
    const book = read(bytes, { type: 'array', cellHTML: false, cellFormula: false, sheetRows: 50_000 });
    return book.SheetNames.map((name) => sheetGrid(name, book.Sheets[name]!)).filter(
      ({ rows }) => rows.length > 0,
    );
  } catch (error) {
    throw new NotAWorkbook(fileName, `读取失败（${(error as Error).message}）`);
  }
}

function sheetGrid(name: string, sheet: WorkSheet): SheetGrid {
  const range = sheet['!ref'] ? utils.decode_range(sheet['!ref']) : null;
  if (!range) return { name, firstRow: 1, rows: [] };
  const columns = Math.min(range.e.c, MAX_COLUMNS);
  const rows: Cell[][] = [];
  for (let r = range.s.r; r <= range.e.r; r += 1) {
    const row: Cell[] = [];
    for (let c = 0; c <= columns; c += 1)
      row.push({ text: textOf(sheet[utils.encode_cell({ r, c })]), above: '', left: '' });
    rows.push(row);
  }
  for (const { s, e } of sheet['!merges'] ?? []) spread(rows, range.s.r, s, e);
  while (rows.length > 0 && rows.at(-1)!.every(({ text }) => text === '')) rows.pop();
  return { name, firstRow: range.s.r + 1, rows };
}

interface Corner {
  r: number;
  c: number;
}

function spread(rows: Cell[][], first: number, from: Corner, to: Corner): void {
  const text = rows[from.r - first]?.[from.c]?.text ?? '';
  if (text === '') return;
  for (let r = from.r; r <= Math.min(to.r, first + rows.length - 1); r += 1) {
    for (let c = from.c; c <= Math.min(to.c, MAX_COLUMNS); c += 1) {
      const cell = rows[r - first]?.[c];
      if (cell?.text !== '') continue;
      if (r > from.r) cell.above = text;
      else cell.left = text;
    }
  }
}

/** The displayed text of numbers and dates, the stored one of strings. */
function textOf(cell: { t?: string; v?: unknown; w?: string } | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e') return '';
  const text = typeof cell.v === 'string' ? cell.v : (cell.w ?? String(cell.v));
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

function csvGrid(bytes: Uint8Array, fileName: string): SheetGrid {
  const { text } = decodeText(bytes, fileName);
  try {
    const rows: string[][] = parseCsv(text, { bom: true, relax_column_count: true, skip_empty_lines: false });
    const cells = rows.map((row) =>
      row.slice(0, MAX_COLUMNS).map((value) => ({ text: unguarded(value).trim(), above: '', left: '' })),
    );
    return { name: fileName.replace(/\.csv$/i, ''), firstRow: 1, rows: cells };
  } catch (error) {
    throw new NotAWorkbook(fileName, `CSV 格式有误（${(error as Error).message}）`);
  }
}

/** Our own exports put ' before what a spreadsheet would run as a formula. */
function unguarded(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}
