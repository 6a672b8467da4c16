import type { ItemContent } from './item';

/** One field of an item as people read it: key, Chinese label and its text, undefined where empty. */
export interface ItemField {
  key: string;
  label: string;
  read(content: ItemContent): string | undefined;
}

type TextKey = {
  [K in keyof ItemContent]-?: NonNullable<ItemContent[K]> extends string ? K : never;
}[keyof ItemContent];

const text = (key: Exclude<TextKey, 'type'>, label: string): ItemField => ({
  key,
  label,
  read: (content) => content[key] || undefined,
});
const basis = (role: keyof ItemContent['basisText'], label: string): ItemField => ({
  key: `basisText.${role}`,
  label,
  read: (content) => content.basisText[role] || undefined,
});
const code = (key: 'basic' | 'implementation' | 'local', label: string): ItemField => ({
  key: `codes.${key}`,
  label,
  read: (content) => content.codes?.[key] || undefined,
});

/**
 * Every field in the order in which lists print them. The one place for order and labels: differences, pages and
 * documents read it. `source` and `bases` are no fields: where an item was read from, and what was read out of it.
 */
export const ITEM_FIELDS: readonly ItemField[] = [
  text('serial', '序号'),
  text('name', '事项名称'),
  text('subName', '子项名称'),
  text('parent', '主项'),
  { key: 'type', label: '权力类型', read: ({ type, typeLabel }) => typeLabel || type },
  code('basic', '基本编码'),
  code('implementation', '实施编码'),
  code('local', '本地编码'),
  basis('power', '实施依据'),
  text('body', '行使主体'),
  text('office', '承办机构'),
  text('post', '责任岗位'),
  text('level', '实施层级'),
  text('authority', '实施权限'),
  text('departmentDuty', '部门职责'),
  text('object', '实施对象'),
  text('conditions', '申请条件'),
  text('materials', '申请材料'),
  text('process', '办理流程'),
  text('timeLimitByLaw', '法定期限'),
  text('timeLimitPromised', '承诺期限'),
  text('fees', '收费情况'),
  basis('fee', '收费依据'),
  {
    key: 'duties',
    label: '责任事项',
    read: ({ duties }) =>
      duties.map(({ stage, text: said }) => (stage ? `${stage}：${said}` : said)).join('\n') || undefined,
  },
  basis('duty', '责任事项依据'),
  text('accountabilityScope', '追责对象范围'),
  text('accountability', '追责情形'),
  basis('accountability', '追责依据'),
  text('phone', '监督电话'),
  text('remedies', '救济渠道'),
  text('remarks', '备注'),
];

/** The fields of this item: the known ones, then its own columns that no field knows, by header. */
export function fieldsOf(...contents: (ItemContent | null)[]): ItemField[] {
  const headers = new Set(contents.flatMap((content) => Object.keys(content?.extra ?? {})));
  return [
    ...ITEM_FIELDS,
    ...[...headers].map((header) => ({
      key: `extra.${header}`,
      label: header.replaceAll(/\s+/g, ''),
      read: (content: ItemContent) => content.extra?.[header] || undefined,
    })),
  ];
}

/** The label of a field key; a key that no field has is returned as it is. */
export function fieldLabel(key: string): string {
  if (key.startsWith('extra.')) return key.slice('extra.'.length).replaceAll(/\s+/g, '');
  return ITEM_FIELDS.find((field) => field.key === key)?.label ?? key;
}
