import { utils, write } from '@e965/xlsx';
import { type ListColumn, listColumns } from './columns';
import { CellTooLong } from './errors';
import { repacked } from './fixed-zip';
import { type FrozenList, placed } from './frozen-list';
import { STYLE, STYLES_XML } from './xlsx-styles';

/** ECMA-376: the most characters that one cell may hold. */
const MOST = 32767;
const SHEET = '清单';
/** Title, header; items from the third row on. */
const HEADER_ROWS = 2;

/**
 * The list as a workbook of one sheet: its title over all columns, a header that stays in sight, with filters, repeated on every printed
 * page. All cells are texts, never formulas. The same list gives the same bytes.
 * @throws CellTooLong
 */
export function listXlsx({ title, items }: FrozenList): Uint8Array {
  const rows = placed(items);
  const columns = listColumns(rows);
  const cells = rows.map((row) => columns.map((column) => cellText(column, row.number, column.read(row))));
  const sheet = utils.aoa_to_sheet([[wellFormed(title)], columns.map(({ header }) => header), ...cells]);
  const last = columns.length - 1;
  const bottom = rows.length + HEADER_ROWS;
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: last } }];
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  // Readers take a row without a height for one line high.
  sheet['!rows'] = [{ hpt: 30 }, { hpt: 30 }, ...cells.map((row) => ({ hpt: heightOf(row, columns) }))];
  sheet['!autofilter'] = { ref: `A${HEADER_ROWS}:${utils.encode_col(last)}${bottom}` };
  const names = [
    {
      Name: '_xlnm.Print_Area',
      Sheet: 0,
      Ref: `'${SHEET}'!$A$1:$${utils.encode_col(last)}$${bottom}`,
    },
    { Name: '_xlnm.Print_Titles', Sheet: 0, Ref: `'${SHEET}'!$1:$${HEADER_ROWS}` },
  ];
  const book = { SheetNames: [SHEET], Sheets: { [SHEET]: sheet }, Workbook: { Names: names } };
  const bytes = write(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer;
  return repacked(new Uint8Array(bytes), (part, xml) => {
    if (part === 'xl/styles.xml') return STYLES_XML;
    return part === 'xl/worksheets/sheet1.xml' ? styledSheet(xml) : xml;
  });
}

function cellText({ header }: ListColumn, number: string, text: string): string {
  if (text.length > MOST) throw new CellTooLong(number, header, text.length, MOST);
  return wellFormed(text);
}

/** The highest row that a workbook may have, in points; what does not fit is there all the same when the cell is opened. */
const HIGHEST = 409;
const LINE = 13;

/** In points. A full-width character takes two of the column's characters. */
function heightOf(row: readonly string[], columns: readonly ListColumn[]): number {
  const lines = row.map((text, index) => {
    const most = Math.floor(columns[index]!.width / 2);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
  });
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 4);
}

/** Half of a surrogate pair cannot be written as UTF-8; a text that looks like an escape (ECMA-376, ST_Xstring) is itself escaped. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd').replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** The writer knows no styles, no frozen rows and no page set-up: they are put into what it wrote. */
function styledSheet(xml: string): string {
  const view =
    `<sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="${HEADER_ROWS}" ` +
    `topLeftCell="A${HEADER_ROWS + 1}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft"/></sheetView></sheetViews>`;
  const set =
    '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>';
  return xml
    .replace(/<sheetPr>.*?<\/sheetPr>|<sheetPr\/>/, '')
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/<sheetViews>.*?<\/sheetViews>/, view)
    .replaceAll(/<c r="[A-Z]+(\d+)"/g, (cell, row: string) => `${cell} s="${styleOf(Number(row))}"`)
    .replace(/<pageMargins[^>]*>/, '')
    .replace(/(<mergeCells.*<\/mergeCells>)/, `$1${set}`);
}

function styleOf(row: number): number {
  if (row === 1) return STYLE.title;
  return row <= HEADER_ROWS ? STYLE.header : STYLE.cell;
}
