import { stringify } from 'csv-stringify/sync';
import { listColumns } from './columns';
import { type FrozenList, placed } from './frozen-list';

/** What a spreadsheet would run as a formula (OWASP, CSV injection); with quotes before it, so that the guard can be taken off again. */
const RUNS = /^'*[=+\-@\t\r]/;

/** A cell that no spreadsheet runs: a single quote before what it would take for a formula. */
export function guardedCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** What `guardedCell` was given. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

/** The list as CSV (RFC 4180, UTF-8 without byte order mark): one header row, one row an item, sub-items under their main item. */
export function listCsv({ items }: FrozenList): string {
  const rows = placed(items);
  const columns = listColumns(rows);
  return stringify(
    [
      columns.map(({ header }) => guardedCell(header)),
      ...rows.map((row) => columns.map(({ read }) => guardedCell(read(row)))),
    ],
    { record_delimiter: '\r\n', quoted_match: /[\r\n']/ },
  );
}
