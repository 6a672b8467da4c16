import type { Change } from './changes';
import type { Tokens } from './tokens';

/** A shared stretch up to this long is taken into the changes around it where they are as long as it is. */
const FRAGMENT = 4;
const MOST_SLIDE = 60;
const SENTENCE_END = /^[。；;\n]/;
const MARK = /^[，,、：:]/;

/**
 * Changes as a reader wants them: none that splits a phrase which only by chance has a character in common with the new
 * one, and an insertion begins where a phrase does.
 */
export function readable(changes: readonly Change[], old: Tokens, next: Tokens): Change[] {
  const whole = merged(changes, old.texts).map((change) => trimmed(change, old.keys, next.keys));
  return slid(whole, old.texts, next.texts);
}

/** What merging took in at either end and stands in both is no change: 具体行政行 → 行政机关的行政行 is 具体 → 行政机关的. */
function trimmed({ old, next }: Change, from: Int32Array, to: Int32Array): Change {
  const least = Math.min(old.end - old.start, next.end - next.start);
  let head = 0;
  while (head < least && from[old.start + head] === to[next.start + head]) head += 1;
  let tail = 0;
  while (tail < least - head && from[old.end - 1 - tail] === to[next.end - 1 - tail]) tail += 1;
  return {
    old: { start: old.start + head, end: old.end - tail },
    next: { start: next.start + head, end: next.end - tail },
  };
}

function merged(changes: readonly Change[], old: readonly string[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes) {
    let current = change;
    for (let last = kept.at(-1); last && isFragment(last, current, old); last = kept.at(-1)) {
      kept.pop();
      current = {
        old: { start: last.old.start, end: current.old.end },
        next: { start: last.next.start, end: current.next.end },
      };
    }
    kept.push(current);
  }
  return kept;
}

function isFragment(a: Change, b: Change, old: readonly string[]): boolean {
  const pieces = b.old.start - a.old.end;
  if (pieces > FRAGMENT) return false;
  if (pieces <= 1) return true;
  const length = old.slice(a.old.end, b.old.start).join('').trim().length;
  return length <= FRAGMENT && length <= sizeOf(a) && length <= sizeOf(b);
}

const sizeOf = ({ old, next }: Change) => Math.max(old.end - old.start, next.end - next.start);

/** 甲、乙、丙 → 甲、丙 reads as 乙、 gone, not as 、乙. */
function slid(changes: readonly Change[], old: readonly string[], next: readonly string[]): Change[] {
  return changes.map((change, index) => {
    const [before, after] = [changes[index - 1], changes[index + 1]];
    if (change.old.start === change.old.end) {
      const by = bestSlide(
        next,
        change.next.start,
        change.next.end,
        before?.next.end ?? 0,
        after?.next.start ?? next.length,
      );
      return by === 0 ? change : { old: shift(change.old, by), next: shift(change.next, by) };
    }
    if (change.next.start === change.next.end) {
      const by = bestSlide(
        old,
        change.old.start,
        change.old.end,
        before?.old.end ?? 0,
        after?.old.start ?? old.length,
      );
      return by === 0 ? change : { old: shift(change.old, by), next: shift(change.next, by) };
    }
    return change;
  });
}

const shift = ({ start, end }: { start: number; end: number }, by: number) => ({
  start: start + by,
  end: end + by,
});

/** How far the stretch may move, staying the same words and clear of its neighbours, to begin and end at a mark. */
function bestSlide(
  texts: readonly string[],
  start: number,
  end: number,
  least: number,
  most: number,
): number {
  let best = 0;
  let worth = worthOf(texts, start, end);
  const look = (by: number): void => {
    const found = worthOf(texts, start + by, end + by);
    if (found > worth) [best, worth] = [by, found];
  };
  // One piece is left between neighbours, or they would touch.
  for (let by = -1; start + by > least && by >= -MOST_SLIDE; by -= 1) {
    if (texts[start + by] !== texts[end + by]) break;
    look(by);
  }
  for (let by = 1; end + by < most && by <= MOST_SLIDE; by += 1) {
    if (texts[start + by - 1] !== texts[end + by - 1]) break;
    look(by);
  }
  return best;
}

function worthOf(texts: readonly string[], start: number, end: number): number {
  const before = start === 0 ? '\n' : texts[start - 1]!;
  return markWorth(before) * 2 + markWorth(texts[end - 1]!);
}

function markWorth(text: string): number {
  if (SENTENCE_END.test(text) || text.endsWith('\n')) return 2;
  if (MARK.test(text)) return 1;
  // 行政复议机关负责法制工作的机构 → 行政复议机构 reads as 机关负责法制工作的 gone.
  return text === '的' ? 0.5 : 0;
}
