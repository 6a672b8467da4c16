import { chineseDate, type FieldChangeView, fieldChanges } from '../../render';
import {
  ACT_IN_CHINESE,
  type AdjustmentPage,
  type adjustmentsPage,
  CHANGE_IN_CHINESE,
  COUNTERPARTS,
  deadlineInWords,
  type FieldComment,
  type FieldProblem,
  formLabel,
  placeWords,
  type SentBack,
} from '../../services';
import { draftPaths } from '../drafting/paths';
import { errorAt } from '../drafting/request';
import { pageLinks } from '../pages';
import { paths } from '../paths';
import { tableOf } from '../table';
import { remarksOn, sentBackView } from './sent-back-view';

type Page = Awaited<ReturnType<typeof adjustmentsPage>>;

const MARKS = {
  draft: 'plain',
  'in-review': 'warn',
  'in-approval': 'warn',
  approved: 'good',
  returned: 'bad',
  published: 'good',
} as const;

export function adjustmentsView({ rows, mayDraft }: Pick<Page, 'rows' | 'mayDraft'>, list: number) {
  return {
    ...tableOf(
      [
        { label: '编号', number: true },
        { label: '标题' },
        { label: '状态' },
        { label: '办理期限' },
        { label: '事项', number: true },
        { label: '建立' },
      ],
      rows.map((row) => ({
        cells: [
          { text: row.id, number: true },
          { text: row.title, href: paths.adjustment(row.id), head: true },
          { text: placeWords(row.place), mark: MARKS[row.place.state] },
          row.due
            ? { text: deadlineInWords(row.due), ...(row.due.standing === 'past' && { mark: 'bad' }) }
            : { text: '' },
          { text: row.changes, number: true },
          { text: `${chineseDate(row.createdAt)}　${row.createdBy}` },
        ],
      })),
    ),
    none: rows.length === 0,
    start: mayDraft ? draftPaths.start(list) : null,
    order: mayDraft ? draftPaths.order(list) : null,
  };
}

type Button = { value: string; label: string; kind: string };

/** What the open step lets this person do; a step is taken by its own name. */
function buttonsOf({ acts, place }: AdjustmentPage): Button[] {
  const words: Partial<Record<string, Button>> = {
    submit: { value: 'submit', label: '送审', kind: '' },
    review: { value: 'approve', label: `${place.step?.name ?? '审核'}：通过`, kind: '' },
    approve: {
      value: 'approve',
      label: place.state === 'in-approval' ? (place.step?.name ?? '批准') : '批准',
      kind: '',
    },
    return: { value: 'return', label: '退回修改', kind: 'grave' },
    withdraw: { value: 'withdraw', label: '撤回送审', kind: 'quiet' },
  };
  const buttons = acts.flatMap((act) => words[act] ?? []);
  return buttons.filter(
    (button, index) => buttons.findIndex(({ value }) => value === button.value) === index,
  );
}

/** What a reviewer has written and not sent yet: kept while she turns the pages. */
export interface TypedReview {
  comment: string;
  remarks: FieldComment[];
}

export const NOTHING_TYPED: TypedReview = { comment: '', remarks: [] };

/** One adjustment against what is published, and what this person may do now. */
export function adjustmentView(
  page: AdjustmentPage,
  typed: TypedReview = NOTHING_TYPED,
  problems: FieldProblem[] = [],
) {
  const { adjustment, state, place, due, override, items, total, objections, events, mayDraft } = page;
  const buttons = buttonsOf(page);
  const returning = buttons.some(({ value }) => value === 'return');
  return {
    title: adjustment.title,
    id: adjustment.id,
    state: placeWords(place),
    mark: MARKS[state],
    facts: [
      { label: '原因', value: adjustment.reason },
      { label: '依据', value: adjustment.basis || '—' },
      {
        label: '施行',
        value: adjustment.effectiveFrom ? chineseDate(adjustment.effectiveFrom) : '发布时确定',
      },
      { label: '事项', value: `${total} 项` },
      ...objections.map((one) => ({
        label: '来自意见',
        value: one.number,
        href: paths.objection(adjustment.listId, one.id),
      })),
      ...(due && place.step ? [{ label: `${place.step.name}期限`, value: deadlineInWords(due) }] : []),
    ],
    sentBack: page.sentBack && sentBackView(page.sentBack, (item) => placeOf(page, item)),
    unsettled: unsettledView(page),
    head: mayDraft ? draftPaths.head(adjustment.id) : null,
    add: mayDraft ? draftPaths.add(adjustment.id) : null,
    action: paths.adjust(adjustment.id),
    seen: page.digest,
    buttons,
    override: override && buttons.some(({ value }) => value === 'approve'),
    ready: state === 'approved' ? paths.publish(adjustment.listId) : null,
    pages: pageLinks(page.pages, page.page, (number) => pageHref(page, number)),
    comment: {
      ...{
        id: 'comment',
        name: 'comment',
        value: typed.comment,
        rows: 2,
        error: errorAt(problems, 'comment'),
      },
      label: returning ? '意见（退回修改时，这里或某一栏至少写一处）' : '意见（可不填）',
    },
    ...keptRemarks(page, typed, returning),
    items: items.map((item) => itemView(page, item, returning ? typed.remarks : null)),
    events: events.map((event) => ({
      text: `${chineseDate(event.at)}　${event.actor}　${ACT_IN_CHINESE[event.act]}${event.override ? '（越权办理，已留痕）' : ''}${event.comment ? `：${event.comment}` : ''}`,
      remarks: event.fieldComments.map(
        ({ item, field, comment }) => `事项 ${item}“${formLabel(field)}”：${comment}`,
      ),
    })),
  };
}

