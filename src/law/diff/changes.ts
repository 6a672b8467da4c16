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

/**
 * Shortest list of changes that makes `next` from `old` (Myers 1986, greedy), over anything that has a length and
 * numbered elements. Linear in the length, quadratic only in the edits, which are capped.
 */
export function changesBetween(old: string, next: string): Change[] {
  return changesOf(codes(old), codes(next));
}

function codes(text: string): Int32Array {
  const list = new Int32Array(text.length);
  for (let i = 0; i < list.length; i += 1) list[i] = text.charCodeAt(i);
  return list;
}

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
  return greedy(a, b, most, head) ?? [whole];
}

function greedy(a: Int32Array, b: Int32Array, most: number, shift: number): Change[] | null {
  const limit = Math.min(most, a.length + b.length);
  const middle = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && furthest[middle + k - 1]! < furthest[middle + k + 1]!);
      let x = down ? furthest[middle + k + 1]! : furthest[middle + k - 1]! + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      furthest[middle + k] = x;
      if (x >= a.length && y >= b.length) {
        trace.push(furthest.slice(middle - edits, middle + edits + 1));
        return walkBack(trace, a.length, b.length, shift);
      }
    }
    trace.push(furthest.slice(middle - edits, middle + edits + 1));
  }
  return null;
}

function walkBack(trace: Int32Array[], n: number, m: number, shift: number): Change[] {
  const changes: Change[] = [];
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const before = trace[edits - 1]!;
    const at = (k: number) => before[k + edits - 1] ?? -1;
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const fromX = down ? at(k + 1) : at(k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    // The edit itself; the snake after it is equal text.
    const [startX, startY] = [fromX, fromY];
    const [endX, endY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const last = changes.at(-1);
    if (last && last.old.start === endX + shift && last.next.start === endY + shift) {
      last.old.start = startX + shift;
      last.next.start = startY + shift;
    } else {
      changes.push({
        old: { start: startX + shift, end: endX + shift },
        next: { start: startY + shift, end: endY + shift },
      });
    }
    [x, y] = [fromX, fromY];
  }
  return changes.reverse();
}
