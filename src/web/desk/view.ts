import { chineseDate } from '../../render';
import {
  type Actor,
  deadlineInWords,
  type JobPage,
  type ListOverview,
  type Overview,
  type SampleStanding,
  type Work,
} from '../../services';
import { jobLines } from '../jobs/lines';
import { paths } from '../paths';
import { tableOf } from '../table';

/** What the desk is made of. */
export interface Desk {
  whole: Overview;
  work: Work[];
  jobs: JobPage[];
  actor: Actor;
  sample: SampleStanding;
}

/** The desk: what waits for this person, list by list, the most urgent first; then every list with its figures. */
export function deskView({ whole: { lists, laws }, work, jobs, actor, sample }: Desk) {
  const admin = actor.grants.some(({ role }) => role === 'admin');
  const waiting = lists
    .map((list) => ({ title: list.title, tasks: work.filter((one) => one.list === list.id).map(taskView) }))
    .filter(({ tasks }) => tasks.length > 0);
  return {
    removeSample: sample === 'alone' && admin ? paths.removeSample : null,
    sampleKept: sample === 'kept' && admin,
    stranger: actor.grants.length === 0,
    account: actor.account,
    ownAccount: paths.account,
    laws: paths.laws,
    empty: lists.length === 0,
    imports: actor.grants.some(({ role }) => role === 'drafter' || role === 'admin'),
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
    calendar: paths.calendar,
    audit: paths.audit,
    importList: paths.importList,
    importLaws: paths.importLaws,
    waiting,
    jobs: jobLines(jobs, actor),
    calm: waiting.length === 0,
    ...tableOf(
      [
        { label: '清单' },
        { label: '事项', number: true },
        { label: '法律变动待处理', number: true },
        { label: '进行中的调整', number: true },
        { label: '待答复的意见', number: true },
        { label: '最新发布' },
      ],
      lists.map((list) => ({ cells: listCells(list) })),
    ),
  };
}

function listCells(list: ListOverview) {
  const { id, title, items, moreItems, waitingOfLaws, adjustments, objections, release } = list;
  return [
    { text: title, href: paths.items(id), head: true },
    { text: `${items}${moreItems ? '+' : ''}`, number: true },
    { text: waitingOfLaws, number: true, href: paths.packages(id) },
    { text: adjustments.length, number: true, href: paths.adjustments(id) },
    { text: objections, number: true, href: paths.objections(id) },
    release
      ? {
          text: `第 ${release.number} 号`,
          href: paths.release(release.number),
          note: `${chineseDate(release.publishedAt)}公布，${chineseDate(release.effectiveFrom)}起施行`,
        }
      : { text: '还没有发布', href: paths.publish(id) },
  ];
}

/** Working days left at which a deadline is near. */
const NEAR = 5;

function taskView({ due, ...work }: Work) {
  return {
    ...wordsOf(work),
    due: due && deadlineInWords(due),
    mark: due === null ? null : due.standing === 'past' ? 'bad' : due.left <= NEAR ? 'warn' : 'plain',
  };
}

function wordsOf({ kind, list, id, subject, count }: Omit<Work, 'due'>): { text: string; href: string } {
  switch (kind) {
    case 'package':
      return { text: `《${subject}》变动，待处理 ${count} 处`, href: paths.package(list, id!) };
    case 'step':
      return { text: `等您审批：${subject}（${count} 项）`, href: paths.adjustment(id!) };
    case 'returned':
      return { text: `已退回，请修改后再送审：${subject}`, href: paths.adjustment(id!) };
    case 'draft':
      return { text: `您起草的调整还没有送审：${subject}（${count} 项）`, href: paths.adjustment(id!) };
    case 'publish':
      return { text: `${count} 个调整已通过，可以发布`, href: paths.publish(list) };
    case 'first-release':
      return { text: `清单已建档（${count} 项），还没有发布`, href: paths.publish(list) };
    case 'objections':
      return { text: `${count} 件公众意见等待答复`, href: paths.objections(list) };
    case 'findings':
      return { text: `依据体检：${count} 处依据需要处理`, href: paths.basisCheck(list) };
    case 'damage':
      return { text: `依据体检：整份清单有 ${count} 个疑点`, href: `${paths.basisCheck(list)}?view=damage` };
  }
}
