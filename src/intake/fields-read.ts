import { fieldsOf, type ItemContent } from '../list';
import type { Column } from './columns';
import type { ColumnReading, ListIntake, ReadItem } from './list-intake';

/** Keys of the fields that a column fills, where they are not the column's own name. */
const FILLS: Partial<Record<Column, string[]>> = {
  number: [],
  subName: ['subName', 'name'],
  basis: ['basisText.power'],
  level: ['level', 'authority'],
  duty: ['duties'],
  dutyBasis: ['basisText.duty'],
  accountabilityBasis: ['basisText.accountability'],
  feeBasis: ['basisText.fee'],
  code: ['codes.basic', 'codes.implementation', 'codes.local'],
  localCode: ['codes.local'],
  implementationCode: ['codes.implementation'],
};

/** Keys of the fields that a table has columns for. */
export function fieldsOfColumns(columns: ColumnReading[]): string[] {
  return columns.flatMap(({ use, header }) => {
    if (use === 'drop' || use === 'copy') return [];
    return use === 'keep' ? [`extra.${header}`] : (FILLS[use] ?? [use]);
  });
}

/** Keys of the fields that any of these items fills. */
export function fieldsFilled(contents: ItemContent[]): string[] {
  return contents.flatMap((content) =>
    fieldsOf(content).flatMap(({ key, read }) => (read(content) ? [key] : [])),
  );
}

/** Tells whether the source speaks of a field of this item at all. */
export function fieldsRead(intake: ListIntake): (item: ReadItem, key: string) => boolean {
  const bySheet = new Map(intake.sheets.map(({ name, fields }) => [name, new Set(fields)]));
  return ({ sheet, content }, key) =>
    // The type may be told by sheet, title or section instead of a column.
    (key === 'type' && content.type !== 'other') || (bySheet.get(sheet)?.has(key) ?? false);
}
