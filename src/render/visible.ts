import { named } from './escape';

/**
 * Control characters are not allowed in HTML, and those that turn the writing direction can make a line read otherwise than it is stored
 * (Unicode TR 36). Both are shown as what they are instead of being dropped.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** `text` with every hidden control character replaced by its name, `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, named);
}
