/** Half-open ranges of two texts that do not match each other; what lies between two changes is equal. */
export interface Change {
  old: { start: number; end: number };
  next: { start: number; end: number };
}

/**
 * The shortest list of changes that makes `b` from `a` (E. Myers, An O(ND) difference algorithm and its variations, 1986,
 * the greedy one); null where it takes more than `most` edits.
 */
export function editScript(a: Int32Array, b: Int32Array, most: number): Change[] | null {
  const limit = Math.min(most, a.length + b.length);
  const middle = limit + 1;
  // How far along a each diagonal k = x - y is reached; what a round changed of it is kept in `trace`, round after round.
  const furthest = new Int32Array(2 * limit + 3).fill(-1);
  furthest[middle + 1] = 0;
  for (let edits = 0; edits <= limit; edits += 1) {
    const start = startOf(edits);
    if (start + edits >= trace.length) trace = grown(trace);
    trace.fill(-1, start, start + edits + 1);
    // A diagonal beyond either text leads nowhere.
    const first = -edits + 2 * Math.max(0, Math.ceil((edits - b.length) / 2));
    const last = edits - 2 * Math.max(0, Math.ceil((edits - a.length) / 2));
    for (let k = first; k <= last; k += 2) {
      const [left, right] = [furthest[middle + k - 1]!, furthest[middle + k + 1]!];
      let x = k === -edits || (k !== edits && left < right) ? right : left + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      furthest[middle + k] = x;
      trace[start + ((k + edits) >> 1)] = x;
      if (x >= a.length && y >= b.length) return walkedBack(edits, a.length, b.length);
    }
  }
  return null;
}

/** Kept from one call to the next: most are short, and a new one each time would cost as much as the search. */
let trace = new Int32Array(1024);

/** A round of so many edits has one diagonal more than edits, and stands after all rounds before it. */
const startOf = (edits: number) => (edits * (edits + 1)) / 2;

function grown(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * list.length);
  larger.set(list);
  return larger;
}

function walkedBack(all: number, n: number, m: number): Change[] {
  const changes: Change[] = [];
  let [x, y] = [n, m];
  for (let edits = all; edits > 0; edits -= 1) {
    const before = startOf(edits - 1);
    const at = (k: number): number => (Math.abs(k) < edits ? trace[before + ((k + edits - 1) >> 1)]! : -1);
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const fromX = down ? at(k + 1) : at(k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    // The edit itself; what lies between it and the one before is equal text.
    const [endX, endY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const last = changes.at(-1);
    if (last && last.old.start === endX && last.next.start === endY) {
      last.old.start = fromX;
      last.next.start = fromY;
    } else {
      changes.push({
        old: { start: fromX, end: endX },
        next: { start: fromY, end: endY },
      });
    }
    [x, y] = [fromX, fromY];
  }
  return changes.reverse();
}
