import type { Span } from '../law';
import type { BasisRole, LegalBasis } from '../list';

/** Where the law and the provision of one basis lead, and what is to be said of it. */
export interface BasisLink {
  law: string | null;
  provision: string | null;
  mark: string | null;
  /** Said quietly: nothing is wrong, but nothing was looked at either. */
  aside?: string | null;
}

/** A run of the cell: exactly one of the flags is set, none for text between. */
export interface BasisPiece {
  text: string;
  law?: true;
  note?: true;
  number?: true;
  quote?: true;
  href?: string;
  marks?: string[];
  asides?: string[];
}

type Cut = Span & { kind: 'law' | 'note' | 'number' | 'quote'; bases: number[] };

/**
 * The legal-basis cell of one role, cut where its titles, edition notes, article numbers and quotes are written. Put together again the
 * pieces are the cell, letter for letter. `linkOf` is asked by index into `bases`.
 */
export function basisPieces(
  text: string,
  role: BasisRole,
  bases: readonly LegalBasis[],
  linkOf: (index: number) => BasisLink | null,
): BasisPiece[] {
  const pieces: BasisPiece[] = [];
  let at = 0;
  for (const cut of cutsOf(text, role, bases)) {
    // Spans that overlap come from a cell read in doubt: the text counts more than its marks.
    if (cut.start < at) continue;
    if (cut.start > at) pieces.push({ text: text.slice(at, cut.start) });
    pieces.push(pieceOf(text.slice(cut.start, cut.end), cut, linkOf));
    at = cut.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

function pieceOf(text: string, cut: Cut, linkOf: (index: number) => BasisLink | null): BasisPiece {
  const piece: BasisPiece = { text, [cut.kind]: true };
  if (cut.kind !== 'law' && cut.kind !== 'number') return piece;
  const links = cut.bases.map(linkOf).filter((link) => link !== null);
  const href = links
    .map((link) => (cut.kind === 'law' ? link.law : link.provision))
    .find((to) => to !== null);
  if (href) piece.href = href;
  if (cut.kind !== 'number') return piece;
  const marks = new Set(links.flatMap(({ mark }) => mark ?? []));
  const asides = new Set(links.flatMap(({ aside }) => aside ?? []));
  if (marks.size > 0) piece.marks = [...marks];
  if (asides.size > 0) piece.asides = [...asides];
  return piece;
}

function cutsOf(text: string, role: BasisRole, bases: readonly LegalBasis[]): Cut[] {
  const cuts = new Map<string, Cut>();
  const add = (kind: Cut['kind'], span: Span | null, index: number): void => {
    if (!span || span.start < 0 || span.end > text.length || span.start >= span.end) return;
    const key = `${kind} ${span.start} ${span.end}`;
    const known = cuts.get(key);
    if (known) known.bases.push(index);
    else cuts.set(key, { start: span.start, end: span.end, kind, bases: [index] });
  };
  bases.forEach((basis, index) => {
    if (basis.role !== role) return;
    add('law', basis.titleAt, index);
    add('note', basis.noteAt, index);
    add('number', basis.at, index);
    add('quote', basis.quoteAt, index);
  });
  return [...cuts.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
