import { type Change, editScript } from './edit-script';

export type { Change } from './edit-script';

/**
 * Beyond this many edits the rest is told as one change: the search costs the square of the edits, and a reader is
 * better served side by side.
 */
const MOST_EDITS = 1200;

/** The same over characters. */
export function changesBetween(old: string, next: string, most = MOST_EDITS): Change[] {
  return changesOf(codes(old), codes(next), most);
}

function codes(text: string): Int32Array {
  const list = new Int32Array(text.length);
  for (let i = 0; i < list.length; i += 1) list[i] = text.charCodeAt(i);
  return list;
}

/** Shortest list of changes that makes `next` from `old`, over numbered elements. Equal ends are taken off first. */
export function changesOf(old: Int32Array, next: Int32Array, most = MOST_EDITS): Change[] {
  let head = 0;
  const least = Math.min(old.length, next.length);
  while (head < least && old[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < least - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  const a = old.subarray(head, old.length - tail);
  const b = next.subarray(head, next.length - tail);
  if (a.length === 0 && b.length === 0) return [];
  const whole: Change = {
    old: { start: head, end: head + a.length },
    next: { start: head, end: head + b.length },
  };
  if (a.length === 0 || b.length === 0) return [whole];
  return editScript(a, b, most, head) ?? [whole];
}
