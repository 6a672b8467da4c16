import { withBases } from '../../intake';
import {
  type BasisRole,
  basisRows,
  codeProblems,
  composeCell,
  fieldLabel,
  type ItemContent,
  POWER_TYPES,
  type PowerType,
} from '../../list';
import type { FieldProblem } from './errors';

/** What a browser sends of an item, and what it is shown: one text a field, by the field's name. */
export type FormValues = Record<string, string>;

export const BASIS_ROLES: readonly BasisRole[] = ['power', 'duty', 'accountability', 'fee'];

/** The fields that are one text each, grouped as an officer thinks of them. Long ones get a box of several lines. */
export const FORM_GROUPS = [
  { title: '基本情况', short: ['subName', 'serial', 'parent', 'body', 'office', 'post'], long: [] },
  { title: '编码', short: ['codes.basic', 'codes.implementation', 'codes.local'], long: [] },
  {
    title: '实施和办理',
    short: ['level', 'object', 'timeLimitByLaw', 'timeLimitPromised', 'fees'],
    long: ['authority', 'departmentDuty', 'conditions', 'materials', 'process'],
  },
  { title: '追责', short: [], long: ['accountabilityScope', 'accountability'] },
  { title: '监督和备注', short: ['phone'], long: ['remedies', 'remarks'] },
] as const;

type PlainKey = Exclude<
  (typeof FORM_GROUPS)[number]['short'][number] | (typeof FORM_GROUPS)[number]['long'][number],
  `codes.${string}`
>;
const PLAIN = FORM_GROUPS.flatMap(({ short, long }) => [...short, ...long]).filter(
  (key): key is PlainKey => !key.startsWith('codes.'),
);
const CODES = ['basic', 'implementation', 'local'] as const;

/** The form of a content. */
export function formValues(content: ItemContent): FormValues {
  const values: FormValues = { name: content.name, type: content.type, typeLabel: content.typeLabel };
  for (const key of PLAIN) values[key] = content[key] ?? '';
  for (const key of CODES) values[`codes.${key}`] = content.codes?.[key] ?? '';
  for (const role of BASIS_ROLES) {
    basisRows(content.basisText[role] ?? '').forEach((row, index) => {
      values[`basis.${role}.${index}`] = row;
    });
  }
  content.duties.forEach(({ stage, text }, index) => {
    values[`duty.${index}.stage`] = stage ?? '';
    values[`duty.${index}.text`] = text;
  });
  Object.values(content.extra ?? {}).forEach((value, index) => {
    values[`extra.${index}`] = value;
  });
  return values;
}

/** The texts of a numbered field, in order: `basis.power.0`, `basis.power.1` … Gaps are left out. */
export function numbered(values: FormValues, prefix: string): { index: number; value: string }[] {
  return Object.keys(values)
    .flatMap((key) => {
      const index = key.startsWith(`${prefix}.`) ? Number(key.slice(prefix.length + 1)) : Number.NaN;
      return Number.isInteger(index) ? [{ index, value: values[key]! }] : [];
    })
    .sort((a, b) => a.index - b.index);
}

/** The duties as the form has them. */
export function dutyRows(values: FormValues): { stage: string; text: string }[] {
  const rows = new Set(
    Object.keys(values).flatMap((key) => /^duty\.(\d{1,4})\.(?:stage|text)$/.exec(key)?.[1] ?? []),
  );
  return [...rows]
    .sort((a, b) => Number(a) - Number(b))
    .map((row) => ({ stage: values[`duty.${row}.stage`] ?? '', text: values[`duty.${row}.text`] ?? '' }));
}

/** The content that a form makes of `before` (null: a new item). What the form does not show, and what was left alone, stays. */
export function contentFrom(values: FormValues, before: ItemContent | null): ItemContent {
  const type = Object.hasOwn(POWER_TYPES, values.type ?? '')
    ? (values.type as PowerType)
    : (before?.type ?? 'other');
  const label = kept(before?.typeLabel, values.typeLabel);
  const relabelled = type !== before?.type && label === before?.typeLabel;
  const content: ItemContent = {
    ...before,
    name: kept(before?.name, values.name) ?? '',
    type,
    typeLabel: !label || relabelled ? POWER_TYPES[type] : label,
    basisText: {},
    bases: [],
    duties: dutiesFrom(values, before),
  };
  for (const key of PLAIN) put(content, key, kept(before?.[key], values[key]));
  put(content, 'codes', codesFrom(values, before));
  for (const role of BASIS_ROLES) {
    const rows = numbered(values, `basis.${role}`).map(({ value }) => value);
    const cell = composeCell(before?.basisText[role] ?? '', rows);
    if (cell !== '') content.basisText[role] = cell;
  }
  put(content, 'extra', extraFrom(values, before));
  return withBases(content);
}

function put<K extends keyof ItemContent>(content: ItemContent, key: K, value: ItemContent[K] | undefined) {
  if (value === undefined) delete content[key];
  else content[key] = value;
}

/** A browser turns line ends and white space around; what is otherwise the same stays as it was written. */
function kept(before: string | undefined, posted: string | undefined): string | undefined {
  const said = plain(posted ?? '');
  if (before !== undefined && plain(before) === said) return before;
  return said === '' ? undefined : said;
}

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

function codesFrom(values: FormValues, before: ItemContent | null): ItemContent['codes'] {
  const codes: NonNullable<ItemContent['codes']> = {};
  for (const key of CODES) {
    const code = kept(before?.codes?.[key], values[`codes.${key}`]);
    if (code !== undefined) codes[key] = code;
  }
  return Object.keys(codes).length > 0 ? codes : undefined;
}

function dutiesFrom(values: FormValues, before: ItemContent | null): ItemContent['duties'] {
  return dutyRows(values).flatMap(({ stage, text }, index) => {
    const old = before?.duties[index];
    const head = kept(old?.stage, stage);
    const said = kept(old?.text, text) ?? '';
    return head === undefined && said === ''
      ? []
      : [{ ...(head !== undefined && { stage: head }), text: said }];
  });
}

function extraFrom(values: FormValues, before: ItemContent | null): ItemContent['extra'] {
  const entries = Object.entries(before?.extra ?? {}).flatMap(([header, old], index) => {
    const value = kept(old, values[`extra.${index}`]);
    return value === undefined ? [] : [[header, value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const LONGEST_NAME = 500;

/** What is wrong with a content, beside its field. Codes are checked where they are there and never required. */
export function contentProblems(content: ItemContent): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (content.name.trim() === '') problems.push({ field: 'name', message: '请填写事项名称。' });
  if (content.name.length > LONGEST_NAME)
    problems.push({
      field: 'name',
      message: `事项名称有 ${content.name.length} 个字，超过 ${LONGEST_NAME} 个，可能粘贴错了栏目。`,
    });
  for (const { field, message } of codeProblems(content.codes))
    problems.push({ field: `codes.${field}`, message });
  content.duties.forEach(({ text }, index) => {
    if (text === '')
      problems.push({
        field: `duty.${index}.text`,
        message: `第 ${index + 1} 条责任事项只有阶段，没有内容。`,
      });
  });
  return problems;
}

/** The label of a field of the form. */
export function formLabel(key: string): string {
  return key === 'typeLabel' ? '类型的本地写法' : fieldLabel(key);
}
