import { beijingDate, chineseDate } from '../../render';
import {
  CHANGE_IN_CHINESE,
  fieldsOfItem,
  type ItemPage,
  type ItemsQuery,
  type importList,
  type itemsPage,
  TYPE_IN_CHINESE,
} from '../../services';
import { findingView } from '../basis-check/finding-view';
import { draftPaths } from '../drafting/paths';
import { paths } from '../paths';

type Imported = Awaited<ReturnType<typeof importList>>;
type Items = Awaited<ReturnType<typeof itemsPage>>;

/** Filters and page from the address; what makes no sense is left out. */
export function itemsQuery({ q, type, page }: Record<string, unknown>): ItemsQuery {
  const known = typeof type === 'string' && type in TYPE_IN_CHINESE;
  return {
    ...(typeof q === 'string' && q.trim() !== '' && { text: q.trim() }),
    ...(known && { type: type as keyof typeof TYPE_IN_CHINESE }),
    page: Math.max(1, Math.min(100_000, Math.trunc(Number(page)) || 1)),
  };
}

/** The table of items with its filter and pages, all in the address. */
export function itemsView({ rows, total, pages }: Items, query: ItemsQuery, list: number) {
  const href = (page: number) => {
    const asked = new URLSearchParams({
      ...(query.text && { q: query.text }),
      ...(query.type && { type: query.type }),
      page: String(page),
    });
    return `${paths.items(list)}?${asked}`;
  };
  const near = [
    ...new Set([1, query.page - 2, query.page - 1, query.page, query.page + 1, query.page + 2, pages]),
  ].filter((n) => n >= 1 && n <= pages);
  return {
    action: paths.items(list),
    text: query.text ?? '',
    types: [
      { value: '', label: '全部类型', selected: !query.type },
      ...Object.entries(TYPE_IN_CHINESE).map(([value, label]) => ({
        value,
        label,
        selected: value === query.type,
      })),
    ],
    total,
    columns: [
      { label: '编号' },
      { label: '序号' },
      { label: '事项名称' },
      { label: '类型' },
      { label: '承办机构' },
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: row.number, tight: true },
        { text: row.serial, tight: true },
        {
          text: row.name,
          href: paths.item(list, row.number),
          head: true,
          ...(row.parentId !== null && { note: '（子项）' }),
        },
        { text: TYPE_IN_CHINESE[row.type as keyof typeof TYPE_IN_CHINESE] ?? row.type, tight: true },
        { text: row.office },
      ],
    })),
    pages:
      pages > 1 ? near.map((number) => ({ number, href: href(number), current: number === query.page })) : [],
  };
}

/** One item: what it says, and each of its bases with what the texts say of it. */
export function itemView({ chosen, number, content, findings, revisions, mayDraft, busy }: ItemPage) {
  const list = chosen.list.id;
  return {
    title: content?.name ?? `事项 ${number}（已终止）`,
    number,
    ended: content === null,
    edit: mayDraft && (content !== null || busy !== null) ? draftPaths.edit(list, number) : null,
    busy: busy === null ? null : { id: busy, href: paths.adjustment(busy) },
    facts: content ? fieldsOfItem(content).filter(({ label }) => label !== '事项名称') : [],
    findings: findings.map((finding) => findingView(finding)),
    revisions: revisions.map(({ seq, kind, createdAt, ended }) => ({
      text: `第 ${seq} 版：${CHANGE_IN_CHINESE[kind as keyof typeof CHANGE_IN_CHINESE]}，${chineseDate(beijingDate(createdAt))}`,
      restore:
        mayDraft && busy === null && !ended && (seq < revisions.length || content === null)
          ? draftPaths.restore(list, number, seq)
          : null,
      seq,
    })),
  };
}

/** What an import of a list brought, with every row that was not understood. */
export function importedView(result: Imported) {
  const place = ({ sheet, row }: { sheet: string; row: number }) => `工作表“${sheet}”第 ${row} 行`;
  return {
    body: result.body,
    count: result.items.length,
    subItems: result.items.filter(({ parent }) => parent !== null).length,
    skipped: result.skipped.map((one) => ({ text: `${place(one)}：${one.why}` })),
    problems: result.problems.map((one) => ({ text: `${place(one)}：${one.message}` })),
    unknownColumns: result.unknownColumns.map((text) => ({ text })),
    items: paths.items(result.list),
    check: paths.basisCheck(result.list),
    publish: paths.publish(result.list),
  };
}
