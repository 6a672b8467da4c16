import { diffText } from '../law';
import { fieldsOfThree, type ItemContent } from '../list';
import { type TextPiece, textPieces } from './text-pieces';

/** One field in the hands of two people: what it was, and what each made of it, marked against that. */
export interface FieldOfThreeView {
  label: string;
  disputed: boolean;
  base: TextPiece[];
  theirs: TextPiece[];
  mine: TextPiece[];
}

/** What two people made of one item, for a page. */
export function fieldChangesOfThree(
  base: ItemContent | null,
  theirs: ItemContent | null,
  mine: ItemContent | null,
): FieldOfThreeView[] {
  return fieldsOfThree(base, theirs, mine).map(
    ({ label, disputed, base: was, theirs: other, mine: own }) => ({
      label,
      disputed,
      base: was === null ? [] : [{ text: was }],
      theirs: marked(was, other),
      mine: marked(was, own),
    }),
  );
}

function marked(was: string | null, now: string | null): TextPiece[] {
  if (was === now) return now === null ? [] : [{ text: now }];
  if (now === null) return [{ text: was ?? '', del: true }];
  if (was === null) return [{ text: now, ins: true }];
  const pieces = textPieces(diffText(was, now));
  return pieces.length > 0 ? pieces : [{ text: now, ins: true }];
}
