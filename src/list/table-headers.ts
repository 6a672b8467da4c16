import { ITEM_FIELDS } from './fields';

/** Headers as the lists in use write them where they differ from the field's label. */
const AS_PUBLISHED: Record<string, string> = {
  level: '行使层级',
  authority: '权限',
  duties: '责任事项内容',
};

/** The permanent number, which is no field of the item. */
export const NUMBER_HEADER = '事项编号';

/** The header of a field in a table of a list. */
export function tableHeader({ key, label }: { key: string; label: string }): string {
  return AS_PUBLISHED[key] ?? label;
}

/** The order of published tables, by field key and `number`: what every table of ours begins with. */
export const TABLE_ORDER: readonly string[] = [
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

/** Headers of those, in their order: by them a table is known as one that this program wrote. */
export const OWN_TABLE_HEADERS: readonly string[] = TABLE_ORDER.map((key) =>
  key === 'number' ? NUMBER_HEADER : tableHeader(ITEM_FIELDS.find((field) => field.key === key)!),
);
