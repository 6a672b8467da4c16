import {
  type Alignment,
  type ArticleDiff,
  addressInChinese,
  diffLaws,
  diffText,
  type LawText,
  type LinkKind,
  type LinkRow,
} from '../law';
import { type TextPiece, textPieces } from './text-pieces';
import { LINK_KIND_WORDS } from './words';

/** One article, or a run of unchanged ones (`row` null), of two versions compared. */
export interface ComparisonRow {
  row: LinkRow | null;
  /** `原第十六条 → 第十九条` */
  numbers: string;
  kind: string;
  /** What a person has to look at: `对应关系待确认`. */
  doubt: string | null;
  pieces: TextPiece[];
  /** Both texts where they are too different to be marked in one, or one is missing; null where there is nothing to show. */
  sides: { old: TextPiece[]; new: TextPiece[] } | null;
  /** Nothing but a line in small. */
  quiet: boolean;
}

export interface ComparisonView {
  /** `修改12处、新增3处` */
  counts: string;
  replacements: { old: string; new: string; count: number }[];
  rows: ComparisonRow[];
}

const UNCHANGED: readonly LinkKind[] = ['same', 'retyped'];

/** Two versions of a law article by article; what did not change is told in one line. */
export function comparisonView(old: LawText, next: LawText, alignment: Alignment): ComparisonView {
  const rows: ComparisonRow[] = [];
  let run: LinkRow[] = [];
  const closeRun = (): void => {
    if (run.length > 0) rows.push(unchanged(run));
    run = [];
  };
  for (const diff of diffLaws(old, next, alignment)) {
    if (UNCHANGED.includes(diff.row.kind)) {
      run.push(diff.row);
    } else {
      closeRun();
      rows.push(articleChange(diff));
    }
  }
  closeRun();
  return { counts: countsOf(alignment.rows), replacements: alignment.replacements, rows };
}

function unchanged(run: LinkRow[]): ComparisonRow {
  const [first, last] = [run[0]!, run.at(-1)!].map((row) => addressInChinese((row.new ?? row.old)!));
  const numbers = run.length === 1 ? first! : `${first}至${last}`;
  return { row: null, numbers, kind: '未变', doubt: null, pieces: [], sides: null, quiet: true };
}

/** One row of a law's diff for a page. The number stands in the heading, so it is left out of the text. */
export function articleChange({ row, oldText, newText }: ArticleDiff): ComparisonRow {
  const [old, next] = [withoutNumber(oldText), withoutNumber(newText)];
  const base = {
    row,
    numbers: numbersOf(row),
    kind: LINK_KIND_WORDS[row.kind],
    doubt: doubtOf(row),
    quiet: false,
  };
  if (row.kind === 'renumbered') return { ...base, pieces: [], sides: null };
  if (old === null) return { ...base, pieces: [{ text: next ?? '', ins: true }], sides: null };
  if (next === null) return { ...base, pieces: [{ text: old, del: true }], sides: null };
  const pieces = textPieces(diffText(old, next));
  return {
    ...base,
    pieces,
    sides: pieces.length > 0 ? null : { old: [{ text: old }], new: [{ text: next }] },
  };
}

function doubtOf({ old, new: next, sure, disputed }: LinkRow): string | null {
  if (disputed) return '修改决定与文本不一致，待确认';
  if (sure) return null;
  return old === null || next === null ? '待确认' : '对应关系待确认';
}

const NUMBER = /^[\s\u3000]*第[^条\s]{1,12}条(?:之[一二三四五六七八九十]{1,3})?[\s\u3000]*/;

/** Blank lines and the indent of the printed page are no part of what is compared. */
function withoutNumber(text: string | null): string | null {
  const lines = text?.replace(NUMBER, '').split('\n') ?? [];
  return text === null
    ? null
    : lines
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n');
}

function numbersOf({ old, new: next }: LinkRow): string {
  if (old === null) return addressInChinese(next!);
  if (next === null) return `原${addressInChinese(old)}`;
  return old === next ? addressInChinese(old) : `原${addressInChinese(old)} → ${addressInChinese(next)}`;
}

function countsOf(rows: readonly LinkRow[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of rows) {
    counts.set(LINK_KIND_WORDS[kind], (counts.get(LINK_KIND_WORDS[kind]) ?? 0) + 1);
  }
  return [...new Set(Object.values(LINK_KIND_WORDS))]
    .flatMap((word) => (counts.has(word) ? [`${word}${counts.get(word)}处`] : []))
    .join('、');
}
