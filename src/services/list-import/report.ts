import type { ReadItem } from '../../intake';
import { type FieldChange, POWER_TYPES } from '../../list';
import type { ListComparison } from './compare';
import type { ListImportResult, ListOrder, UpdateResult } from './list-import';
import type { NumberedRow } from './new-items';

export function importedItem(
  row: ReadItem,
  id: string,
  parent: string | null,
): ListImportResult['items'][number] {
  const { sheet, row: at, content } = row;
  return {
    id,
    serial: content.serial ?? null,
    name: content.name,
    type: POWER_TYPES[content.type],
    parent,
    sheet,
    row: at,
  };
}

const labelsOf = (changes: FieldChange[]) => changes.map(({ label }) => label);

/** What an import over a list is told of: rows that became or are items, and everything that nobody has decided yet. */
export function updateReport(
  { intake, body }: ListOrder,
  comparison: ListComparison,
  written: { list: number; adjustment: number | null; added: NumberedRow[]; cancelled: string[] },
): ListImportResult {
  const { changed, behind, unsure, left, missing, unchanged, itemOf, founding } = comparison;
  const newNumbers = new Map(
    written.added.map(({ row, number, content }) => [row.key, { number, parent: content.parent }]),
  );
  const again: UpdateResult = {
    added: written.added.map(({ number }) => number),
    changed: changed.map(({ item, changes }) => ({ id: item.number, fields: labelsOf(changes) })),
    cancelled: written.cancelled,
    unchanged,
    missing: missing
      .filter(({ number }) => !written.cancelled.includes(number))
      .map(({ number, content }) => ({ id: number, serial: content.serial ?? null, name: content.name })),
    unsure: unsure.map(({ row, candidates }) => ({
      sheet: row.sheet,
      row: row.row,
      name: row.content.name,
      candidates: candidates.map(({ number }) => number),
    })),
    behind: behind.map(({ item, kept }) => ({ id: item.number, fields: labelsOf(kept) })),
    beforeRelease: founding !== null,
  };
  return {
    body,
    list: written.list,
    adjustment: written.adjustment,
    items: intake.items.flatMap((row) => {
      const item = itemOf.get(row.key);
      const fresh = newNumbers.get(row.key);
      if (item) return [importedItem(row, item.number, item.content.parent ?? null)];
      return fresh ? [importedItem(row, fresh.number, fresh.parent ?? null)] : [];
    }),
    skipped: [
      ...intake.skipped,
      ...unsure.map(({ row, candidates }) => ({
        sheet: row.sheet,
        row: row.row,
        why: `不能确定“${row.content.name}”是新事项还是 ${candidates.map(({ number }) => number).join('、')}，没有写入；请在办理端导入时逐行决定`,
      })),
      ...left.flatMap(({ row, item, why }) =>
        row ? [{ sheet: row.sheet, row: row.row, why: `“${(item ?? row).content.name}”${why}` }] : [],
      ),
    ],
    unknownColumns: intake.unknownColumns,
    problems: intake.problems,
    again,
  };
}
