import { beijingDate, chineseDate } from '../../render';
import { CHANGE_IN_CHINESE, fieldsOfItem, type ItemPage, type importList } from '../../services';
import { findingView } from '../basis-check/finding-view';
import { draftPaths } from '../drafting/paths';
import { paths } from '../paths';

type Imported = Awaited<ReturnType<typeof importList>>;

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
