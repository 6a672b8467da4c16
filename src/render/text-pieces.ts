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

/** The same pieces for two columns: what the old text says, what the new one says, each with its own marks. */
export function sidePieces(pieces: readonly TextPiece[]): { old: TextPiece[]; new: TextPiece[] } {
  return { old: pieces.filter(({ ins }) => !ins), new: pieces.filter(({ del }) => !del) };
}
