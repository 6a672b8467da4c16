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
  const script = throughCommon(a, b, most);
  return script?.map((change) => moved(change, head)) ?? [whole];
}

const moved = ({ old, next }: Change, by: number): Change => ({
  old: { start: old.start + by, end: old.end + by },
  next: { start: next.start + by, end: next.end + by },
});

/**
 * Elements that the other side has nowhere are edits in every script, so the search for the shortest goes through the
 * others only: it costs the square of the edits.
 */
function throughCommon(a: Int32Array, b: Int32Array, most: number): Change[] | null {
  const sides = sidesOf(a, b);
  const [placesA, placesB] = [common(a, sides), common(b, sides)];
  const script = editScript(
    placesA.map((at) => a[at]!),
    placesB.map((at) => b[at]!),
    most,
  );
  if (!script) return null;
  const changes: Change[] = [];
  let [x, y, doneA, doneB] = [0, 0, 0, 0];
  const match = (atA: number, atB: number): void => {
    if (atA > doneA || atB > doneB)
      changes.push({ old: { start: doneA, end: atA }, next: { start: doneB, end: atB } });
    doneA = atA + 1;
    doneB = atB + 1;
  };
  for (const { old, next } of script) {
    for (; x < old.start; x += 1, y += 1) match(placesA[x]!, placesB[y]!);
    x = old.end;
    y = next.end;
  }
  for (; x < placesA.length; x += 1, y += 1) match(placesA[x]!, placesB[y]!);
  match(a.length, b.length);
  return changes;
}

const IN_BOTH = 3;

/** By element, which sides have it: 1 the one, 2 the other. */
function sidesOf(a: Int32Array, b: Int32Array): Uint8Array {
  let largest = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at]! > largest) largest = a[at]!;
  for (let at = 0; at < b.length; at += 1) if (b[at]! > largest) largest = b[at]!;
  const sides = new Uint8Array(largest + 1);
  for (let at = 0; at < a.length; at += 1) sides[a[at]!]! |= 1;
  for (let at = 0; at < b.length; at += 1) sides[b[at]!]! |= 2;
  return sides;
}

/** Where a list has elements that the other has too. */
function common(list: Int32Array, sides: Uint8Array): Int32Array {
  const found = new Int32Array(list.length);
  let count = 0;
  for (let at = 0; at < list.length; at += 1) if (sides[list[at]!] === IN_BOTH) found[count++] = at;
  return found.subarray(0, count);
}
