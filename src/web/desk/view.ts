import { beijingDate, chineseDate } from '../../render';
import { type Actor, type ListOverview, type Overview, STATE_IN_CHINESE } from '../../services';
import { paths } from '../paths';

interface Task {
  text: string;
  href: string;
}

/** The desk: each list with its figures, and what waits today, the most urgent first. */
export function deskView({ lists, laws }: Overview, actor: Actor, sample: boolean) {
  const admin = actor.grants.some(({ role }) => role === 'admin');
  return {
    removeSample: sample && admin ? paths.removeSample : null,
    empty: lists.length === 0,
    start: [
      {
        text: '先导入法律文本：依据要对照它们核对。',
        href: paths.importLaws,
        label: '导入法律文本',
        done: laws > 0,
      },
      { text: '再导入本单位现有的清单工作簿。', href: paths.importList, label: '导入清单', done: false },
    ],
    admin,
    people: paths.people,
    bodies: paths.bodies,
    auditor: admin || actor.grants.some(({ role, body }) => role === 'auditor' && body === null),
    procedure: paths.procedure,
    audit: paths.audit,
    importList: paths.importList,
    importLaws: paths.importLaws,
    lists: lists.map((list) => ({
      title: list.title,
      tasks: tasksOf(list),
      calm: tasksOf(list).length === 0,
      figures: [
        { count: list.items, label: '项', href: paths.items(list.id) },
        { count: list.pendingImpacts, label: '条影响待处理', href: paths.packages(list.id) },
        { count: list.adjustments.length, label: '个调整进行中', href: paths.adjustments(list.id) },
        ...(list.release
          ? [{ count: list.release.number, label: '号发布为最新', href: paths.releases(list.id) }]
          : []),
      ],
      released: list.release
        ? `最新一次发布：第 ${list.release.number} 号，${chineseDate(beijingDate(list.release.publishedAt))}公布，${chineseDate(list.release.effectiveFrom)}起施行。`
        : '还没有发布过。',
    })),
  };
}

function tasksOf(list: ListOverview): Task[] {
  return [
    ...(list.pendingImpacts > 0
      ? [{ text: `法律变动触及 ${list.pendingImpacts} 条依据，等待处理`, href: paths.packages(list.id) }]
      : []),
    ...list.adjustments.map(({ id, title, state }) => ({
      text: `调整“${title}”：${STATE_IN_CHINESE[state]}`,
      href: paths.adjustment(id),
    })),
    ...(list.release === null ? [{ text: '清单已建档，还没有发布', href: paths.publish(list.id) }] : []),
  ];
}
