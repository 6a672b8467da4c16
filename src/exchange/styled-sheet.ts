import { utils } from '@e965/xlsx';
import { HEADER_ROWS, type MarkedText, type TableSheet } from './sheet-plan';
import { xmlText } from './well-formed';
import { STYLE } from './xlsx-styles';

/** The writer knows no styles, no frozen rows, no page set-up and no marked text: they are put into what it wrote. */
export function styledTable(xml: string, plan: TableSheet, first: boolean): string {
  const view = tableView(first);
  const marked = markedCells(plan);
  return fitToWidth(xml)
    .replace(/<sheetViews>.*?<\/sheetViews>/, () => view)
    .replaceAll(
      /<c r="([A-Z]+)(\d+)"([^>]*?)(\/>|>.*?<\/c>)/g,
      (_, column: string, row: string, attributes: string, rest: string) => {
        const runs = marked.get(`${column}${row}`);
        const style = `<c r="${column}${row}" s="${styleOf(Number(row))}"`;
        return runs ? `${style} t="inlineStr"><is>${runs}</is></c>` : `${style}${attributes}${rest}`;
      },
    )
    .replace(/<pageMargins[^>]*>/, '')
    .replace(/(<mergeCells.*<\/mergeCells>)/, (merges) => `${merges}${PAGE}`);
}

/** Title and header stay in sight. */
export function tableView(first: boolean): string {
  return (
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}><pane ySplit="${HEADER_ROWS}" ` +
    `topLeftCell="A${HEADER_ROWS + 1}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft"/></sheetView></sheetViews>`
  );
}

/** A page of words: no lines around it, printed upright. */
export function styledWords(xml: string, first: boolean): string {
  return fitToWidth(xml)
    .replace(
      /<sheetViews>.*?<\/sheetViews>/,
      `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''} showGridLines="0"/></sheetViews>`,
    )
    .replaceAll(
      /<c r="A(\d+)"/g,
      (cell, row: string) => `${cell} s="${row === '1' ? STYLE.title : STYLE.words}"`,
    )
    .replace(/<pageMargins[^>]*>/, '')
    .replace(
      '</sheetData>',
      `</sheetData>${MARGINS}<pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/>`,
    );
}

const MARGINS = '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>';
/** Margins, paper and foot of a printed table. */
export const PAGE =
  `${MARGINS}<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>` +
  '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>';

function fitToWidth(xml: string): string {
  return xml
    .replace(/<sheetPr>.*?<\/sheetPr>|<sheetPr\/>/, '')
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
}

function styleOf(row: number): number {
  if (row === 1) return STYLE.title;
  return row <= HEADER_ROWS ? STYLE.header : STYLE.cell;
}

/** Runs of the cells that have marks, by their reference. */
function markedCells({ rows }: TableSheet): Map<string, string> {
  const marked = new Map<string, string>();
  rows.forEach(({ cells }, r) => {
    cells.forEach((cell, c) => {
      if (typeof cell === 'string' || !cell.some(({ del, ins }) => del || ins)) return;
      marked.set(`${utils.encode_col(c)}${HEADER_ROWS + r + 1}`, cell.map(run).join(''));
    });
  });
  return marked;
}

function run({ text, del, ins }: MarkedText): string {
  const font = '<rFont val="宋体"/><charset val="134"/>';
  // CT_RPrElt of ECMA-376 is a sequence in Excel's reading: font, charset, strike, size, underline.
  const properties = `<rPr>${font}${del ? '<strike/>' : ''}<sz val="10"/>${ins ? '<u/>' : ''}</rPr>`;
  return `<r>${properties}<t xml:space="preserve">${xmlText(text)}</t></r>`;
}
