import { chineseDate, textPieces } from '../../render';
import { comparedTexts, type Finding, type ListCheck, STATUS_IN_CHINESE } from '../../services';
import { paths } from '../paths';

const MARKS = {
  valid: 'good',
  renumbered: 'warn',
  changed: 'warn',
  repealed: 'bad',
  'not-found': 'bad',
  'no-text': 'plain',
} as const;
const ORDER = ['repealed', 'not-found', 'renumbered', 'changed', 'no-text', 'valid'] as const;
const MOST = 200;

/** One basis with its evidence: what the item quotes, what stands there now, and where the words stand now. */
export function findingView(finding: Finding, list: number) {
  const { evidence, item } = finding;
  return {
    item: `${item.serial ? `${item.serial}. ` : ''}${item.name}`,
    href: paths.item(list, item.id),
    law: finding.law,
    cited: finding.citedInChinese,
    status: STATUS_IN_CHINESE[finding.status],
    mark: MARKS[finding.status],
    doubt: finding.sure ? null : '须人工核对',
    note: evidence.note,
    open: evidence.quote !== null || evidence.textAtCited !== null,
    columns: [
      { title: '事项所引', text: evidence.quote ?? '（只写了条号）' },
      ...(evidence.textNow === null
        ? [{ title: `${finding.citedInChinese}现行文字`, ...compared(evidence.quote, evidence.textAtCited) }]
        : [
            { title: `${finding.citedInChinese}现行文字`, text: evidence.textAtCited ?? '（没有这一条）' },
            {
              title: `所引文字现在的位置：${finding.nowAtInChinese}`,
              ...compared(evidence.quote, evidence.textNow),
            },
          ]),
    ],
  };
}

function compared(
  quote: string | null,
  text: string | null,
): { text: string } | { pieces: ReturnType<typeof textPieces> } {
  if (quote === null || text === null) return { text: text ?? '（没有这一条）' };
  return { pieces: textPieces(comparedTexts(quote, text)) };
}

/** The health of a list: counts, laws with most findings, and the findings that want work. */
export function checkView(
  { counts, findings, asOf }: ListCheck,
  list: number,
  { status, law }: { status?: unknown; law?: unknown },
) {
  const href = (asked: Record<string, string>) => `${paths.basisCheck(list)}?${new URLSearchParams(asked)}`;
  const wanted = findings.filter((f) =>
    typeof status === 'string'
      ? f.status === status
      : typeof law === 'string' || (f.status !== 'valid' && f.status !== 'no-text'),
  );
  const shown = wanted.filter((f) => typeof law !== 'string' || f.law === law);
  return {
    asOf: chineseDate(asOf),
    figures: ORDER.map((one) => ({
      count: counts[one],
      label: STATUS_IN_CHINESE[one],
      href: href({ status: one }),
    })),
    filter:
      typeof law === 'string'
        ? `《${law}》`
        : typeof status === 'string' && status in STATUS_IN_CHINESE
          ? STATUS_IN_CHINESE[status as keyof typeof STATUS_IN_CHINESE]
          : '需要处理的',
    all: paths.basisCheck(list),
    filtered: typeof law === 'string' || typeof status === 'string',
    laws: lawsOf(findings).map(({ name, wrong, total }) => ({
      cells: [
        { text: name, href: href({ law: name }), head: true },
        { text: wrong, number: true, ...(wrong > 0 && { mark: 'warn' }) },
        { text: total, number: true },
      ],
    })),
    lawColumns: [{ label: '法律文件' }, { label: '需处理', number: true }, { label: '引用', number: true }],
    count: shown.length,
    cut: shown.length > MOST ? `只显示前 ${MOST} 条，请按状态或法律文件筛选。` : null,
    findings: shown.slice(0, MOST).map((finding) => findingView(finding, list)),
  };
}

function lawsOf(findings: Finding[]): { name: string; wrong: number; total: number }[] {
  const laws = new Map<string, { name: string; wrong: number; total: number }>();
  for (const { law, status } of findings) {
    const one = laws.get(law) ?? { name: law, wrong: 0, total: 0 };
    one.total += 1;
    if (status !== 'valid' && status !== 'no-text') one.wrong += 1;
    laws.set(law, one);
  }
  return [...laws.values()].sort((a, b) => b.wrong - a.wrong || b.total - a.total).slice(0, 30);
}
