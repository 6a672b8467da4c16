import { utils, type WorkSheet, write } from '@e965/xlsx';
import { fitting, heightOf } from './cell-fit';
import { repacked } from './fixed-zip';
import {
  HEADER_ROWS,
  isTable,
  plainText,
  type SheetPlan,
  type TableSheet,
  type WordsSheet,
} from './sheet-plan';
import { styledTable, styledWords } from './styled-sheet';
import { wellFormed } from './well-formed';
import { stylesXml } from './xlsx-styles';

const WORDS_WIDTH = 90;

interface DefinedName {
  Name: string;
  Sheet: number;
  Ref: string;
}

/**
 * A workbook of tables, each with its title over all columns and a header that stays in sight, with filters, repeated on every printed page,
 * and of pages of words. All cells are texts, never formulas. The same plan gives the same bytes.
 * @throws CellTooLong
 */
export function workbookXlsx(plans: readonly SheetPlan[]): Uint8Array {
  const book = {
    SheetNames: plans.map(({ name }) => name),
    Sheets: Object.fromEntries(
      plans.map((plan) => [plan.name, isTable(plan) ? tableSheet(plan) : wordsSheet(plan)]),
    ),
    Workbook: { Names: plans.flatMap((plan, index) => (isTable(plan) ? namesOf(plan, index) : [])) },
  };
  // `array` would take the bytes through strings, which takes ten times as long.
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Uint8Array;
  return repacked(bytes, (part, xml) => {
    if (part === 'xl/styles.xml') return stylesXml(plans.some((plan) => !isTable(plan)));
    const index = Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part)?.[1] ?? 0) - 1;
    const plan = plans[index];
    if (!plan) return xml;
    return isTable(plan) ? styledTable(xml, plan, index === 0) : styledWords(xml, index === 0);
  });
}

function tableSheet({ title, columns, rows, merges }: TableSheet): WorkSheet {
  const cells = rows.map(({ item, cells: all }) =>
    all.map((cell, index) => wellFormed(fitting(plainText(cell), item, columns[index]!.header))),
  );
  const sheet = utils.aoa_to_sheet([[wellFormed(title)], columns.map(({ header }) => header), ...cells]);
  const last = columns.length - 1;
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: last } },
    ...merges.map(({ row, column, rows: count }) => ({
      s: { r: HEADER_ROWS + row, c: column },
      e: { r: HEADER_ROWS + row + count - 1, c: column },
    })),
  ];
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  // Readers take a row without a height for one line high.
  const widths = columns.map(({ width }) => width);
  sheet['!rows'] = [{ hpt: 30 }, { hpt: 30 }, ...cells.map((row) => ({ hpt: heightOf(row, widths) }))];
  sheet['!autofilter'] = { ref: `A${HEADER_ROWS}:${utils.encode_col(last)}${rows.length + HEADER_ROWS}` };
  return sheet;
}

function wordsSheet({ lines }: WordsSheet): WorkSheet {
  const sheet = utils.aoa_to_sheet(lines.map((line) => [wellFormed(fitting(line, '', '公告'))]));
  sheet['!cols'] = [{ wch: WORDS_WIDTH }];
  sheet['!rows'] = lines.map((line) => ({ hpt: heightOf([line], [WORDS_WIDTH]) + 6 }));
  return sheet;
}

function namesOf({ name, columns, rows }: TableSheet, index: number): DefinedName[] {
  const last = utils.encode_col(columns.length - 1);
  const bottom = rows.length + HEADER_ROWS;
  return [
    { Name: '_xlnm.Print_Area', Sheet: index, Ref: `'${name}'!$A$1:$${last}$${bottom}` },
    { Name: '_xlnm.Print_Titles', Sheet: index, Ref: `'${name}'!$1:$${HEADER_ROWS}` },
  ];
}
