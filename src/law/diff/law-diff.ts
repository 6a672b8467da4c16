import { provisionAt } from '../address';
import type { Alignment, LinkRow } from '../alignment';
import type { LawText } from '../law-text';
import { diffText, type TextDiff } from './text-diff';

/** One row of a law's diff with its words on both sides; `diff` null where nothing changed or a side is missing. */
export interface ArticleDiff {
  row: LinkRow;
  oldText: string | null;
  newText: string | null;
  diff: TextDiff | null;
}

/** The whole diff of two versions, row by row in the order of the new text, deletions where they stood. */
export function diffLaws(old: LawText, next: LawText, alignment: Alignment): ArticleDiff[] {
  const place = new Map(next.articles.map(({ number }, index) => [number, index]));
  const oldPlace = new Map(old.articles.map(({ number }, index) => [number, index]));
  const after = (row: LinkRow): number => {
    if (row.new !== null) return place.get(row.new)!;
    const before = alignment.rows.filter(
      (r) => r.old !== null && r.new !== null && oldPlace.get(r.old)! < oldPlace.get(row.old!)!,
    );
    return (before.length === 0 ? -1 : Math.max(...before.map((r) => place.get(r.new!)!))) + 0.5;
  };
  return alignment.rows
    .map((row) => ({ row, at: after(row) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => articleDiff(old, next, row));
}

function articleDiff(old: LawText, next: LawText, row: LinkRow): ArticleDiff {
  const oldText = row.old === null ? null : (provisionAt(old, row.old)?.text ?? null);
  const newText = row.new === null ? null : (provisionAt(next, row.new)?.text ?? null);
  const unchanged = row.kind === 'same' || row.kind === 'retyped';
  return {
    row,
    oldText,
    newText,
    diff: unchanged || oldText === null || newText === null ? null : diffText(oldText, newText),
  };
}
