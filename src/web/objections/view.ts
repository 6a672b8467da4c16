import { chineseDate } from '../../render';
import {
  type Actor,
  deadlineInWords,
  ERASURE_REASONS,
  type Erasure,
  OBJECTION_ACTS_IN_CHINESE,
  OBJECTION_STATE_IN_CHINESE,
  type ObjectionLine,
  type ObjectionPage,
  type ObjectionsQuery,
  type objectionsPage,
  STATE_IN_CHINESE,
} from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

const STANDINGS = {
  open: '待答复',
  answered: '已答复',
  released: '已公开',
  'set-aside': '不予处理',
} as const;
type Standing = keyof typeof STANDINGS;

const MARKS = {
  received: 'warn',
  assigned: 'warn',
  answered: 'good',
  released: 'good',
  'set-aside': 'plain',
} as const;

export const isErasureReason = (text: string): text is Erasure['reason'] =>
  Object.hasOwn(ERASURE_REASONS, text);
export const isObjectionAct = (text: string): text is keyof typeof OBJECTION_ACTS_IN_CHINESE =>
  Object.hasOwn(OBJECTION_ACTS_IN_CHINESE, text);

/** What waits is shown unless the address asks otherwise. */
export function objectionsQuery({ standing, page }: Record<string, unknown>): ObjectionsQuery {
  const known = typeof standing === 'string' && Object.hasOwn(STANDINGS, standing);
  return {
    standing: standing === 'all' ? null : known ? (standing as Standing) : 'open',
    page: Math.max(1, Math.min(100_000, Math.trunc(Number(page)) || 1)),
  };
}

export function inboxView(
  { lines, total, pages, days }: Awaited<ReturnType<typeof objectionsPage>>,
  { standing, page }: ObjectionsQuery,
  list: number,
  actor: Actor,
) {
  const chosen = standing ?? 'all';
  const href = (of: string, number = 1) =>
    `${paths.objections(list)}?standing=${of}${number > 1 ? `&page=${number}` : ''}`;
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  const admin = actor.grants.some(({ role, body }) => role === 'admin' && body === null);
  return {
    total,
    none: total === 0,
    standings: [...Object.entries(STANDINGS), ['all', '全部']].map(([value, label]) => ({
      label,
      href: href(value!),
      current: value === chosen,
    })),
    days: { id: list, action: admin ? paths.answerDays : null, value: days },
    ...tableOf(
      [
        { label: '编号' },
        { label: '意见' },
        { label: '事项' },
        { label: '状态' },
        { label: '答复期限' },
        { label: '办理人' },
      ],
      lines.map((line) => ({ cells: cellsOf(line, list) })),
    ),
    pages:
      pages > 1
        ? near.map((number) => ({ number, href: href(chosen, number), current: number === page }))
        : [],
  };
}

function cellsOf(line: ObjectionLine, list: number) {
  return [
    { text: line.number, href: paths.objection(list, line.id), head: true, tight: true },
    { text: line.text === null ? '（已抹去）' : beginning(line.text) },
    line.item ? { text: line.item, href: paths.item(list, line.item), tight: true } : { text: '—' },
    { text: OBJECTION_STATE_IN_CHINESE[line.state], mark: MARKS[line.state] },
    dueCell(line),
    { text: line.assignee?.name ?? '—' },
  ];
}

/** What is answered waits for nothing more. */
function dueCell({ state, due, late }: ObjectionLine) {
  if (state !== 'received' && state !== 'assigned') return { text: chineseDate(due.date), tight: true };
  return { text: deadlineInWords(due), ...(late && { mark: 'bad' }) };
}

function beginning(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, ' ')];
  return signs.length > 60 ? `${signs.slice(0, 60).join('')}……` : signs.join('');
}

/** One objection with the forms for what this person may do now; `typed` is what a refused form held. */
export function objectionView(page: ObjectionPage, typed: Record<string, string>) {
  const list = page.chosen.list.id;
  const may = (act: ObjectionPage['acts'][number]) => page.acts.includes(act);
  return {
    title: `意见 ${page.number}`,
    state: OBJECTION_STATE_IN_CHINESE[page.state],
    mark: MARKS[page.state],
    text: page.text ?? '（原文已抹去）',
    answered: page.state === 'answered' || page.state === 'released' ? page.answer : null,
    facts: [
      { label: '收到', value: chineseDate(page.receivedAt) },
      { label: '答复期限', value: dueCell(page).text },
      itemFact(page, list),
      { label: '办理人', value: page.assignee?.name ?? '未分办' },
      ...page.adjusted.map(({ id, title, state }) => ({
        label: '调整',
        value: `${id}　${title}（${STATE_IN_CHINESE[state]}）`,
        href: paths.adjustment(id),
      })),
    ],
    sender: page.sender && senderView(page, list),
    action: paths.actOnObjection(list, page.id),
    assign: may('assign') && {
      options: page.people.map(({ account, displayName }) => ({
        value: account,
        label: `${displayName}（${account}）`,
        selected: account === (typed.assign ?? page.assignee?.account),
      })),
    },
    link: may('link') && { value: typed.link ?? page.item ?? page.itemWritten ?? '' },
    answer: may('answer') && { value: typed.answer ?? page.answer ?? '' },
    adjust: may('adjust') &&
      page.adjustments.length > 0 && {
        options: page.adjustments.map(({ id, title, state }) => ({
          value: id,
          label: `${id}　${title}（${STATE_IN_CHINESE[state]}）`,
        })),
      },
    release: may('release') && { value: typed.release ?? page.released ?? '' },
    start: may('adjust') ? paths.adjustFromObjection(list, page.id) : null,
    hold: may('hold'),
    setAside: may('set-aside') && { value: typed['set-aside'] ?? '' },
    reopen: may('reopen'),
    events: page.events.map(({ act, actor, at, text, about }) => ({
      text: `${chineseDate(at)}　${actor}　${OBJECTION_ACTS_IN_CHINESE[act]}${about ? `：${about}` : ''}`,
      said: act === 'set-aside' ? text : null,
    })),
  };
}

function itemFact({ item, itemWritten }: ObjectionPage, list: number) {
  if (item) return { label: '事项', value: item, href: paths.item(list, item) };
  return { label: '事项', value: itemWritten ? `来信写作“${itemWritten}”，清单里没有这个编号` : '未指明' };
}

function senderView({ id, sender, text }: ObjectionPage, list: number) {
  const erased = sender!.erasedAt;
  return {
    facts: [
      { label: '称呼', value: erased ? '已抹去' : (sender!.name ?? '未留') },
      { label: '联系方式', value: erased ? '已抹去' : (sender!.contact ?? '未留') },
    ],
    erase: erased && text === null ? null : paths.eraseSender(list, id),
    reasons: Object.entries(ERASURE_REASONS).map(([value, label]) => ({ value, label })),
    alsoText: text === null ? [] : [{ id: 'erase-text', value: '1', label: '意见原文也一并抹去' }],
  };
}
