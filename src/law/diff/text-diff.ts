import { diffChars } from 'diff';

/** A stretch of text: in both, only in the old (`deleted`), or only in the new one (`inserted`). */
export interface DiffRun {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
}

export interface TextDiff {
  runs: DiffRun[];
  /** So little in common that the two are better read side by side. */
  tooDifferent: boolean;
}

/** A shared stretch shorter than this between two changes is no anchor for a reader, who would stumble on it. */
const FRAGMENT = 3;
const MAX_EDITS = 4000;

/** What changed between two texts, for people: deletions before insertions, no stray fragments. Not dependent on ICU. */
export function diffText(old: string, next: string): TextDiff {
  if (old === next) return { runs: old === '' ? [] : [{ kind: 'same', text: old }], tooDifferent: false };
  const [head, tail] = commonEnds(old, next);
  const middle = [old.slice(head, old.length - tail), next.slice(head, next.length - tail)] as const;
  const changes = diffChars(middle[0], middle[1], { maxEditLength: MAX_EDITS });
  const runs: DiffRun[] = changes
    ? changes.map(({ added, removed, value }) => ({
        kind: added ? 'inserted' : removed ? 'deleted' : 'same',
        text: value,
      }))
    : [
        { kind: 'deleted', text: middle[0] },
        { kind: 'inserted', text: middle[1] },
      ];
  const all: DiffRun[] = [
    { kind: 'same', text: old.slice(0, head) },
    ...runs,
    { kind: 'same', text: head + tail === 0 ? '' : old.slice(old.length - tail) },
  ];
  const merged = withoutFragments(all.filter(({ text }) => text !== ''));
  const shared = merged.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return { runs: merged, tooDifferent: shared < 0.25 * Math.min(old.length, next.length) };
}

function commonEnds(a: string, b: string): [number, number] {
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  // Never inside a surrogate pair.
  if (head > 0 && /[\ud800-\udbff]/.test(a[head - 1]!)) head -= 1;
  if (tail > 0 && /[\udc00-\udfff]/.test(a[a.length - tail]!)) tail -= 1;
  return [head, tail];
}

/** Gathers changes with only a fragment between them into one deletion and one insertion. */
function withoutFragments(runs: DiffRun[]): DiffRun[] {
  const merged: DiffRun[] = [];
  let deleted = '';
  let inserted = '';
  const flush = () => {
    if (deleted) merged.push({ kind: 'deleted', text: deleted });
    if (inserted) merged.push({ kind: 'inserted', text: inserted });
    deleted = '';
    inserted = '';
  };
  runs.forEach((run, index) => {
    if (run.kind === 'deleted') deleted += run.text;
    else if (run.kind === 'inserted') inserted += run.text;
    else if ((deleted || inserted) && isFragment(runs, index)) {
      deleted += run.text;
      inserted += run.text;
    } else {
      flush();
      merged.push(run);
    }
  });
  flush();
  return merged;
}

/** Between a replacement on either side, a few characters are no anchor; between plain insertions they are. */
function isFragment(runs: DiffRun[], index: number): boolean {
  const { text } = runs[index]!;
  const last = index === runs.length - 1;
  if (last || [...text].length >= FRAGMENT) return false;
  const kinds = new Set([
    runs[index - 2]?.kind,
    runs[index - 1]?.kind,
    runs[index + 1]?.kind,
    runs[index + 2]?.kind,
  ]);
  return kinds.has('deleted') && kinds.has('inserted') && !/^[，。；：、\n]$/.test(text);
}
