import type { EntityManager } from 'typeorm';
import { tablesCsv } from '../exchange';
import { type AnnualReport, annualReportDocx, type FigureTable } from '../gazette';
import { CHANGE_KINDS, type ChangeKind, POWER_TYPES, type PowerType } from '../list';
import {
  type Adjustment,
  adjustmentsFromObjections,
  adjustmentsOfRelease,
  allReleases,
  changesOf,
  heldLaws,
  impactsRecorded,
  newPowersOf,
  type Release,
} from '../store';
import { checkItems, type Finding, needsWork } from './check-list';
import { itemsIn } from './diff-releases';
import { dateOf, type Installation, today } from './installation';
import { lawDelayTables } from './law-delays';
import { type BodyList, listNumbered, listTitle } from './lists';

/** The figures of a year for the annual report on the rule of law (法治政府建设年度报告). */
export interface AnnualFigures {
  chosen: BodyList;
  year: number;
  /** Years that have figures, the youngest first. */
  years: number[];
  tables: FigureTable[];
}

/** Everything is read from what was released and decided; nothing is stored. @throws NoSuchList */
export async function annualFigures(
  installation: Installation,
  listId: number,
  asked: number | null,
): Promise<AnnualFigures> {
  const em = installation.db.manager;
  const chosen = await listNumbered(em, listId);
  const releases = await allReleases(em, listId);
  const thisYear = Number(today(installation).slice(0, 4));
  const first = releases.length > 0 ? yearOf(releases[0]!) : thisYear;
  const years = Array.from({ length: thisYear - first + 1 }, (_, n) => thisYear - n);
  const year = asked !== null && years.includes(asked) ? asked : thisYear;
  const within = releases.filter((release) => yearOf(release) === year);
  const before = releases.findLast((release) => yearOf(release) < year) ?? null;
  const end = within.at(-1) ?? before;
  const laws = await lawChanges(em, listId);
  const now = today(installation);
  const lastDay = `${year}-12-31` < now ? `${year}-12-31` : now;
  return {
    chosen,
    year,
    years,
    tables: [
      await adjustmentsTable(em, within, laws),
      await typesTable(em, end),
      ...(await lawDelayTables(em, listId, releases, { year, lastDay })),
      await findingsTable(installation, { before, end, year, lastDay }),
    ],
  };
}

export async function annualDocx(
  installation: Installation,
  listId: number,
  year: number | null,
): Promise<{ name: string; bytes: Uint8Array }> {
  const report = reportOf(installation, await annualFigures(installation, listId, year));
  return { name: `${fileName(report.title)}.docx`, bytes: await annualReportDocx(report) };
}

export async function annualCsv(
  installation: Installation,
  listId: number,
  year: number | null,
): Promise<{ name: string; text: string }> {
  const { title, tables } = reportOf(installation, await annualFigures(installation, listId, year));
  return { name: `${fileName(title)}.csv`, text: tablesCsv(tables) };
}

function reportOf({ clock }: Installation, { chosen, year, tables }: AnnualFigures): AnnualReport {
  return { title: `${listTitle(chosen)}${year}年度数据`, body: chosen.body.name, at: clock(), tables };
}

const fileName = (title: string) => title.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, '');

const yearOf = ({ publishedAt }: Release) => Number(dateOf(publishedAt).slice(0, 4));

/** By adjustment, the law events that it answers: by citing them anew, or by taking up a power that they give. */
async function lawChanges(em: EntityManager, listId: number): Promise<Map<number, Set<number>>> {
  const events = new Map<number, Set<number>>();
  const answered = (adjustment: number | null | undefined, event: number) => {
    if (adjustment) events.set(adjustment, (events.get(adjustment) ?? new Set()).add(event));
  };
  for (const { impact, decision } of await impactsRecorded(em, { listId, pending: false }))
    answered(decision?.adjustmentId, impact.lawEventId);
  for (const { power, decision } of await newPowersOf(em, { listId }))
    answered(decision?.adjustmentId, power.lawEventId);
  return events;
}

