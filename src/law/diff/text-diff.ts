import { type Change, changesOf } from './changes';
import { readable } from './readable';
import { Tokenizer, type Tokens } from './tokens';

/** A stretch of text: in both, only in the old (`deleted`), or only in the new one (`inserted`). */
export interface DiffRun {
  kind: 'same' | 'deleted' | 'inserted';
  /** Of `same` runs as the new text writes it. */
  text: string;
  /** How the old text writes a `same` run, where width, brackets or white space differ. */
  was?: string;
  /** Number of the article where the same sentence stands on the other side: moved, not lost. */
  moved?: string;
}

export interface TextDiff {
  runs: DiffRun[];
  /** So little in common that the two are better read side by side. */
  tooDifferent: boolean;
}

export interface DiffOptions {
  /** Compare the folded form: (一) and （一）, white space, 帐 and 账 are no change. */
  folded?: boolean;
}

/** Share of the shorter text that has to stand in both for the two to be read as one. */
const LEAST_SHARED = 0.3;
/** A text so many times as long as the other, and long at that, is a heap that took the other in: no reading of the two as one. */
const LOPSIDED = { times: 12, length: 4000 };
/** A short entry is read at a glance either way. */
const GLANCE = 12;

/**
 * What changed between two texts, for people: whole words and numbers, deletions before insertions, no stray fragments.
 * Linear in the length; only edits within one stretch of changed sentences cost more, and those are capped.
 */
export function diffText(old: string, next: string, { folded = false }: DiffOptions = {}): TextDiff {
  // One direction is computed, the other is its mirror.
  return old > next ? mirrored(compare(next, old, folded)) : compare(old, next, folded);
}

function compare(old: string, next: string, folded: boolean): TextDiff {
  const [shorter, longer] = [Math.min(old.length, next.length), Math.max(old.length, next.length)];
  if (shorter > 0 && longer > LOPSIDED.length && longer > LOPSIDED.times * shorter)
    return sideBySide(old, next);
  const tokenizer = new Tokenizer(folded);
  const [a, b] = [tokenizer.tokens(old), tokenizer.tokens(next)];
  const runs = runsOf(a, b, readable(changes(a, b), a, b));
  const shared = runs.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  const tooDifferent = shorter > 0 && longer > GLANCE && shared < LEAST_SHARED * shorter;
  return { runs, tooDifferent };
}

function sideBySide(old: string, next: string): TextDiff {
  const runs: DiffRun[] = [
    { kind: 'deleted', text: old },
    { kind: 'inserted', text: next },
  ];
  return { runs, tooDifferent: true };
}

function mirrored({ runs, tooDifferent }: TextDiff): TextDiff {
  const turned = runs.map(({ kind, text, was }): DiffRun => {
    if (kind === 'same') return was === undefined ? { kind, text } : { kind, text: was, was: text };
    return { kind: kind === 'deleted' ? 'inserted' : 'deleted', text };
  });
  for (let i = 1; i < turned.length; i += 1)
    if (turned[i - 1]!.kind === 'inserted' && turned[i]!.kind === 'deleted')
      [turned[i - 1], turned[i]] = [turned[i]!, turned[i - 1]!];
  return { runs: turned, tooDifferent };
}

/** First sentence by sentence, then piece by piece in what is left: equal sentences never serve as scrap for others. */
function changes(a: Tokens, b: Tokens): Change[] {
  const sentences = new Map<string, number>();
  const [inOld, inNew] = [sentencesOf(a, sentences), sentencesOf(b, sentences)];
  return changesOf(inOld.keys, inNew.keys).flatMap(({ old, next }) => {
    const [fromOld, toOld] = [inOld.starts[old.start]!, inOld.starts[old.end]!];
    const [fromNew, toNew] = [inNew.starts[next.start]!, inNew.starts[next.end]!];
    return changesOf(a.keys.subarray(fromOld, toOld), b.keys.subarray(fromNew, toNew)).map((change) => ({
      old: { start: change.old.start + fromOld, end: change.old.end + fromOld },
      next: { start: change.next.start + fromNew, end: change.next.end + fromNew },
    }));
  });
}

interface Sentences {
  keys: Int32Array;
  /** Token each one starts at, and the end of the last. */
  starts: number[];
}

const SENTENCE_ENDS = '。；;\n';

function sentencesOf({ texts, keys }: Tokens, known: Map<string, number>): Sentences {
  const found: number[] = [];
  const starts = [0];
  let words = '';
  for (let i = 0; i < texts.length; i += 1) {
    // Each token as two code units, whatever its number.
    words += String.fromCharCode(keys[i]! >> 16, keys[i]! & 0xffff);
    if (!SENTENCE_ENDS.includes(texts[i]![0]!) && i < texts.length - 1) continue;
    const id = known.get(words) ?? known.size;
    known.set(words, id);
    found.push(id);
    starts.push(i + 1);
    words = '';
  }
  return { keys: Int32Array.from(found), starts };
}

function runsOf(a: Tokens, b: Tokens, list: readonly Change[]): DiffRun[] {
  const runs: DiffRun[] = [];
  let [atOld, atNew] = [0, 0];
  const same = (toOld: number, toNew: number): void => {
    const [was, text] = [a.texts.slice(atOld, toOld).join(''), b.texts.slice(atNew, toNew).join('')];
    if (text !== '') runs.push(was === text ? { kind: 'same', text } : { kind: 'same', text, was });
  };
  for (const { old, next } of list) {
    same(old.start, next.start);
    if (old.end > old.start) runs.push({ kind: 'deleted', text: a.texts.slice(old.start, old.end).join('') });
    if (next.end > next.start)
      runs.push({ kind: 'inserted', text: b.texts.slice(next.start, next.end).join('') });
    [atOld, atNew] = [old.end, next.end];
  }
  same(a.texts.length, b.texts.length);
  return runs;
}
