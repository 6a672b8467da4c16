import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parse as parseCsv } from 'csv-parse/sync';
import { columnOf } from './columns';
import { NotAWorkbook } from './errors';
import { htmlTables, looksLikeHtml } from './html-tables';
import type { Cell, SheetGrid } from './sheet-grid';
import { decodeText } from './text-encoding';
import { boundedZip } from './zip-size';

const MAX_BYTES = 100 * 1024 * 1024;
const MAX_COLUMNS = 120;
const MAX_ROWS = 50_000;
const MAX_CELLS = 3_000_000;
/** [MS-CFB] 2.2, header signature. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Reads .xls, .xlsx (also OLE files under that name), .csv, and pages of html tables saved as .xls.
 * @throws NotAWorkbook
 */
export function readWorkbook(bytes: Uint8Array, fileName: string): SheetGrid[] {
  if (bytes.length === 0) throw new NotAWorkbook(fileName, '文件是空的');
  if (bytes.length > MAX_BYTES) throw new NotAWorkbook(fileName, '文件超过 100 MB');
  const ole = OLE.every((byte, index) => bytes[index] === byte);
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!ole && !zip) return textGrids(bytes, fileName);
  const sound = zip ? boundedZip(bytes) : bytes;
  if (!sound) throw new NotAWorkbook(fileName, '解压后超过 200 MB，或压缩结构已损坏');
  const book = opened(sound, fileName);
  return book.SheetNames.map((name, index) => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const sheet = book.Sheets[name];
    // The reader passes over a sheet that it cannot read; a list with a part missing is worse than none.
    if (!sheet) throw new NotAWorkbook(fileName, `工作表“${name}”已损坏，读不出来`);
    return sheetGrid(name, sheet, hidden, fileName);
  }).filter(({ rows }) => rows.length > 0);
}

function opened(bytes: Uint8Array, fileName: string) {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellHTML: false,
      cellFormula: false,
      sheetRows: MAX_ROWS,
    });
  } catch (error) {
    const why = (error as Error).message;
    throw new NotAWorkbook(
      fileName,
      /password|encrypt/i.test(why) ? '文件设有密码，请先取消密码' : `内容已损坏或不是工作簿（${why}）`,
    );
  }
}

type SheetCell = { t?: string; v?: unknown; w?: string } | undefined;

/** Goes by the cells that are there, not by the range that the sheet claims: that may be a million empty rows. */
function sheetGrid(name: string, sheet: WorkSheet, hidden: boolean, fileName: string): SheetGrid {
  const problems: SheetGrid['problems'] = [];
  const texts: string[][] = [];
  let width = 0;
  ((sheet['!data'] ?? []) as SheetCell[][]).forEach((cells, r) => {
    const row: string[] = [];
    cells.forEach((cell, c) => {
      const text = textOf(cell);
      if (text === '') return;
      if (c < MAX_COLUMNS) row[c] = text;
      else
        problems.push({
          row: r + 1,
          message: `第 ${utils.encode_col(c)} 列太靠右，没有读：${text.slice(0, 20)}`,
        });
    });
    if (row.length === 0) return;
    texts[r] = row;
    width = Math.max(width, row.length);
  });
  if (sheet['!fullref'] && sheet['!fullref'] !== sheet['!ref'])
    problems.push({ row: MAX_ROWS, message: `工作表超过 ${MAX_ROWS} 行，其后没有读，请拆成几个文件` });
  if (texts.length * width > MAX_CELLS)
    throw new NotAWorkbook(fileName, `工作表“${name}”过大（${texts.length} 行 ${width} 列）`);
  const rows = Array.from(texts, (row) =>
    Array.from({ length: width }, (_, c): Cell => ({ text: row?.[c] ?? '', above: '', left: '' })),
  );
  for (const { s, e } of sheet['!merges'] ?? []) spread(rows, s, e, problems);
  return { name, firstRow: 1, rows, hidden, problems };
}

interface Corner {
  r: number;
  c: number;
}

/** Tells every cell under a merge what the merge shows. What such a cell holds itself is seen by nobody. */
function spread(rows: Cell[][], from: Corner, to: Corner, problems: SheetGrid['problems']): void {
  const text = rows[from.r]?.[from.c]?.text ?? '';
  for (let r = Math.max(0, from.r); r <= Math.min(to.r, rows.length - 1); r += 1) {
    const row = rows[r]!;
    for (let c = Math.max(0, from.c); c <= Math.min(to.c, row.length - 1); c += 1) {
      const cell = row[c]!;
      if (r === from.r && c === from.c) continue;
      if (cell.text !== '' && cell.text !== text) {
        const at = utils.encode_cell({ r, c });
        problems.push({
          row: r + 1,
          message: `${at} 的内容被合并单元格遮住，没有读：${cell.text.slice(0, 20)}`,
        });
      }
      cell.text = '';
      if (text === '' || cell.above !== '' || cell.left !== '') continue;
      if (c === from.c) cell.above = text;
      else cell.left = text;
    }
  }
}

/** The displayed text of numbers and dates, the stored one of strings. */
function textOf(cell: SheetCell): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e') return '';
  const text = typeof cell.v === 'string' ? cell.v : (cell.w ?? String(cell.v));
  // ECMA-376 22.4.2.4: a carriage return inside a string is written _x000D_.
  return text.replaceAll(/_x000D_\n?|\r\n?/g, '\n').trim();
}

function textGrids(bytes: Uint8Array, fileName: string): SheetGrid[] {
  const isCsv = /\.(?:csv|tsv|txt)$/i.test(fileName);
  if (bytes[0] === 0x25 && bytes[1] === 0x50) throw new NotAWorkbook(fileName, '这是 PDF');
  const { text } = decodeText(bytes, fileName, (why) => new NotAWorkbook(fileName, why));
  if (!isCsv && looksLikeHtml(text)) return htmlTables(text, fileName);
  if (!isCsv) throw new NotAWorkbook(fileName, '内容不是 Excel 格式');
  return [csvGrid(text, fileName)];
}

const DELIMITERS = [',', '\t', ';', '，'];

/** What stands between the headers, which may follow lines of title; without headers that anybody knows, what the first line has. */
function delimiterOf(text: string): string {
  const lines = text.split('\n', 20);
  const headers = (line: string, mark: string) =>
    line.split(mark).filter((cell) => columnOf(cell.replaceAll('"', '')) !== null).length;
  return (
    DELIMITERS.find((mark) => lines.some((line) => headers(line, mark) >= 2)) ??
    DELIMITERS.find((mark) => lines[0]!.includes(mark)) ??
    ','
  );
}

function csvGrid(text: string, fileName: string): SheetGrid {
  try {
    const rows: string[][] = parseCsv(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    const width = Math.min(MAX_COLUMNS, Math.max(0, ...rows.map(({ length }) => length)));
    const cells = rows.slice(0, MAX_ROWS).map((row) =>
      Array.from({ length: width }, (_, c) => ({
        text: unguarded(row[c] ?? '').trim(),
        above: '',
        left: '',
      })),
    );
    return { name: fileName.replace(/\.\w+$/, ''), firstRow: 1, rows: cells, hidden: false, problems: [] };
  } catch (error) {
    throw new NotAWorkbook(fileName, `CSV 格式有误（${(error as Error).message}）`);
  }
}

/** Our own exports put ' before what a spreadsheet would run as a formula. */
function unguarded(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}
