import {
  CHANGE_IN_CHINESE,
  formLabel,
  MOST_TOGETHER,
  TOGETHER_FIELDS,
  type TogetherPage,
} from '../../services';
import type { Problems } from '../drafting/form-pages';
import { errorAt } from '../drafting/request';
import { paths } from '../paths';

interface Said {
  /** Null: the page comes for the first time, and all are ticked. */
  ticked: string[] | null;
  values: Record<string, string>;
  problems: Problems;
}

const KINDS = [
  { kind: 'change', hint: '把所选事项的同一栏改成同样的内容' },
  { kind: 'cancel', hint: '所选事项终止' },
  { kind: 'delegate', hint: '所选事项交下级承接，在本清单终止' },
] as const;

/** The items chosen, each with a tick that can be taken away, and what is to be done to all of them. */
export function togetherView({ items, more, drafts }: TogetherPage, list: number, said: Said) {
  const { ticked, values, problems } = said;
  const error = (field: string) => errorAt(problems, field);
  return {
    title: `批量办理 ${items.length} 项`,
    crumbs: [{ href: paths.items(list), label: '清单' }],
    action: paths.together(list),
    back: paths.items(list),
    none: items.length === 0,
    more: more
      ? `符合条件的超过 ${MOST_TOGETHER} 项，这里只列出前 ${MOST_TOGETHER} 项。请把筛选条件收窄，分几次办理。`
      : null,
    itemsError: error('items'),
    items: items.map(({ number, name, at }) => ({
      id: `item-${number}`,
      number,
      label: `${number}　${name}`,
      checked: ticked === null || ticked.includes(number),
      at: at === null ? null : `正在调整 ${at} 中`,
    })),
    kinds: KINDS.map(({ kind, hint }) => ({
      id: `kind-${kind}`,
      value: kind,
      label: CHANGE_IN_CHINESE[kind],
      hint,
      checked: kind === (values.kind ?? 'change'),
    })),
    kindError: error('kind'),
    fields: [
      { value: '', label: '请选择' },
      ...TOGETHER_FIELDS.map((field) => ({
        value: field,
        label: formLabel(field),
        selected: field === values.field,
      })),
    ],
    fieldError: error('field'),
    value: values.value ?? '',
    valueError: error('value'),
    empty: values.empty === '1',
    counterpart: values.counterpart ?? '',
    counterpartError: error('counterpart'),
    reason: values.reason ?? '',
    reasonError: error('reason'),
    basis: values.basis ?? '',
    into: intoOf({ items, drafts }, values.into),
  };
}

/** Into which adjustment: where all of them are at home already, else a new one. */
function intoOf({ items, drafts }: Pick<TogetherPage, 'items' | 'drafts'>, said: string | undefined) {
  const homes = new Set(items.map(({ at }) => at));
  const [home] = homes;
  const usual = homes.size === 1 && home && drafts.some(({ id }) => id === home) ? String(home) : 'new';
  return [{ id: 'new', title: '新建一个调整' }, ...drafts].map(({ id, title }) => ({
    value: String(id),
    label: id === 'new' ? title : `${title}（调整 ${id}）`,
    selected: String(id) === (said ?? usual),
  }));
}
