import type { EntityManager } from 'typeorm';
import type { FigureTable } from '../gazette';
import { workingDaysBetween } from '../list';
import { chineseDate } from '../render';
import {
  impactsRecorded,
  lawById,
  lawEventById,
  newPowersOf,
  type Release,
  releaseOfAdjustment,
} from '../store';
import { calendarOf } from './calendar';
import { dateOf } from './installation';

/** 政府信息公开条例第二十六条: twenty working days from a change to its publication. */
const WORKING_DAYS = 20;

/** One change of law in one list as of a day: settled once nothing waits and every adjustment that answers it is published. */
interface LawWork {
  event: number;
  /** Impacts and candidates for 新增 that were not decided by then. */
  waiting: number;
  /** Adjustments that answer it. */
  adjustments: Set<number>;
}

/** By law event, what was found by the end of a day (ISO date, Beijing). */
async function workBy(em: EntityManager, listId: number, day: string): Promise<LawWork[]> {
  const works = new Map<number, LawWork>();
  const count = (
    { lawEventId, recordedAt }: { lawEventId: number; recordedAt: string },
    decision: { at: string; adjustmentId: number | null } | null,
  ) => {
    if (dateOf(recordedAt) > day) return;
    const work = works.get(lawEventId) ?? { event: lawEventId, waiting: 0, adjustments: new Set<number>() };
    works.set(lawEventId, work);
    if (!decision || dateOf(decision.at) > day) work.waiting += 1;
    else if (decision.adjustmentId) work.adjustments.add(decision.adjustmentId);
  };
  for (const { impact, decision, endedAt } of await impactsRecorded(em, { listId }))
    count(impact, decision ?? (endedAt === null ? null : { at: endedAt, adjustmentId: null }));
  for (const { power, decision } of await newPowersOf(em, { listId })) count(power, decision);
  return [...works.values()];
}

/** The release that published the last of them; null while one is not published by the day. */
async function finishedBy(
  em: EntityManager,
  releases: Release[],
  { adjustments, waiting }: LawWork,
  day: string,
): Promise<Release | null> {
  if (waiting > 0) return null;
  let last: Release | null = null;
  for (const adjustment of adjustments) {
    const id = await releaseOfAdjustment(em, adjustment);
    const release = releases.find((one) => one.id === id);
    if (!release || dateOf(release.publishedAt) > day) return null;
    if (!last || release.number > last.number) last = release;
  }
  return last;
}

/**
 * From changes of law to what was published of them: those finished in the year, and apart from them those still open on its last day.
 * `lastDay` is today in the running year.
 */
export async function lawDelayTables(
  em: EntityManager,
  listId: number,
  releases: Release[],
  { year, lastDay }: { year: number; lastDay: string },
): Promise<FigureTable[]> {
  const local = await calendarOf(em);
  const done: string[][] = [];
  const open: string[][] = [];
  for (const work of await workBy(em, listId, lastDay)) {
    const { lawId, effective } = (await lawEventById(em, work.event))!;
    const law = `《${(await lawById(em, lawId))!.title}》`;
    const since = (day: string) => {
      const { days, provisional } = workingDaysBetween(effective, day, local);
      return {
        late: days > WORKING_DAYS,
        words: days < 0 ? '施行前' : `${days}${provisional ? '（暂定）' : ''}`,
      };
    };
    const release = await finishedBy(em, releases, work, lastDay);
    if (release) {
      const published = dateOf(release.publishedAt);
      if (Number(published.slice(0, 4)) !== year) continue;
      const { late, words } = since(published);
      done.push([
        law,
        chineseDate(effective),
        `第${release.number}号，${chineseDate(published)}`,
        words,
        late ? '否' : '是',
      ]);
    } else if (work.waiting > 0 || work.adjustments.size > 0) {
      const { late, words } = since(lastDay);
      open.push([law, chineseDate(effective), String(work.waiting), words, late ? '是' : '否']);
    }
  }
  return [doneTable(done), openTable(open, lastDay)];
}

function doneTable(rows: string[][]): FigureTable {
  return {
    caption: '法律变动到公布调整结果的工作日',
    columns: ['法律文件', '变动生效', '公布', '工作日', '在20个工作日内'],
    rows,
    note:
      rows.length === 0
        ? '本年度没有办结并公布的法律变动。'
        : '《政府信息公开条例》第二十六条：自政府信息形成或者变更之日起20个工作日内公开。自变动生效之日的次日起算，到最后一个调整公布为止；影响和新增线索全部处理、有关调整全部公布的才算办结。',
  };
}

function openTable(rows: string[][], lastDay: string): FigureTable {
  const late = rows.filter(([, , , , over]) => over === '是').length;
  return {
    caption: '尚未办结的法律变动',
    columns: ['法律文件', '变动生效', '待处理（处）', '已过工作日', '超过20个工作日'],
    rows,
    note:
      rows.length === 0
        ? `到${chineseDate(lastDay)}没有尚未办结的法律变动。`
        : `到${chineseDate(lastDay)}，共 ${rows.length} 件尚未办结，其中超过20个工作日的 ${late} 件。待处理为 0 的，调整还没有公布。`,
  };
}
