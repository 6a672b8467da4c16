import { chineseDate, fieldChangesOfThree, textPieces } from '../../render';
import {
  deadlineInWords,
  type EditedMeanwhile,
  EVENT_IN_CHINESE,
  type FieldProblem,
  type ImpactEdit,
  type LawPackage,
  type PackageImpact,
  type PackagePower,
  type PackageRow,
  TYPE_IN_CHINESE,
} from '../../services';
import { errorAt } from '../drafting/request';
import { paths } from '../paths';
import { tableOf } from '../table';

/** The changes of law that hit a list, those with work left first. */
export function packagesView(packages: PackageRow[], list: number) {
  return {
    ...tableOf(
      [
        { label: '法律变动' },
        { label: '施行' },
        { label: '办结期限' },
        { label: '触及的依据', number: true },
        { label: '新增线索', number: true },
        { label: '待处理', number: true },
        { label: '状态' },
      ],
      packages.map((row) => ({
        cells: [
          {
            text: `《${row.law}》${EVENT_IN_CHINESE[row.kind]}（${chineseDate(row.decided)}）`,
            href: paths.package(list, row.event),
            head: true,
          },
          { text: chineseDate(row.effective), tight: true },
          isDone(row) ? { text: chineseDate(row.due.date) } : dueCell(row),
          { text: row.total, number: true },
          { text: row.powers, number: true },
          { text: row.waiting, number: true },
          isDone(row) ? { text: '已办结', mark: 'good' } : { text: '办理中', mark: 'warn' },
        ],
      })),
    ),
    none: packages.length === 0,
    importLaws: paths.importLaws,
  };
}

const isDone = (row: PackageRow): boolean => row.waiting === 0;

function dueCell({ due }: PackageRow) {
  return { text: deadlineInWords(due), ...(due.standing === 'past' && { mark: 'bad' }) };
}

/** Which impacts are ticked when the page comes: by its address, so that it needs no script. */
export type Pick = 'all' | 'unsure' | string[];

/** One work package: progress, and for each impact both texts, the proposal with its reason, and what was decided. */
export function packageView(
  { chosen, row, impacts, alreadyNew, powers }: LawPackage,
  mayDraft: boolean,
  pick: Pick = [],
) {
  const list = chosen.list.id;
  const pending = impacts.filter((impact) => !isClosed(impact));
  return {
    title: `《${row.law}》${EVENT_IN_CHINESE[row.kind]}`,
    decided: chineseDate(row.decided),
    effective: chineseDate(row.effective),
    done: row.done,
    total: row.total,
    left: pending.length,
    finished: isDone(row),
    hits: row.total > 0,
    due: isDone(row) ? null : deadlineInWords(row.due),
    late: !isDone(row) && row.due.standing === 'past',
    waiting: row.waiting,
    powersLeft: row.powersLeft,
    powers: powers.map((power) => powerView(power, list, row.event, mayDraft)),
    mayDraft: mayDraft && pending.length > 0,
    sure: row.sure,
    // Nothing can be accepted where nothing is proposed.
    acceptable: pending.some(({ proposable }) => proposable),
    picks: picksOf(pending, paths.package(list, row.event)),
    alreadyNew: alreadyNew.map(({ item, citedInChinese }) => ({
      text: `${item.id}　${item.name}　${citedInChinese}`,
      href: paths.item(list, item.id),
    })),
    accept: paths.acceptImpacts(list, row.event),
    dismiss: paths.dismissImpact(list, row.event),
    pending: pending.map((impact) => ({
      ...impactView(impact, list),
      checked: isPicked(impact, pick),
      edit: mayDraft ? paths.editImpact(list, row.event, impact.line.id) : null,
    })),
    closed: impacts.filter(isClosed).map((impact) => impactView(impact, list)),
  };
}

const isClosed = ({ decision, itemEnded }: PackageImpact): boolean => decision !== null || itemEnded;

const isPicked = ({ line }: PackageImpact, pick: Pick): boolean =>
  pick === 'all' || (pick === 'unsure' ? !line.sure : pick.includes(line.id));

