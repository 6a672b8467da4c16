import { chineseTime } from '../../render';
import {
  AUDIT_ACTS,
  type AuditQuery,
  actInChinese,
  type auditChain,
  type auditPage,
  detailInWords,
} from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

/** Filters and page from the address; what makes no sense is left out. */
export function auditQuery(query: Record<string, unknown>): AuditQuery {
  const said = (name: string) => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const [actor, act, subject, fromDay, toDay] = ['actor', 'act', 'subject', 'from', 'to'].map(said);
  return {
    ...(actor && { actor }),
    ...(act && { act }),
    ...(subject && { subject }),
    ...(fromDay && { fromDay }),
    ...(toDay && { toDay }),
    ...(said('override') && { override: true }),
    page: Math.max(1, Math.min(1_000_000, Math.trunc(Number(query.page)) || 1)),
  };
}

function addressOf(base: string, query: AuditQuery, page?: number): string {
  const { actor, act, subject, fromDay, toDay, override } = query;
  const asked = new URLSearchParams({
    ...(actor && { actor }),
    ...(act && { act }),
    ...(subject && { subject }),
    ...(fromDay && { from: fromDay }),
    ...(toDay && { to: toDay }),
    ...(override && { override: '1' }),
    ...(page !== undefined && { page: String(page) }),
  });
  return asked.size === 0 ? base : `${base}?${asked}`;
}

export function auditView(
  { records, names, total, pages }: Awaited<ReturnType<typeof auditPage>>,
  query: AuditQuery,
) {
  const near = [1, query.page - 2, query.page - 1, query.page, query.page + 1, query.page + 2, pages];
  const numbers = [...new Set(near)].filter((n) => n >= 1 && n <= pages);
  return {
    action: paths.audit,
    total,
    none: total === 0,
    actor: query.actor,
    subject: query.subject,
    fromDay: query.fromDay,
    toDay: query.toDay,
    overrides: [{ id: 'override', value: '1', label: '只看越权办理', checked: query.override === true }],
    acts: [
      { value: '', label: '全部' },
      ...Object.entries(AUDIT_ACTS).map(([value, label]) => ({
        value,
        label,
        selected: value === query.act,
      })),
    ],
    csv: addressOf(paths.auditCsv, query),
    chain: paths.auditChain,
    ...tableOf(
      [
        { label: '序号', number: true },
        { label: '时间' },
        { label: '账号' },
        { label: '办理' },
        { label: '对象' },
        { label: '详情' },
      ],
      records.map((record) => ({
        cells: [
          { text: record.seq, number: true },
          { text: chineseTime(record.at), tight: true },
          {
            text:
              names(record.actor) === record.actor
                ? record.actor
                : `${names(record.actor)}（${record.actor}）`,
          },
          { text: actInChinese(record.act), tight: true },
          { text: record.subject },
          record.override
            ? { text: '越权办理', mark: 'warn', note: detailInWords(record.detail) }
            : { text: detailInWords(record.detail) },
        ],
      })),
    ),
    pages:
      pages > 1
        ? numbers.map((number) => ({
            number,
            href: addressOf(paths.audit, query, number),
            current: number === query.page,
          }))
        : [],
  };
}

/** The verdict on the chain; where it is broken, the record with which it breaks. */
export function chainView({ records, broken, head }: Awaited<ReturnType<typeof auditChain>>) {
  return {
    whole: broken === null,
    title: '核对记录链',
    verdict:
      broken === null
        ? `记录链完整：${records} 条记录都接在前一条之后，没有改动。`
        : `记录链在第 ${broken} 条断裂：这一条被改动过，或它之前有记录被删除。`,
    broken,
    facts: [
      { label: '核对无误的记录', value: `${records} 条` },
      { label: '最后一条无误记录的摘要', value: head },
    ],
  };
}
