import { chineseDate, fieldChangesOfThree } from '../../render';
import {
  BASIS_ROLES,
  CHANGE_IN_CHINESE,
  type DraftItem,
  dutyRows,
  type EditedMeanwhile,
  type FieldProblem,
  FORM_GROUPS,
  type FormValues,
  formLabel,
  type LawChoice,
  NAMES_SOMEONE,
  type ProvisionChoices,
  type ReadRow,
  STATUS_IN_CHINESE,
  TYPE_IN_CHINESE,
} from '../../services';
import { remarksOn, sentBackView } from '../adjustments/sent-back-view';
import { STATUS_MARKS } from '../basis-check/finding-view';
import { paths } from '../paths';
import { draftPaths } from './paths';
import { errorAt, idOf } from './request';
import { counterpartField } from './start-view';

/** A law or a provision being picked for a row of bases. */
export interface Picking {
  role: (typeof BASIS_ROLES)[number];
  law: string;
  find: string;
  laws: LawChoice[] | null;
  provisions: ProvisionChoices | null;
}

export interface FormState {
  page: DraftItem;
  values: FormValues;
  rows: Record<(typeof BASIS_ROLES)[number], ReadRow[]>;
  problems: FieldProblem[];
  picking: Picking | null;
  conflict: EditedMeanwhile | null;
  /** The candidate for 新增 that a new item takes up. */
  power: number | null;
}

const HINTS: Record<string, string> = {
  parent: '本项是子项时，填主项的编号',
  'codes.basic': '12 位，可不填',
  'codes.implementation': '31 位，前 18 位是统一社会信用代码，可不填',
  typeLabel: '与权力类型的名称不同时才填',
  post: '只写岗位，不写人名',
};

/** The form of one item: fields in groups, bases as rows, duties by stage, remarks of the review beside their field. */
export function itemFormView({ page, values, rows, problems, picking, conflict, power }: FormState) {
  const { adjustment, item, kind, content, opened, predecessors } = page;
  const action =
    item === null
      ? draftPaths.fresh(adjustment.id, kind, predecessors, power)
      : draftPaths.item(adjustment.id, item);
  const remarks = remarksOn(page.sentBack, item);
  const comment = (key: string) => remarks.filter((one) => one.field === key);
  const field = (key: string, more: object = {}) => ({
    id: idOf(key),
    name: key,
    label: formLabel(key),
    value: values[key] ?? '',
    error: errorAt(problems, key),
    hint: HINTS[key],
    comments: comment(key),
    ...more,
  });
  return {
    title:
      item === null ? `${CHANGE_IN_CHINESE[kind]}：新事项` : `${CHANGE_IN_CHINESE[kind]}：${content.name}`,
    note: item === null ? '' : `编号 ${item}`,
    action,
    dutiesAt: `${action}#duties`,
    back: paths.adjustment(adjustment.id),
    sentBack: page.sentBack?.comment ? sentBackView({ ...page.sentBack, remarks: [] }, () => null) : null,
    adjustment: adjustment.title,
    binding: ['in-review', 'in-approval', 'approved'].includes(page.place.state),
    hidden: [
      { name: 'kind', value: kind },
      { name: 'version', value: opened.version ?? '' },
      { name: 'digest', value: opened.digest ?? '' },
      ...(picking ? [{ name: 'pick.role', value: picking.role }] : []),
    ],
    from: item === null && predecessors.length > 0 ? predecessors.join('、') : null,
    found: kind === 'found',
    words: [
      { ...field('reason', { long: true, rows: 2 }), label: '这个事项调整的原因' },
      {
        ...field('basis', { long: true, rows: 2, hint: '可不填，不填即同本次调整的依据' }),
        label: '这个事项调整的依据',
      },
      ...(NAMES_SOMEONE.includes(kind) ? [counterpartField(kind, values, problems)] : []),
    ],
    name: field('name', { long: true, rows: 2 }),
    type: {
      ...field('type'),
      label: '权力类型',
      short: true,
      options: Object.entries(TYPE_IN_CHINESE).map(([value, label]) => ({
        value,
        label,
        selected: value === values.type,
      })),
    },
    typeLabel: field('typeLabel', { short: true }),
    groups: FORM_GROUPS.map(({ title, short, long }) => ({
      title,
      fields: [
        ...short.map((key) => field(key, { short: key !== 'fees' && key !== 'object' })),
        ...long.map((key) => field(key, { long: true, rows: 4 })),
      ],
    })),
    bases: BASIS_ROLES.map((role) => ({
      role,
      label: formLabel(`basisText.${role}`),
      comments: comment(`basisText.${role}`),
      at: `${action}#bases-${role}`,
      rows: rows[role].map((row) => rowView(role, row)),
      picking: picking?.role === role ? pickingView(picking, `${action}#bases-${role}`) : null,
    })),
    duties: dutyRows(values).map(({ stage, text }, index) => ({
      index,
      stage: {
        id: `duty-${index}-stage`,
        name: `duty.${index}.stage`,
        label: '阶段',
        value: stage,
        short: true,
      },
      text: {
        id: `duty-${index}-text`,
        name: `duty.${index}.text`,
        label: '内容',
        value: text,
        rows: 3,
        error: errorAt(problems, `duty.${index}.text`),
      },
      remove: `duty-:${index}`,
      number: index + 1,
    })),
    dutyComments: comment('duties'),
    extra: Object.keys(content.extra ?? {}).map((header, index) => ({
      id: `extra-${index}`,
      name: `extra.${index}`,
      label: header.replaceAll(/\s+/g, ''),
      value: values[`extra.${index}`] ?? '',
      rows: 3,
      comments: comment(`extra.${header}`),
    })),
    conflict: conflict && conflictView(conflict),
  };
}

