import {
  AlignmentType,
  type IRunOptions,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { TextPiece } from '../render';
import { inFont, SIZES } from './fonts';
import { line, linesOf } from './text';

export interface TableColumn {
  header: string;
  /** Twips. */
  width: number;
  centred?: boolean;
}

/** One cell: its pieces, and whether it goes on with the cell above. */
export interface GazetteCell {
  pieces: TextPiece[];
  merge?: 'restart' | 'continue';
}

/** Line height by font size; told, since that of a fallback font may be half as much again. */
const LEADING = 1.3;
/** Rows up to this many lines stay whole; a longer one may run over to the next page. */
const WHOLE = 16;

/** A table of fixed widths whose header stands on every page. `size` in half-points. */
export function table(columns: readonly TableColumn[], rows: GazetteCell[][], size: number): Table {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) =>
      cell(column, { pieces: [{ text: column.header }] }, inFont('heading', size), true),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    rows: [header, ...rows.map((cells) => row(columns, cells, size))],
  });
}

function row(columns: readonly TableColumn[], cells: readonly GazetteCell[], size: number): TableRow {
  const whole = heightOf(columns, cells, size) <= WHOLE;
  return new TableRow({
    cantSplit: whole,
    children: cells.map((one, index) => {
      const column = columns[index]!;
      // In a row over several pages the middle may be on the next one.
      return cell(column, one, inFont('text', size), column.centred ?? false, whole);
    }),
  });
}

function cell(
  { width }: TableColumn,
  { pieces, merge }: GazetteCell,
  run: IRunOptions,
  centred: boolean,
  whole = true,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: centred && whole ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(merge && { verticalMerge: merge }),
    children: cellLines(merge === 'continue' ? [] : pieces, run, centred),
  });
}

function cellLines(pieces: readonly TextPiece[], run: IRunOptions, centred: boolean): Paragraph[] {
  const alignment = centred ? AlignmentType.CENTER : AlignmentType.LEFT;
  const spacing = { line: Math.round(Number(run.size) * 10 * LEADING), lineRule: LineRuleType.EXACT };
  return linesOf(pieces).map((one) => line(one, run, { alignment, spacing }));
}

/** Lines that the fullest cell takes, roughly. */
function heightOf(columns: readonly TableColumn[], cells: readonly GazetteCell[], size: number): number {
  const heights = cells.map(({ pieces, merge }, index) => {
    if (merge === 'continue') return 1;
    const most = Math.max(1, Math.floor((columns[index]!.width - 120) / (size * 10)));
    return linesOf(pieces).reduce((sum, one) => {
      const length = one.reduce((chars, { text }) => chars + text.length, 0);
      return sum + Math.max(1, Math.ceil(length / most));
    }, 0);
  });
  return Math.max(1, ...heights);
}

export const COMPARISON_SIZE = SIZES.table;
export const LIST_SIZE = SIZES.smallTable;
