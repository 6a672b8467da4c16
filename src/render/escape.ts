import { ScriptJson } from './linked-data';

/** What HTML reads as markup, and the characters that `visible` shows by name. */
const SPECIAL =
  /[&<>"'`=\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** A value of a model as text of a page, in content or in a quoted attribute; nothing where there is none. */
export function escaped(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof ScriptJson) return value.toHTML();
  return String(value).replace(SPECIAL, (char) => ENTITIES[char] ?? named(char));
}

/** A hidden control character by its name. */
export function named(char: string): string {
  return `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
