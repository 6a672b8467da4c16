import { chineseDate } from '../../render';
import { CHANGE_IN_CHINESE, fieldsOfItem, type ItemPage } from '../../services';
import { findingView } from '../basis-check/finding-view';
import { draftPaths } from '../drafting/paths';
import { paths } from '../paths';

/** Where the item stood in the file it was imported from. */
const sourceOf = ({ source }: NonNullable<ItemPage['content']>) =>
  source ? [{ label: '导入自', value: `${source.file}，工作表“${source.sheet}”第 ${source.row} 行` }] : [];

/** One item: what it says, and each of its bases with what the texts say of it. */
export function itemView({
  chosen,
  number,
  content,
  withdrawn,
  findings,
  revisions,
  mayDraft,
  otherEnds,
  busy,
}: ItemPage) {
  const list = chosen.list.id;
  const ended = content === null && !withdrawn;
  const gone = withdrawn ? '内容已撤回' : ended ? '已终止' : null;
  return {
    title: content?.name ?? `事项 ${number}（${gone}）`,
    number,
    gone,
    edit: mayDraft && (!ended || busy !== null) ? draftPaths.edit(list, number) : null,
    busy: busy === null ? null : { id: busy, href: paths.adjustment(busy) },
    otherEnds: otherEnds.map((end) => ({
      text: `${end.kind === 'delegate' ? '已由' : '承接自'}${end.body}${end.kind === 'delegate' ? '承接，编号' : '，原编号'} ${end.number}`,
      href: end.list === null ? null : paths.item(end.list, end.number),
    })),
    facts: content
      ? [...fieldsOfItem(content).filter(({ label }) => label !== '事项名称'), ...sourceOf(content)]
      : [],
    findings: findings.map((finding) => findingView(finding)),
    revisions: revisions.map(({ seq, kind, createdAt, ended: last }) => ({
      text: `第 ${seq} 版：${CHANGE_IN_CHINESE[kind as keyof typeof CHANGE_IN_CHINESE]}，${chineseDate(createdAt)}`,
      restore:
        mayDraft && busy === null && !last && (seq < revisions.length || ended)
          ? draftPaths.restore(list, number, seq)
          : null,
      seq,
    })),
  };
}
