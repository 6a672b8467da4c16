import { chineseDate, textPieces } from '../../render';
import { comparedTexts, type Finding, STATUS_IN_CHINESE } from '../../services';
import { paths } from '../paths';

/** How a status is marked. */
export const STATUS_MARKS = {
  valid: 'good',
  renumbered: 'warn',
  changed: 'warn',
  repealed: 'bad',
  'not-found': 'bad',
  'no-text': 'plain',
} as const;

/** One basis with its evidence: what the item quotes, what stands there now, and where the words stand now. */
export function findingView({ evidence, ...finding }: Finding) {
  const { version } = evidence;
  return {
    law: finding.law,
    cited: finding.citedInChinese,
    status: STATUS_IN_CHINESE[finding.status],
    mark: STATUS_MARKS[finding.status],
    doubt: finding.sure ? null : '须人工核对',
    underWay: finding.underWay === undefined ? null : '已在调整中',
    adjustment: finding.underWay === undefined ? null : paths.adjustment(finding.underWay),
    note: evidence.note,
    against: version && {
      words: `《${version.law}》，${chineseDate(version.promulgated)}公布，${chineseDate(version.effective)}起施行`,
      href: paths.lawText(version.lawId, version.promulgated),
    },
    open: evidence.quote !== null || evidence.textAtCited !== null,
    columns: [
      { title: '事项所引', text: evidence.quote ?? '（只写了条号）' },
      ...(evidence.textNow === null
        ? [{ title: `${finding.citedInChinese}现行文字`, ...beside(evidence) }]
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

/** Below this share of common words a comparison word by word reads as noise. */
const OF_ONE_ORIGIN = 0.3;

/** What stands at the cited number, marked against the quote where the two are of one origin. */
function beside({ quote, textAtCited, share }: Finding['evidence']) {
  return share !== null && share < OF_ONE_ORIGIN
    ? { text: textAtCited ?? '（没有这一条）' }
    : compared(quote, textAtCited);
}

function compared(
  quote: string | null,
  text: string | null,
): { text: string } | { pieces: ReturnType<typeof textPieces> } {
  if (quote === null || text === null) return { text: text ?? '（没有这一条）' };
  return { pieces: textPieces(comparedTexts(quote, text)) };
}
