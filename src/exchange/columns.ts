import { fieldsOf } from '../list';
import type { PlacedItem } from './frozen-list';

/** One column of a list as a table: the header that published lists write, and what it says of an item. */
export interface ListColumn {
  header: string;
  /** Width in the workbook, in half-width characters. */
  width: number;
  read(item: PlacedItem): string;
}

/** Headers as the lists in use write them where they differ from the field's label, so that an import knows them again. */
const HEADERS: Record<string, string> = {
  level: '行使层级',
  authority: '权限',
  duties: '责任事项内容',
};

/** The order of published tables; what is not named here stands before the remarks. */
const ORDER = [
  'serial',
  'number',
  'name',
  'subName',
  'type',
  'basisText.power',
  'body',
  'office',
  'level',
  'authority',
  'duties',
  'basisText.duty',
  'accountabilityScope',
  'accountability',
];
/** Stand in every table, filled or not. */
const ALWAYS = new Set([...ORDER, 'remarks']);
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
    header: HEADERS[key] ?? label,
    width: WIDE.has(key) ? 60 : NARROW.has(key) ? 9 : 16,
    read: (item) => (key === 'name' || key === 'subName' ? named(item, key) : (read(item.content) ?? '')),
  }));
  columns.push({ key: 'number', header: '事项编号', width: 12, read: ({ number }) => number });
  return columns
    .filter(({ key, read }) => ALWAYS.has(key) || items.some((item) => read(item) !== ''))
    .sort((a, b) => rank(a.key) - rank(b.key))
    .map(({ header, width, read }) => ({ header, width, read }));
}

function rank(key: string): number {
  const place = ORDER.indexOf(key);
  if (place >= 0) return place;
  if (key.startsWith('extra.')) return ORDER.length + 2;
  return key === 'remarks' ? ORDER.length + 1 : ORDER.length;
}

function named({ content, main }: PlacedItem, key: 'name' | 'subName'): string {
  if (main === null) return content[key] ?? '';
  return key === 'name' ? '' : content.name;
}
