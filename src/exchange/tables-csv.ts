import { stringify } from 'csv-stringify/sync';
import { guardedCell } from './csv';

/** Tables below each other as CSV (RFC 4180): each its caption and, where it has any, its header and rows; an empty row between. */
export function tablesCsv(
  tables: readonly { caption: string; columns: string[]; rows: string[][] }[],
): string {
  const rows = tables.flatMap((table, n) => [
    ...(n === 0 ? [] : [['']]),
    [table.caption],
    ...(table.rows.length === 0 ? [] : [table.columns, ...table.rows]),
  ]);
  return stringify(
    rows.map((row) => row.map(guardedCell)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n']/ },
  );
}
