import { diffText } from '../law';
import { diffItems, type FieldChange, type ItemContent } from '../list';
import { type TextPiece, textPieces } from './text-pieces';

/** One field of an item that changed: as one marked text, or old and new side by side where `pieces` is empty. */
export interface FieldChangeView {
  label: string;
  /** `新填` or `删去` where one side is empty. */
  word: string | null;
  pieces: TextPiece[];
  old: string | null;
  new: string | null;
}

/** What changed between two contents, field by field, in the order an item is read. */
export function fieldChanges(old: ItemContent | null, next: ItemContent | null): FieldChangeView[] {
  return diffItems(old, next).map(fieldChangeView);
}

/** One change found elsewhere (`diffLists`), for a page. */
export function fieldChangeView({ label, old, new: next }: FieldChange): FieldChangeView {
  const shown = { label, old, new: next };
  if (old === null) return { ...shown, word: '新填', pieces: [{ text: next ?? '', ins: true }] };
  if (next === null) return { ...shown, word: '删去', pieces: [{ text: old, del: true }] };
  return { ...shown, word: null, pieces: textPieces(diffText(old, next)) };
}
