import { beijingDate, chineseDate, fieldChanges } from '../../render';
import {
  ACT_IN_CHINESE,
  type AdjustmentPage,
  type adjustmentsPage,
  CHANGE_IN_CHINESE,
  STATE_IN_CHINESE,
} from '../../services';
import { paths } from '../paths';

type Rows = Awaited<ReturnType<typeof adjustmentsPage>>['rows'];

const MARKS = {
  draft: 'plain',
  'in-review': 'warn',
  'in-approval': 'warn',
  approved: 'good',
  returned: 'bad',
  published: 'good',
} as const;

export function adjustmentsView(rows: Rows) {
  return {
    columns: [
      { label: '编号', number: true },
      { label: '标题' },
      { label: '状态' },
      { label: '事项', number: true },
      { label: '建立' },
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: row.id, number: true },
        { text: row.title, href: paths.adjustment(row.id), head: true },
        { text: STATE_IN_CHINESE[row.state], mark: MARKS[row.state] },
        { text: row.changes, number: true },
        { text: `${beijingDate(row.createdAt)}　${row.createdBy}` },
      ],
    })),
    none: rows.length === 0,
  };
}

const BUTTONS = {
  submit: { value: 'submit', label: '送合法性审核', kind: '' },
  review: { value: 'approve', label: '审核通过', kind: '' },
  approve: { value: 'approve', label: '批准', kind: '' },
  return: { value: 'return', label: '退回修改', kind: 'grave' },
} as const;

/** One adjustment against what is published, and what this person may do now. */
export function adjustmentView({ adjustment, state, acts, override, items, events }: AdjustmentPage) {
  const buttons = acts.flatMap((act) => (act in BUTTONS ? [BUTTONS[act as keyof typeof BUTTONS]] : []));
  const once = buttons.filter(
    (button, index) => buttons.findIndex(({ value }) => value === button.value) === index,
  );
  return {
    title: adjustment.title,
    id: adjustment.id,
    state: STATE_IN_CHINESE[state],
    mark: MARKS[state],
    facts: [
      { label: '原因', value: adjustment.reason },
      { label: '依据', value: adjustment.basis || '—' },
      {
        label: '施行',
        value: adjustment.effectiveFrom ? chineseDate(adjustment.effectiveFrom) : '发布时确定',
      },
      { label: '事项', value: `${items.length} 项` },
    ],
    action: paths.adjust(adjustment.id),
    buttons: once,
    override: override && once.some(({ value }) => value === 'approve'),
    ready: state === 'approved' ? paths.publish(adjustment.listId) : null,
    items: items.map(({ number, kind, reason, before, after }) => ({
      heading: `${number ?? '新事项'}　${(after ?? before)?.name ?? ''}`,
      kind: CHANGE_IN_CHINESE[kind],
      reason: reason === adjustment.reason ? null : reason,
      found: kind === 'found',
      changes: kind === 'found' ? [] : fieldChanges(before, after),
    })),
    events: events.map(({ act, actor, at, comment, override: over }) => ({
      text: `${beijingDate(at)}　${actor}　${ACT_IN_CHINESE[act]}${over ? '（越权办理，已留痕）' : ''}${comment ? `：${comment}` : ''}`,
    })),
  };
}
