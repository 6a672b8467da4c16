import { fold, type LawText, type Span } from '../../src/law';

/** A leaf of the tree, or what stands between two of them. */
export interface Piece extends Span {
  kind: 'front' | 'heading' | 'number' | 'paragraph' | 'item' | 'subitem' | 'annex' | 'between';
}

/** The leaves of the tree in order with what stands between them, so that their texts put together are the verbatim text. */
export function piecesOf(law: LawText): Piece[] {
  const leaves: Piece[] = [
    ...law.headings.map(({ start, end }): Piece => ({ kind: 'heading', start, end })),
    ...law.articles.flatMap((article): Piece[] => {
      const first = article.paragraphs[0]?.start ?? article.end;
      return [
        { kind: 'number', start: article.start, end: first },
        ...article.paragraphs.flatMap((paragraph) => [
          {
            kind: 'paragraph' as const,
            start: paragraph.start,
            end: paragraph.items[0]?.start ?? paragraph.end,
          },
          ...paragraph.items.flatMap((item) => [
            { kind: 'item' as const, start: item.start, end: item.subitems[0]?.start ?? item.end },
            ...item.subitems.map(({ start, end }) => ({ kind: 'subitem' as const, start, end })),
          ]),
        ]),
      ];
    }),
    ...law.annexes.map(({ start, end }): Piece => ({ kind: 'annex', start, end })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const body = leaves[0]?.start ?? law.verbatim.length;
  const pieces: Piece[] = [];
  let at = Math.min(law.preamble.end, body);
  if (at > 0) pieces.push({ kind: 'front', start: 0, end: at });
  for (const leaf of leaves) {
    if (leaf.start > at) pieces.push({ kind: 'between', start: at, end: leaf.start });
    pieces.push(leaf);
    at = leaf.end;
  }
  if (at < law.verbatim.length) pieces.push({ kind: 'between', start: at, end: law.verbatim.length });
  return pieces;
}

/** What is no text of the law, or says again what its headings say. */
const isDressOrContents = (text: string, headings: readonly string[]) =>
  text.startsWith('<!--') || /^目录$/.test(fold(text)) || headings.includes(fold(text));

/** Lines outside every leaf that hold words, are not told as a problem and are no table of contents. */
export function unaccounted(law: LawText): string[] {
  const told = new Set(law.problems.map(({ line }) => line));
  const headings = law.headings.map(({ start, end }) => fold(law.verbatim.slice(start, end)));
  return piecesOf(law)
    .filter(({ kind }) => kind === 'between')
    .flatMap(({ start, end }) => {
      const first = law.verbatim.slice(0, start).split('\n').length;
      return law.verbatim
        .slice(start, end)
        .split('\n')
        .map((text, index) => ({ text: text.replaceAll(/\*\*|__/g, '').trim(), line: first + index }))
        .filter(({ text, line }) => /[\p{L}\p{N}]/u.test(text) && !told.has(line))
        .filter(({ text }) => !isDressOrContents(text, headings))
        .map(({ text, line }) => `${line}: ${text}`);
    });
}
