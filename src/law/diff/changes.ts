import { diffArrays } from 'diff';

/** Half-open ranges of two texts that do not match each other; what lies between two changes is equal. */
export interface Change {
  old: { start: number; end: number };
  next: { start: number; end: number };
}

/**
 * Beyond this many edits the rest is told as one change: the search costs the square of the edits, and a reader is
 * better served side by side.
 */
const MOST_EDITS = 1200;

/** The same over characters. */
export function changesBetween(old: string, next: string): Change[] {
  return changesOf(codes(old), codes(next));
}

function codes(text: string): Int32Array {
  return Int32Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
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
  const parts = diffArrays(Array.from(a), Array.from(b), { maxEditLength: most });
  return parts ? gathered(parts, head) : [whole];
}

interface Part {
  count: number;
  added: boolean;
  removed: boolean;
}

/** Neighbouring deletions and insertions are one change. */
function gathered(parts: Part[], shift: number): Change[] {
  const changes: Change[] = [];
  let [x, y] = [shift, shift];
  for (const { count, added, removed } of parts) {
    if (!added && !removed) {
      x += count;
      y += count;
      continue;
    }
    let last = changes.at(-1);
    if (last?.old.end !== x || last.next.end !== y) {
      last = { old: { start: x, end: x }, next: { start: y, end: y } };
      changes.push(last);
    }
    if (removed) x += count;
    else y += count;
    last.old.end = x;
    last.next.end = y;
  }
  return changes;
}