/** Ticking many at once, by links. */
function picksOf(pending: PackageImpact[], page: string) {
  const unsure = pending.filter(({ line }) => !line.sure).length;
  return pending.length < 2
    ? []
    : [
        { href: `${page}?pick=all#accept`, text: `全选（${pending.length} 条）` },
        ...(unsure > 0 && unsure < pending.length
          ? [{ href: `${page}?pick=unsure#accept`, text: `只选须人工核对的（${unsure} 条）` }]
          : []),
        { href: `${page}#accept`, text: '全不选' },
      ];
}

function impactView(
  { line, quote, oldText, newText, diff, proposable, decision, itemEnded }: PackageImpact,
  list: number,
) {
  const marked = diff && !diff.tooDifferent;
  return {
    id: line.id,
    item: `${line.item.id}　${line.item.name}`,
    href: paths.item(list, line.item.id),
    cited: line.citedInChinese,
    kind: line.kindInChinese,
    proposed: line.proposedInChinese,
    proposable,
    certainty: line.sure ? '有把握' : '须人工核对',
    mark: line.sure ? 'good' : 'warn',
    reason: line.reason,
    columns: [
      { title: '事项所引', text: quote ?? '（只写了条号，没有引文）' },
      ...(marked
        ? [{ title: `${line.citedInChinese} → ${line.proposedInChinese}`, pieces: textPieces(diff) }]
        : [
            { title: `原文本${line.citedInChinese}`, text: oldText ?? '（没有收录）' },
            {
              title: line.proposedInChinese ? `新文本${line.proposedInChinese}` : '新文本',
              text: newText ?? '（没有对应的条文）',
            },
          ]),
    ],
    outcome: itemEnded ? '事项已终止，不用处理' : decision && outcomeOf(decision),
    adjustment: decision?.adjustment ? paths.adjustment(decision.adjustment) : null,
  };
}

function outcomeOf({ kind, reason }: NonNullable<PackageImpact['decision']>): string {
  if (kind === 'no-change') return `无需调整：${reason}`;
  if (kind === 'edited') return '已人工改写，写入调整';
  return '已采纳，写入调整';
}

/** A provision that may give the body a new power. */
function powerView(
  { id, citedInChinese, type, named, word, text, decision }: PackagePower,
  list: number,
  event: number,
  mayDraft: boolean,
) {
  return {
    id,
    cited: citedInChinese,
    type: TYPE_IN_CHINESE[type],
    why: `条文提到“${named}”和“${word}”`,
    text,
    open: decision === null && mayDraft,
    add: paths.takeUpPower(list, event, id),
    tie: paths.tiePower(list, event, id),
    aside: paths.setPowerAside(list, event, id),
    outcome:
      decision === null
        ? null
        : decision.decision === 'added'
          ? `${decision.adjustmentId ? '已新增为事项 ' : '已由现有事项承接：'}${decision.reason}`
          : `不新增：${decision.reason}`,
    adjustment: decision?.adjustmentId ? paths.adjustment(decision.adjustmentId) : null,
  };
}

interface Editing {
  edit: ImpactEdit;
  impact: PackageImpact;
  list: number;
  event: number;
  cell: string;
  also: number[] | null;
  problems: FieldProblem[];
  conflict: EditedMeanwhile | null;
}

/** One impact written otherwise than proposed: the evidence, and the whole cell to write in. */
export function editImpactView(editing: Editing) {
  const { edit, impact, list, event, cell, also, problems, conflict } = editing;
  const opened = conflict?.now ?? edit.opened;
  return {
    title: `改写：${edit.name}`,
    action: paths.editImpact(list, event, impact.line.id),
    back: `${paths.package(list, event)}#impact-${impact.line.id}`,
    impact: impactView(impact, list),
    version: opened.version ?? '',
    digest: opened.digest ?? '',
    cell: {
      ...{ id: 'cell', name: 'cell', label: '改写后的依据（整栏）', value: cell, rows: 12 },
      error: errorAt(problems, 'cell'),
      hint: '已把能写入的建议写好，请改成您要的引用和引文。',
    },
    others: edit.others.map(({ impact: { id, law, reason } }) => ({
      id: `also-${id}`,
      value: id,
      label: `《${law}》：${reason}`,
      checked: also?.includes(id) ?? false,
    })),
    conflict: conflict && {
      title: conflict.message,
      fields: fieldChangesOfThree(conflict.base, conflict.theirs, conflict.mine),
    },
  };
}
