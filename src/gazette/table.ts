import {
  AlignmentType,
  type IRunOptions,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { inFont } from './fonts';
import {
  type GazetteCell,
  type GazetteRow,
  type GazetteTable,
  LEADING,
  placedCells,
  staysWhole,
} from './table-model';
import { line, linesOf } from './text';

/** A table of fixed widths whose header stands on every page. */
export function docxTable(table: GazetteTable): Table {
  const { columns, rows, size } = table;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) =>
      cell(column.width, { pieces: [{ text: column.header }] }, inFont('heading', size), true),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    rows: [header, ...rows.map((one) => row(table, one))],
  });
}

function row(table: GazetteTable, one: GazetteRow): TableRow {
  const whole = staysWhole(table, one);
  return new TableRow({
    cantSplit: whole,
    children: placedCells(table.columns, one.cells).map(({ cell: content, column, width }) => {
      const run = inFont(content.label ? 'heading' : 'text', table.size);
      const centred = Boolean(content.label || (column.centred && !content.over));
      // What stands side by side starts on one line; in a row over several pages the middle may be on the next one.
      return cell(width, content, run, centred, Boolean(content.label) && whole, one.withNext);
    }),
  });
}

function cell(
  width: number,
  { pieces, merge, over = 1 }: GazetteCell,
  run: IRunOptions,
  centred: boolean,
  middle = true,
  keepNext = false,
): TableCell {
  const alignment = centred ? AlignmentType.CENTER : AlignmentType.LEFT;
  const spacing = { line: Math.round(Number(run.size) * 10 * LEADING), lineRule: LineRuleType.EXACT };
  const lines = linesOf(merge === 'continue' ? [] : pieces);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: middle ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(over > 1 && { columnSpan: over }),
    ...(merge && { verticalMerge: merge }),
    children: lines.map((one) => line(one, run, { alignment, spacing, ...(keepNext && { keepNext }) })),
  });
}
