import type { TextDiff } from '../law';

/** A run of a text difference; no flag where both texts have it. */
export interface TextPiece {
  text: string;
  del?: true;
  ins?: true;
}

/** Pieces of one text difference, deletions before insertions; empty where the texts are better read side by side. */
export function textPieces({ runs, tooDifferent }: TextDiff): TextPiece[] {
  if (tooDifferent) return [];
  return runs.map(({ kind, text }) => {
    if (kind === 'deleted') return { text, del: true };
    return kind === 'inserted' ? { text, ins: true } : { text };
  });
}
