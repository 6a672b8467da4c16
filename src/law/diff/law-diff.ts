import type { Alignment, LinkRow } from '../alignment';
import type { Article, LawText } from '../law-text';
import { plainLines } from '../parse/lines';
import type { ArticleDiff } from './article-diff';
import { linkMoved } from './moved';
import { diffText } from './text-diff';

/**
 * The whole diff of two versions in the order of the new text; what was deleted stands where it stood, after the article
 * before it.
 */
export function diffLaws(old: LawText, next: LawText, alignment: Alignment): ArticleDiff[] {
  const [olds, news] = [byNumber(old), byNumber(next)];
  const diffs = inOrder(old, next, alignment.rows).map((row): ArticleDiff => {
    const from = row.old === null ? undefined : olds.get(row.old);
    const to = row.new === null ? undefined : news.get(row.new);
    return {
      row,
      oldText: from ? textOf(old, from) : null,
      newText: to ? textOf(next, to) : null,
      diff:
        from && to && isChanged(row)
          ? diffText(wordsOf(old, from), wordsOf(next, to), { folded: true })
          : null,
      moved: [],
    };
  });
  linkMoved(diffs);
  return diffs;
}

const isChanged = ({ kind }: LinkRow) => kind !== 'same' && kind !== 'retyped' && kind !== 'renumbered';

function byNumber(law: LawText): Map<string, Article> {
  return new Map(law.articles.map((article) => [article.number, article]));
}

const textOf = (law: LawText, { start, end }: Article) => law.verbatim.slice(start, end);

/** The article without its number, blank lines and the indents of the printed page. */
function wordsOf(law: LawText, article: Article): string {
  const first = article.paragraphs[0]?.start ?? article.start;
  return plainLines(law.verbatim, { start: first, end: article.end });
}

function inOrder(old: LawText, next: LawText, rows: readonly LinkRow[]): LinkRow[] {
  const [oldPlace, newPlace] = [places(old), places(next)];
  const after = new Array<number>(old.articles.length).fill(-1);
  for (const row of rows) {
    const place = row.old === null || row.moved ? undefined : oldPlace.get(row.old);
    if (place !== undefined && row.new !== null) after[place] = newPlace.get(row.new) ?? -1;
  }
  for (let i = 1; i < after.length; i += 1) after[i] = Math.max(after[i]!, after[i - 1]!);
  const placeOf = (row: LinkRow): number =>
    row.new === null ? (after[oldPlace.get(row.old!) ?? 0] ?? -1) + 0.5 : (newPlace.get(row.new) ?? 0);
  return rows
    .map((row, index) => ({ row, index, at: placeOf(row) }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ row }) => row);
}

function places(law: LawText): Map<string, number> {
  return new Map(law.articles.map(({ number }, index) => [number, index]));
}
