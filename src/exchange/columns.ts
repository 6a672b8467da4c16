import { fieldsOf, NUMBER_HEADER, TABLE_ORDER, tableHeader } from '../list';
import type { PlacedItem } from './frozen-list';

/** One column of a list as a table: the header that published lists write, and what it says of an item. */
export interface ListColumn {
  header: string;
  /** Width in the workbook, in half-width characters. */
  width: number;
  read(item: PlacedItem): string;
}

/** Stand in every table, filled or not. */
const ALWAYS = new Set([...TABLE_ORDER, 'remarks']);
const WIDE = new Set(['basisText.power', 'duties', 'basisText.duty', 'accountability']);
const NARROW = new Set(['serial', 'type', 'level']);

/**
 * The columns of a table of these items: those of published lists first, then each further field that an item fills, remarks, and the
 * office's own columns at the end. A sub-item leaves 事项名称 to its main item above it and writes its name under 子项名称.
 */
export function listColumns(items: readonly PlacedItem[]): ListColumn[] {
  const fields = fieldsOf(...items.map(({ content }) => content)).filter(({ key }) => key !== 'parent');
  const columns = fields.map(({ key, label, read }): ListColumn & { key: string } => ({
    key,
    header: tableHeader({ key, label }),
    width: WIDE.has(key) ? 60 : NARROW.has(key) ? 9 : 16,
    read: (item) => (key === 'name' || key === 'subName' ? named(item, key) : (read(item.content) ?? '')),
  }));
  columns.push({ key: 'number', header: NUMBER_HEADER, width: 12, read: ({ number }) => number });
  return columns
    .filter(({ key, read }) => ALWAYS.has(key) || items.some((item) => read(item) !== ''))
    .sort((a, b) => rank(a.key) - rank(b.key))
    .map(({ header, width, read }) => ({ header, width, read }));
}

function rank(key: string): number {
  const place = TABLE_ORDER.indexOf(key);
  if (place >= 0) return place;
  if (key.startsWith('extra.')) return TABLE_ORDER.length + 2;
  return key === 'remarks' ? TABLE_ORDER.length + 1 : TABLE_ORDER.length;
}

function named({ content, main }: PlacedItem, key: 'name' | 'subName'): string {
  if (main === null) return content[key] ?? '';
  return key === 'name' ? '' : content.name;
}
