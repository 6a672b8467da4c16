import { utils } from '@e965/xlsx';
import { fitting, heightOf } from './cell-fit';
import { HEADER_ROWS, plainText, type TableSheet } from './sheet-plan';
import { PAGE, tableView } from './styled-sheet';
import { xmlText } from './well-formed';
import { STYLE } from './xlsx-styles';

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Characters held as text before they become bytes: thousands of rows in one string take three times the memory. */
const PIECE = 1 << 18;

/**
 * A table of plain texts as the XML of a sheet (ECMA-376, 18.3.1.99), its texts inline; looks as `workbookXlsx` makes it. `range` holds header
 * and rows, `printed` the title too. @throws CellTooLong
 */
export function tableXml({ title, columns, rows }: TableSheet): {
  xml: Uint8Array;
  range: string;
  printed: string;
} {
  const pieces: Uint8Array[] = [];
  const names = columns.map((_, index) => utils.encode_col(index));
  const [last, bottom] = [names.at(-1)!, rows.length + HEADER_ROWS];
  const widths = columns.map(({ width }) => width);
  const row = (number: number, height: number, style: number, texts: readonly string[]): string => {
    let xml = `<row r="${number}" ht="${height}" customHeight="1">`;
    for (const [index, text] of texts.entries()) xml += cell(`${names[index]}${number}`, style, text);
    return `${xml}</row>`;
  };
  const before =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<dimension ref="A1:${last}${bottom}"/>${tableView(true)}` +
    `<cols>${widths.map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width + 0.83}" customWidth="1"/>`).join('')}</cols>`;
  const after =
    `</sheetData><autoFilter ref="A${HEADER_ROWS}:${last}${bottom}"/>` +
    `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>${PAGE}` +
    `<ignoredErrors><ignoredError sqref="A1:${last}${bottom}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
  let text = `${XML_DECLARATION}${before}<sheetData>${row(1, 30, STYLE.title, [title])}`;
  text += row(
    2,
    30,
    STYLE.header,
    columns.map(({ header }) => header),
  );
  for (const [index, { item, cells }] of rows.entries()) {
    const texts = cells.map((one, column) => fitting(plainText(one), item, columns[column]!.header));
    text += row(index + 1 + HEADER_ROWS, heightOf(texts, widths), STYLE.cell, texts);
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text, 'utf8'));
    text = '';
  }
  pieces.push(Buffer.from(text + after, 'utf8'));
  return {
    xml: Buffer.concat(pieces),
    range: `$A$${HEADER_ROWS}:$${last}$${bottom}`,
    printed: `$A$1:$${last}$${bottom}`,
  };
}

function cell(at: string, style: number, text: string): string {
  if (text === '') return `<c r="${at}" s="${style}"/>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}