/** What whoever sends it in or judges it should know: it leaves the same items half adjusted. */
function unsettledView({ adjustment, unsettled }: AdjustmentPage) {
  const count = unsettled.reduce((sum, one) => sum + one.count, 0);
  return count === 0
    ? null
    : {
        kind: 'warn',
        title: `这些事项还有 ${count} 处影响没有处理`,
        lines: ['可以照样送审和审批；留下的影响要再起草一次调整。'],
        items: unsettled.map(({ event, law, items, count: own }) => ({
          text: `《${law}》变动：事项 ${items.join('、')}，${own} 处`,
          href: paths.package(adjustment.listId, event),
        })),
      };
}

const pageHref = ({ adjustment }: AdjustmentPage, page: number) =>
  `${paths.adjustment(adjustment.id)}?page=${page}`;

/** Where an item stands; null where it is not among those of the adjustment. */
function placeOf(page: AdjustmentPage, item: string): string | null {
  const at = page.pageOf.get(item);
  if (at === undefined) return null;
  return `${at === page.page ? '' : pageHref(page, at)}#item-${item}`;
}

/** Turning a page sends the form, where there is something to write: what stands on another page goes along unseen. */
function keptRemarks({ items, pages }: AdjustmentPage, { remarks }: TypedReview, returning: boolean) {
  const here = new Set(items.map(({ number }) => number));
  const elsewhere = remarks.filter(({ item }) => !here.has(item));
  return {
    turns: returning && pages > 1,
    elsewhere: elsewhere.map(({ item, field, comment }) => ({
      name: `remark|${item}|${field}`,
      value: comment,
      text: `事项 ${item}“${formLabel(field)}”：${comment}`,
    })),
  };
}

function itemView(
  { adjustment, mayDraft, sentBack }: AdjustmentPage,
  item: AdjustmentPage['items'][number],
  typed: FieldComment[] | null,
) {
  const { number, kind, reason, before, after } = item;
  const changes = kind === 'found' ? [] : fieldChanges(before, after);
  return {
    id: `item-${number}`,
    heading: `${number ?? '新事项'}　${(after ?? before)?.name ?? ''}`,
    kind: CHANGE_IN_CHINESE[kind],
    reason: reason === adjustment.reason ? null : reason,
    said: [
      ...(item.basis ? [{ label: '依据', value: item.basis }] : []),
      ...(item.counterpart ? [{ label: COUNTERPARTS[kind] ?? '对方单位', value: item.counterpart }] : []),
      ...(item.predecessors.length > 0 ? [{ label: '来自', value: item.predecessors.join('、') }] : []),
      ...(item.successors.length > 0 ? [{ label: '成为', value: item.successors.join('、') }] : []),
    ],
    found: kind === 'found',
    look: kind === 'found' && number !== null ? paths.item(adjustment.listId, number) : null,
    same: kind !== 'found' && changes.length === 0,
    edit: mayDraft && after !== null && number !== null ? draftPaths.item(adjustment.id, number) : null,
    takeOut:
      mayDraft && kind !== 'found' && number !== null && item.successors.length === 0
        ? { action: draftPaths.takeOut(adjustment.id, number), version: item.version }
        : null,
    changes: changes.map((change, index) => remarkable(change, item, index, typed, sentBack)),
    settled: remarksOn(sentBack, number)
      .filter(({ field }) => !item.fields.some(({ key }) => key === field))
      .map(({ head, field, text }) => ({ head, text: `“${formLabel(field)}”（现与已发布的相同）：${text}` })),
  };
}

/** One field with the remarks that stand on it, and room for another while the adjustment may be sent back. */
function remarkable(
  change: FieldChangeView,
  { number, fields }: AdjustmentPage['items'][number],
  index: number,
  typed: FieldComment[] | null,
  sentBack: SentBack | null,
) {
  const key = fields[index]?.key;
  return {
    ...change,
    remarks: remarksOn(sentBack, number).filter(({ field }) => field === key),
    remark:
      typed && key !== undefined && number !== null
        ? {
            id: `remark-${number}-${index}`,
            name: `remark|${number}|${key}`,
            label: `对“${change.label}”的意见`,
            value: typed.find(({ item, field }) => item === number && field === key)?.comment ?? '',
          }
        : null,
  };
}
