import type { Span } from '../law';
import type { BasisRole, ItemContent, LegalBasis } from '../list';

/** One piece of a cell written anew. Offsets into the cell as it was. */
export interface Replacement extends Span {
  text: string;
}

/** What one proposal does to an item: pieces of the cell of `role`, and what its bases then cite. */
export interface Edit {
  role: BasisRole;
  replacements: Replacement[];
  bases: { basis: number; address: string; law?: string }[];
}

/** Two proposals want the same place written differently. */
export interface Conflict {
  role: BasisRole;
  first: Replacement;
  second: Replacement;
}

/**
 * Applies edits made against one and the same content, in any order. Equal replacements (the shared note of two bases
 * under one title) count once. On a conflict the content comes back as it was.
 */
export function rewrite(
  content: ItemContent,
  edits: Edit[],
): { content: ItemContent; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const byRole = new Map<BasisRole, Replacement[]>();
  for (const edit of edits) byRole.set(edit.role, [...(byRole.get(edit.role) ?? []), ...edit.replacements]);

  const basisText = { ...content.basisText };
  let bases = content.bases.map((basis) => ({ ...basis }));
  for (const [role, wanted] of byRole) {
    const replacements = merged(role, wanted, conflicts);
    basisText[role] = replaced(content.basisText[role] ?? '', replacements);
    bases = bases.map((basis) => (basis.role === role ? shifted(basis, replacements) : basis));
  }
  if (conflicts.length > 0) return { content, conflicts };
  for (const { basis, address, law } of edits.flatMap((edit) => edit.bases)) {
    const found = bases[basis];
    if (!found) continue;
    found.address = address;
    if (law !== undefined) found.law = law;
  }
  return { content: { ...content, basisText, bases }, conflicts };
}

function merged(role: BasisRole, wanted: Replacement[], conflicts: Conflict[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const next of [...wanted].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    if (last && last.start === next.start && last.end === next.end && last.text === next.text) continue;
    if (last && (next.start < last.end || next.start === last.start)) {
      conflicts.push({ role, first: last, second: next });
      continue;
    }
    kept.push(next);
  }
  return kept;
}

/** `text` with the replacements, sorted and apart, put in. */
function replaced(text: string, replacements: Replacement[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, text: put } of replacements) {
    out += text.slice(from, start) + put;
    from = end;
  }
  return out + text.slice(from);
}

function shifted(basis: LegalBasis, replacements: Replacement[]): LegalBasis {
  const move = (span: Span | null): Span | null => (span ? movedSpan(span, replacements) : null);
  return {
    ...basis,
    at: move(basis.at),
    titleAt: movedSpan(basis.titleAt, replacements),
    noteAt: move(basis.noteAt),
    quoteAt: move(basis.quoteAt),
  };
}

/** A replacement before the span moves it, one inside stretches it, one after leaves it. */
function movedSpan(span: Span, replacements: Replacement[]): Span {
  let before = 0;
  let inside = 0;
  for (const { start, end, text } of replacements) {
    const growth = text.length - (end - start);
    if (end <= span.start) before += growth;
    else if (start < span.end) inside += growth;
  }
  return { start: span.start + before, end: span.end + before + inside };
}
