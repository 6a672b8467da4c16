import { listColumns } from './columns';
import { type FrozenList, type PlacedItem, placed } from './frozen-list';
import type { TableSheet } from './sheet-plan';

export const LIST_SHEET = '清单';

/** The list as a sheet, sub-items under their main item. `merged`: one name cell over a main item and its sub-items, as lists are published. */
export function listSheet({ title, items }: FrozenList, { merged }: { merged: boolean }): TableSheet {
  const rows = placed(items);
  const columns = listColumns(rows);
  const name = columns.findIndex(({ header }) => header === '事项名称');
  return {
    name: LIST_SHEET,
    title,
    columns,
    rows: rows.map((row) => ({ item: row.number, cells: columns.map(({ read }) => read(row)) })),
    merges: merged ? nameMerges(rows).map((merge) => ({ ...merge, column: name })) : [],
  };
}

function nameMerges(rows: readonly PlacedItem[]): { row: number; rows: number }[] {
  return rows.flatMap(({ main }, row) => {
    if (main) return [];
    const next = rows.findIndex((one, index) => index > row && !one.main);
    const count = (next < 0 ? rows.length : next) - row;
    return count > 1 ? [{ row, rows: count }] : [];
  });
}