/** Why items were adjusted; of several reasons that one adjustment has, the first here counts. */
const CAUSES = {
  law: '因法律变动',
  order: '因上级决定取消、下放',
  objection: '因公众意见',
  own: '其他原因',
} as const;
type Cause = keyof typeof CAUSES;

async function adjustmentsTable(
  em: EntityManager,
  releases: Release[],
  laws: Map<number, Set<number>>,
): Promise<FigureTable> {
  const adjustments = (await Promise.all(releases.map(({ id }) => adjustmentsOfRelease(em, id)))).flat();
  const objected = await adjustmentsFromObjections(
    em,
    adjustments.map(({ id }) => id),
  );
  const causeOf = ({ id, cause }: Adjustment): Cause => {
    if (laws.has(id)) return 'law';
    return cause ?? (objected.has(id) ? 'objection' : 'own');
  };
  const counts = new Map<ChangeKind, Record<Cause, number>>();
  for (const adjustment of adjustments) {
    for (const { change } of await changesOf(em, adjustment.id)) {
      const count = counts.get(change.kind) ?? { law: 0, order: 0, objection: 0, own: 0 };
      count[causeOf(adjustment)] += 1;
      counts.set(change.kind, count);
    }
  }
  const causes = Object.keys(CAUSES) as Cause[];
  const rows = (Object.keys(CHANGE_KINDS) as ChangeKind[]).flatMap((kind) => {
    const count = counts.get(kind);
    if (!count) return [];
    const numbers = causes.map((cause) => count[cause]);
    const sum = numbers.reduce((all, one) => all + one, 0);
    return [[CHANGE_KINDS[kind], ...[...numbers, sum].map(String)]];
  });
  return {
    caption: '事项调整：按种类和原因（项）',
    columns: ['种类', ...causes.map((cause) => CAUSES[cause]), '合计'],
    rows,
    note:
      rows.length === 0
        ? '本年度没有发布过调整。'
        : '按事项在本年度已发布的调整中出现的次数计。一个调整有几种原因的，只计排在前面的一种；首次建档、职能调整和本单位自行更正计入其他原因。',
  };
}

async function typesTable(em: EntityManager, end: Release | null): Promise<FigureTable> {
  const items = end ? await itemsIn(em, end) : [];
  const rows = (Object.keys(POWER_TYPES) as PowerType[]).flatMap((type) => {
    const count = items.filter(({ content }) => content.type === type).length;
    return count === 0 ? [] : [[POWER_TYPES[type], String(count)]];
  });
  return {
    caption: '年末事项：按权力类型（项）',
    columns: ['权力类型', '项数'],
    rows: rows.length === 0 ? [] : [...rows, ['合计', String(items.length)]],
    note: end ? `以第${end.number}号发布为准。` : '到年末还没有发布过清单。',
  };
}

async function findingsTable(
  installation: Installation,
  {
    before,
    end,
    year,
    lastDay,
  }: { before: Release | null; end: Release | null; year: number; lastDay: string },
): Promise<FigureTable> {
  const start = await openFindings(installation, before, `${year - 1}-12-31`);
  const left = await openFindings(installation, end, lastDay);
  const closed = [...start].filter((key) => !left.has(key)).length;
  const found = [...left].filter((key) => !start.has(key)).length;
  return {
    caption: '依据体检：需要处理的依据（处）',
    columns: ['依据', '处数'],
    rows: [
      ['年初需要处理', String(start.size)],
      ['本年度新出现', String(found)],
      ['本年度办结', String(closed)],
      [lastDay === today(installation) ? '今天需要处理' : '年末需要处理', String(left.size)],
    ],
    note: '按当时已发布的清单和当时施行的法律文本核对；没有收录文本的不计。年内出现又办结的不计。',
  };
}

async function openFindings(
  { db }: Installation,
  release: Release | null,
  asOf: string,
): Promise<Set<string>> {
  if (!release) return new Set();
  const { findings } = checkItems(await itemsIn(db.manager, release), await heldLaws(db.manager), asOf);
  return new Set(findings.filter(needsWork).map(keyOf));
}

const keyOf = ({ item, law, cited, status }: Finding) => [item.id, law, cited, status].join('\n');
