import { chineseDate, textPieces } from '../../render';
import { EVENT_IN_CHINESE, type LawPackage, type PackageImpact, type PackageRow } from '../../services';
import { paths } from '../paths';

/** The changes of law that hit a list, those with work left first. */
export function packagesView(packages: PackageRow[], list: number) {
  return {
    columns: [
      { label: '法律变动' },
      { label: '施行' },
      { label: '触及', number: true },
      { label: '已处理', number: true },
      { label: '状态' },
    ],
    rows: packages.map((row) => ({
      cells: [
        {
          text: `《${row.law}》${EVENT_IN_CHINESE[row.kind]}（${row.decided}）`,
          href: paths.package(list, row.event),
          head: true,
        },
        { text: row.effective, tight: true },
        { text: row.total, number: true },
        { text: row.done, number: true },
        row.done === row.total
          ? { text: '已办结', mark: 'good' }
          : { text: `余 ${row.total - row.done} 条`, mark: 'warn' },
      ],
    })),
    none: packages.length === 0,
    importLaws: paths.importLaws,
  };
}

/** One work package: progress, and for each impact both texts, the proposal with its reason, and what was decided. */
export function packageView({ chosen, row, impacts, alreadyNew }: LawPackage) {
  const list = chosen.list.id;
  const pending = impacts.filter(({ decision }) => decision === null);
  return {
    title: `《${row.law}》${EVENT_IN_CHINESE[row.kind]}`,
    decided: chineseDate(row.decided),
    effective: chineseDate(row.effective),
    done: row.done,
    total: row.total,
    left: pending.length,
    finished: pending.length === 0,
    sure: row.sure,
    alreadyNew: alreadyNew.map(({ item, citedInChinese }) => ({
      text: `${item.serial ? `${item.serial}. ` : ''}${item.name}　${citedInChinese}`,
      href: paths.item(list, item.id),
    })),
    accept: paths.acceptImpacts(list, row.event),
    dismiss: paths.dismissImpact(list, row.event),
    pending: pending.map((impact) => impactView(impact, list)),
    closed: impacts.filter(({ decision }) => decision !== null).map((impact) => impactView(impact, list)),
  };
}

function impactView(
  { line, quote, oldText, newText, diff, proposable, decision }: PackageImpact,
  list: number,
) {
  const marked = diff && !diff.tooDifferent;
  return {
    id: line.id,
    item: `${line.item.serial ? `${line.item.serial}. ` : ''}${line.item.name}`,
    href: paths.item(list, line.item.id),
    cited: line.citedInChinese,
    kind: line.kindInChinese,
    proposed: line.proposedInChinese,
    proposable,
    checked: proposable && line.sure,
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
    outcome: decision && outcomeOf(decision),
    adjustment: decision?.adjustment ? paths.adjustment(decision.adjustment) : null,
  };
}

function outcomeOf({ kind, reason }: NonNullable<PackageImpact['decision']>): string {
  if (kind === 'no-change') return `无需调整：${reason}`;
  return '已采纳，写入调整';
}