function rowView(role: string, { index, text, findings, unread }: ReadRow) {
  return {
    id: `basis-${role}-${index}`,
    name: `basis.${role}.${index}`,
    label: `依据${index + 1}`,
    value: text,
    rows: Math.min(12, Math.max(3, Math.ceil(text.length / 60))),
    remove: `row-:${role}:${index}`,
    unread,
    reads: findings.slice(0, 12).map(({ law, citedInChinese, status, sure, nowAtInChinese }) => ({
      text: `《${law}》${citedInChinese}`,
      status: STATUS_IN_CHINESE[status] + (sure ? '' : '，须人工核对'),
      mark: STATUS_MARKS[status],
      now: nowAtInChinese ? `现在的位置：${nowAtInChinese}` : null,
    })),
  };
}

function pickingView({ law, find, laws, provisions }: Picking, at: string) {
  return {
    at,
    law: { id: 'pick-law', name: 'pick.law', label: '法律文件的名称', value: law },
    none: laws !== null && laws.length === 0,
    laws: laws?.map(({ id, title }) => ({ value: `law:${id}`, title })) ?? null,
    provisions: provisions && {
      at,
      law: provisions.law.title,
      lawId: provisions.law.id,
      version: `${chineseDate(provisions.version.promulgated)}公布，${chineseDate(provisions.version.effective)}起施行`,
      find: { id: 'pick-find', name: 'pick.find', label: '条号或条文中的字词', value: find },
      none: provisions.articles.length === 0,
      left: provisions.left > 0 ? `另有 ${provisions.left} 条，请输入条号或字词查找。` : null,
      articles: provisions.articles.map(({ address, words, text, heading, parts }) => ({
        value: `take:${address}`,
        words,
        text,
        heading,
        parts: parts.map((part) => ({ ...part, value: `take:${part.address}` })),
      })),
    },
  };
}

function conflictView({ by, base, theirs, mine, message }: EditedMeanwhile) {
  return {
    title: message,
    who: by ? `“${by.name}”保存的` : '现在的内容',
    ended: theirs === null,
    fields: fieldChangesOfThree(base, theirs, mine),
  };
}
