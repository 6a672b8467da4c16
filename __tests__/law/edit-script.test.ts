import fc from 'fast-check';
import { changesOf } from '../../src/law/diff/changes';
import { editScript } from '../../src/law/diff/edit-script';

const elements = fc
  .array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 })
  .map((list) => Int32Array.from(list));

/** Length of the longest common subsequence, the slow way. */
function common(a: Int32Array, b: Int32Array): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row.at(-1)!;
}

const sizeOf = (changes: ReturnType<typeof changesOf>) =>
  changes.reduce((sum, { old, next }) => sum + old.end - old.start + next.end - next.start, 0);

describe('the shortest edit script', () => {
  it('is a script, and no other is shorter', () => {
    fc.assert(
      fc.property(elements, elements, (a, b) => {
        const changes = changesOf(a, b);
        let made: number[] = [];
        let at = 0;
        for (const { old, next } of changes) {
          made = [...made, ...a.subarray(at, old.start), ...b.subarray(next.start, next.end)];
          at = old.end;
        }
        expect([...made, ...a.subarray(at)]).toEqual([...b]);
        expect(sizeOf(changes)).toBe(a.length + b.length - 2 * common(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('is given up beyond the edits allowed', () => {
    const [a, b] = [Int32Array.of(1, 2, 3), Int32Array.of(4, 5, 6)];
    expect(editScript(a, b, 5)).toBeNull();
    expect(editScript(a, b, 6)).toHaveLength(1);
    const [back, forth] = [Int32Array.of(1, 2, 3, 4), Int32Array.of(4, 3, 2, 1)];
    expect(changesOf(back, forth, 5)).toEqual([{ old: { start: 0, end: 4 }, next: { start: 0, end: 4 } }]);
  });
});
