import {
  CHANGE_IN_CHINESE,
  type ChangeKind,
  COUNTERPARTS,
  type FieldProblem,
  type ItemChoice,
} from '../../services';
import { paths } from '../paths';
import { draftPaths } from './paths';
import { errorAt } from './request';

/** The head of an adjustment: title, reason, basis, day. */
export function headView(values: Record<string, string>, problems: FieldProblem[] = []) {
  const field = (name: string, label: string, more: object = {}) => ({
    id: name,
    name,
    label,
    value: values[name] ?? '',
    error: errorAt(problems, name),
    ...more,
  });
  return {
    head: [
      field('title', '标题', { hint: '如：渡口管理事项的变更' }),
      field('reason', '原因', { long: true, rows: 3, hint: '为什么调整：依据修改、职能调整、上级决定等' }),
      field('basis', '依据', { long: true, rows: 2, hint: '文件名称、文号、日期；可不填' }),
      field('effective', '施行日期', { type: 'date', short: true, hint: '可不填，不填即自发布之日起' }),
    ],
  };
}

/** What each kind does, in the words of the form. */
const KINDS: { kind: Exclude<ChangeKind, 'found'>; hint: string }[] = [
  { kind: 'change', hint: '修改一个事项的内容' },
  { kind: 'add', hint: '写一个新事项' },
  { kind: 'cancel', hint: '选中的事项终止，页面保留' },
  { kind: 'delegate', hint: '选中的事项交下级承接，在本清单终止' },
  { kind: 'receive', hint: '写一个从上级承接来的新事项' },
  { kind: 'merge', hint: '选两个或更多事项，合成一个新事项' },
  { kind: 'split', hint: '选一个事项，分成两个或更多新事项' },
  { kind: 'entrust', hint: '事项仍在本清单，写明委托给谁' },
  { kind: 'withdraw', hint: '收回下放或委托的事项' },
];

interface Adding {
  adjustment: { id: number; title: string };
  list: number;
  kind: string | null;
  query: string;
  chosen: string[];
  choices: ItemChoice[];
  total: number;
  values: Record<string, string>;
  problems: FieldProblem[];
}

const NEEDS_NO_ITEM = ['add', 'receive'];
const ENDS = ['cancel', 'delegate'];

/** Choosing what to do with which items; everything is in the address, so that it works without a line of script. */
export function addView(adding: Adding) {
  const { adjustment, kind, query, chosen, choices, total, values, problems } = adding;
  return {
    title: `加入事项：${adjustment.title}`,
    action: draftPaths.add(adjustment.id),
    back: paths.adjustment(adjustment.id),
    kinds: KINDS.map(({ kind: value, hint }) => ({
      id: `kind-${value}`,
      value,
      label: CHANGE_IN_CHINESE[value],
      hint,
      checked: value === (kind ?? 'change'),
    })),
    chosen: kind !== null,
    kindLabel: kind === null ? '' : CHANGE_IN_CHINESE[kind as ChangeKind],
    kind: kind ?? 'change',
    picks: kind !== null && !NEEDS_NO_ITEM.includes(kind),
    ends: kind !== null && ENDS.includes(kind),
    ...itemPicker({
      query,
      chosen,
      choices,
      total,
      many: kind !== null && ['merge', ...ENDS].includes(kind),
    }),
    words: [
      {
        id: 'reason',
        name: 'reason',
        label: '原因',
        long: true,
        rows: 2,
        value: values.reason ?? '',
        error: errorAt(problems, 'reason'),
      },
      {
        id: 'basis',
        name: 'basis',
        label: '依据',
        long: true,
        rows: 2,
        hint: '可不填，不填即同本次调整的依据',
        value: values.basis ?? '',
      },
      ...(kind === 'delegate' ? [counterpartField(kind, values, problems)] : []),
    ],
    itemsError: errorAt(problems, 'items'),
  };
}

/** A list of items to tick: those ticked before stay ticked through a new search. */
export function itemPicker({
  query,
  chosen,
  choices,
  total,
  many,
}: {
  query: string;
  chosen: string[];
  choices: ItemChoice[];
  total: number;
  many: boolean;
}) {
  const listed = new Set(choices.map(({ number }) => number));
  return {
    query,
    pickType: many ? 'checkbox' : 'radio',
    kept: chosen.filter((number) => !listed.has(number)).map((number) => ({ number })),
    items: choices.map(({ number, name, busy }) => ({
      id: `item-${number}`,
      number,
      label: `${number}　${name}`,
      checked: chosen.includes(number),
      busy: busy === null ? null : `正在调整 ${busy} 中`,
    })),
    more:
      total > choices.length ? `共 ${total} 项，只列出前 ${choices.length} 项，请输入名称或编号查找。` : null,
  };
}

/** The field for the other side of a change. */
export function counterpartField(kind: ChangeKind, values: Record<string, string>, problems: FieldProblem[]) {
  return {
    id: 'counterpart',
    name: 'counterpart',
    label: COUNTERPARTS[kind] ?? '对方单位',
    value: values.counterpart ?? '',
    error: errorAt(problems, 'counterpart'),
  };
}

interface Ordering {
  list: number;
  values: Record<string, string>;
  chosen: string[];
  query: string;
  choices: ItemChoice[];
  total: number;
  problems: FieldProblem[];
}

/** An order that cancels or hands down powers, without a law's text. */
export function orderView({ list, values, chosen, query, choices, total, problems }: Ordering) {
  const field = (name: string, label: string, more: object = {}) => ({
    id: name,
    name,
    label,
    value: values[name] ?? '',
    error: errorAt(problems, name),
    ...more,
  });
  const kind = values.kind === 'delegate' ? 'delegate' : 'cancel';
  return {
    title: '登记取消、下放决定',
    action: draftPaths.order(list),
    back: paths.adjustments(list),
    fields: [
      field('title', '决定（文件）名称', { hint: '如：关于取消一批行政权力事项的决定' }),
      field('number', '文号', { short: true, hint: '可不填' }),
      field('decided', '决定日期', { type: 'date', short: true }),
      field('effective', '施行日期', { type: 'date', short: true, hint: '可不填' }),
    ],
    kinds: (['cancel', 'delegate'] as const).map((value) => ({
      id: `kind-${value}`,
      value,
      label: CHANGE_IN_CHINESE[value],
      hint: value === 'cancel' ? '事项终止' : '事项交下级承接，在本清单终止',
      checked: value === kind,
    })),
    counterpart: { ...counterpartField('delegate', values, problems), hint: '下放时必填' },
    ...itemPicker({ query, chosen, choices, total, many: true }),
    itemsError: errorAt(problems, 'items'),
  };
}
