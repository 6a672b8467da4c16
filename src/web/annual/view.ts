import type { AnnualFigures } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

/** The figures of a year, and the other years and forms to have them in. */
export function annualView({ year, years, tables }: AnnualFigures, list: number) {
  return {
    action: paths.annual(list),
    year,
    years: years.map((one) => ({ value: one, label: `${one}年`, selected: one === year })),
    docx: `${paths.annual(list)}.docx?year=${year}`,
    csv: `${paths.annual(list)}.csv?year=${year}`,
    tables: tables.map(({ caption, columns, rows, note }) => ({
      caption,
      note,
      none: rows.length === 0,
      narrow: columns.length === 2,
      ...tableOf(
        columns.map((label, n) => ({ label, ...(n > 0 && { number: true }) })),
        rows.map((cells) => ({
          cells: cells.map((text, n) => ({ text, ...(n === 0 ? { head: true } : { number: true }) })),
        })),
      ),
    })),
  };
}
