import { beijingDate, chineseDate, textPieces } from '../../render';
import type { CopyDifference, FieldProblem, LawCopies, LawCopy } from '../../services';
import { errorAt } from '../drafting/request';
import { paths } from '../paths';

/** What a refused form held. */
export interface TypedChoice {
  copy: string;
  reason: string;
}

/** The copies of one version, where they differ, and the form to choose one. */
export function lawCopiesView(page: LawCopies, typed: TypedChoice | null, problems: FieldProblem[] = []) {
  const { law, promulgated, copies, differences, reason, settled, mayChoose } = page;
  const wanted = typed?.copy ?? keyOf(copies.find(({ chosen }) => chosen)!);
  return {
    title: `${law.title}（${chineseDate(promulgated)}公布）：收录的文本`,
    alone: copies.length === 1,
    chosen: reason === null ? null : `以标为“选定”的一份为准。理由：${reason}`,
    copies: copies.map((copy, index) => ({
      text: nameOf(copy, index),
      mark: copy.chosen ? (reason === null ? '先收录，现以它为准' : '选定') : null,
    })),
    compared: differences.map((found, index) => ({
      title: `${nameOf(copies[0]!, 0)} → ${nameOf(copies[index + 1]!, index + 1)}`,
      count: found.length,
      differences: found.map(differenceView),
    })),
    settled,
    form: mayChoose && {
      action: paths.lawCopies(law.id, promulgated),
      options: copies.map((copy, index) => ({
        id: `copy-${keyOf(copy)}`,
        value: keyOf(copy),
        label: nameOf(copy, index),
        checked: keyOf(copy) === wanted,
      })),
      error: errorAt(problems, 'copy'),
      reason: {
        ...{
          id: 'reason',
          name: 'reason',
          label: '理由',
          value: typed?.reason ?? '',
          rows: 2,
          required: true,
        },
        hint: '例如：与国家法律法规数据库核对一致',
        error: errorAt(problems, 'reason'),
      },
    },
  };
}

/** The text that the version was recorded with has no key of its own. */
const keyOf = ({ source }: LawCopy): string => (source === null ? 'first' : String(source));

function nameOf({ file, recordedAt, recordedBy, articles }: LawCopy, index: number): string {
  return `第 ${index + 1} 份：${file ?? '（没有文件名）'}，${articles} 条，${chineseDate(beijingDate(recordedAt))}由${recordedBy}收录`;
}

function differenceView({ at, first, other, diff }: CopyDifference) {
  const marked = diff !== null && !diff.tooDifferent;
  return {
    at,
    columns: marked
      ? [{ title: '差别', pieces: textPieces(diff) }]
      : [
          { title: '第 1 份', text: first ?? '（没有）' },
          { title: '另一份', text: other ?? '（没有）' },
        ],
  };
}
