import { diffText } from '../law';
import { diffItems, type FieldChange, type ItemContent } from '../list';
import { sidePieces, type TextPiece, textPieces } from './text-pieces';

/** One field of an item that changed: as one marked text, or old and new side by side where `pieces` is empty. */
export interface FieldChangeView {
  label: string;
  /** `新填` or `删去` where one side is empty. */
  word: string | null;
  pieces: TextPiece[];
  /** The same for two columns; empty where there is nothing on that side. */
  old: TextPiece[];
  new: TextPiece[];
}

/** What changed between two contents, field by field, in the order an item is read. */
export function fieldChanges(old: ItemContent | null, next: ItemContent | null): FieldChangeView[] {
  return diffItems(old, next).map(fieldChangeView);
}

/** One change found elsewhere (`diffLists`), for a page. */
export function fieldChangeView({ label, old, new: next }: FieldChange): FieldChangeView {
  if (old === null) {
    const pieces = [{ text: next ?? '', ins: true as const }];
    return { label, word: '新填', pieces, old: [], new: pieces };
  }
  if (next === null) {
    const pieces = [{ text: old, del: true as const }];
    return { label, word: '删去', pieces, old: pieces, new: [] };
  }
  const pieces = textPieces(diffText(old, next));
  if (pieces.length === 0) return { label, word: null, pieces, old: [{ text: old }], new: [{ text: next }] };
  return { label, word: null, pieces, ...sidePieces(pieces) };
}
