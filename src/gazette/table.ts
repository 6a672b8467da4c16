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
import { inFont } from './fonts';
import { type GazetteCell, type GazetteTable, LEADING, staysWhole, type TableColumn } from './table-model';
import { line, linesOf } from './text';

/** A table of fixed widths whose header stands on every page. */
export function docxTable(table: GazetteTable): Table {
  const { columns, rows, size } = table;
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
    rows: [header, ...rows.map((cells) => row(table, cells))],
  });
}

function row(table: GazetteTable, cells: readonly GazetteCell[]): TableRow {
  const { columns, size } = table;
  const whole = staysWhole(table, cells);
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
