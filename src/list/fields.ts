import type { BasisRole, ItemContent } from './item';

/** One field of an item: its key for machines, its name for people, and its text (empty where the item has none). */
export interface Field {
  key: string;
  label: string;
  text(content: ItemContent): string;
}

const plain = (key: keyof ItemContent, label: string): Field => ({
  key,
  label,
  text: (content) => (content[key] as string | undefined) ?? '',
});

const basis = (role: BasisRole, label: string): Field => ({
  key: `basis.${role}`,
  label,
  text: ({ basisText }) => basisText[role] ?? '',
});

/** The fields in the order in which lists show them; unknown columns come after, by their header. */
export const FIELDS: readonly Field[] = [
  plain('serial', '序号'),
  { key: 'codes.basic', label: '基本编码', text: ({ codes }) => codes?.basic ?? '' },
  { key: 'codes.implementation', label: '实施编码', text: ({ codes }) => codes?.implementation ?? '' },
  { key: 'codes.local', label: '本地编码', text: ({ codes }) => codes?.local ?? '' },
  plain('name', '事项名称'),
  plain('parent', '所属主项'),
  plain('typeLabel', '权力类型'),
  basis('power', '实施依据'),
  plain('body', '行使主体'),
  plain('office', '承办机构'),
  plain('post', '责任岗位'),
  plain('level', '行使层级'),
  plain('authority', '权限'),
  plain('departmentDuty', '部门职责'),
  plain('object', '实施对象'),
  plain('conditions', '条件'),
  plain('materials', '材料'),
  plain('process', '流程'),
  plain('timeLimitByLaw', '法定时限'),
  plain('timeLimitPromised', '承诺时限'),
  plain('fees', '收费'),
  basis('fee', '收费依据'),
  {
    key: 'duties',
    label: '责任事项',
    text: ({ duties }) => duties.map(({ stage, text }) => (stage ? `${stage}：${text}` : text)).join('\n'),
  },
  basis('duty', '责任事项依据'),
  plain('accountabilityScope', '追责对象范围'),
  plain('accountability', '追责情形'),
  basis('accountability', '追责依据'),
  plain('phone', '监督电话'),
  plain('remedies', '救济渠道'),
  plain('remarks', '备注'),
];

/** The fields that an item fills, unknown columns included, in order. */
export function filledFields(content: ItemContent): { key: string; label: string; text: string }[] {
  const known = FIELDS.map(({ key, label, text }) => ({ key, label, text: text(content) }));
  const extra = Object.entries(content.extra ?? {}).map(([label, text]) => ({
    key: `extra.${label}`,
    label,
    text,
  }));
  return [...known, ...extra].filter(({ text }) => text !== '');
}
