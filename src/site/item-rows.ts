import type { Catalogue, Entry } from './catalogue';
import type { LinkTo } from './page';
import { sitePaths } from './site-paths';

/** Rows on one page; above that a list is cut into several. */
export const ROWS = 500;

export interface ItemTable {
  /** Columns that hold anything; an empty column is not shown. */
  types: boolean;
  offices: boolean;
  outstanding: boolean;
  rows: {
    number: string;
    name: string;
    href: string;
    child: boolean;
    type: string;
    office: string;
    outstanding: string | null;
  }[];
}

/** Items as a table, sub-items marked as such. `without` leaves out a column that would say the same in every row. */
export function itemTable(
  catalogue: Catalogue,
  entries: readonly Entry[],
  to: LinkTo,
  without: 'type' | 'office' | null = null,
): ItemTable {
  const rows = entries.map(({ number, now, outstanding }) => ({
    number,
    name: now.name,
    href: to(sitePaths.item(catalogue.list.id, number)),
    child: now.parent !== null,
    type: now.typeWords,
    office: now.offices.join('、'),
    outstanding: outstanding > 0 ? `${outstanding}处依据待更新` : null,
  }));
  return {
    types: without !== 'type',
    offices: without !== 'office' && rows.some(({ office }) => office !== ''),
    outstanding: rows.some((row) => row.outstanding !== null),
    rows,
  };
}

export interface Cut<T> {
  page: number;
  rows: T[];
  pages: { number: number; href: string; current: boolean }[];
}

/** `rows` cut into pages; at least one, and no page numbers where one is enough. */
export function cutIntoPages<T>(
  rows: readonly T[],
  pathOf: (page: number) => string,
  to: (from: string) => LinkTo,
): Cut<T>[] {
  const count = Math.max(1, Math.ceil(rows.length / ROWS));
  return Array.from({ length: count }, (_, index) => ({
    page: index + 1,
    rows: rows.slice(index * ROWS, (index + 1) * ROWS),
    pages:
      count === 1
        ? []
        : Array.from({ length: count }, (__, other) => ({
            number: other + 1,
            href: to(pathOf(index + 1))(pathOf(other + 1)),
            current: other === index,
          })),
  }));
}
