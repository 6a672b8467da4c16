import { fold } from '../fold';
import type { ArticleDiff, MovedText } from './article-diff';
import type { DiffRun } from './text-diff';

/** A sentence shorter than this may stand in two places by chance. */
const SHORTEST = 12;
const SENTENCES = /[^。；;\n]*[。；;\n]|[^。；;\n]+$/g;
const NUMBER = /^第[^条\s]{1,12}条(?:之[一二三四五六七八九十]{1,3})?/;
/** The number of an item is its place, not its words. */
const MARK = /^(?:[(（][一二三四五六七八九十\d]{1,4}[)）]|\d{1,3}[.、])/;

/**
 * Links sentences gone from one place and come in another, at both ends: in the runs of the two rows, and as `moved` of
 * the rows. Only where there is no doubt which one is meant.
 */
export function linkMoved(diffs: ArticleDiff[]): void {
  const keyOf = keysOf();
  const gone = new Places();
  const come = new Places();
  for (const diff of diffs) {
    for (const sentence of side(diff, 'deleted', diff.oldText)) gone.add(keyOf(sentence), diff.row.old!);
    for (const sentence of side(diff, 'inserted', diff.newText)) come.add(keyOf(sentence), diff.row.new!);
    // The half of a split that stayed is what the other half takes for deleted.
    if (diff.row.kind === 'split' || diff.row.kind === 'merged') {
      for (const sentence of side(diff, 'same', null)) {
        come.add(keyOf(sentence), diff.row.new!, true);
        gone.add(keyOf(sentence), diff.row.old!, true);
      }
    }
  }
  for (const diff of diffs) mark(diff, gone, come, keyOf);
}

/** Sentence → the one article it went from or came to; null where there are several. */
class Places {
  private readonly sure = new Map<string, string | null>();
  private readonly spare = new Map<string, string | null>();

  add(sentence: string, article: string, spare = false): void {
    if (sentence.length < SHORTEST) return;
    const places = spare ? this.spare : this.sure;
    const known = places.get(sentence);
    places.set(sentence, known === undefined || known === article ? article : null);
  }

  of(sentence: string): string | null {
    const place = this.sure.get(sentence);
    return (place === undefined ? this.spare.get(sentence) : place) ?? null;
  }
}

function mark(diff: ArticleDiff, gone: Places, come: Places, keyOf: KeyOf): void {
  const { row } = diff;
  const found = new Map<string, MovedText>();
  const otherEnd = (kind: DiffRun['kind'], sentence: string): string | null => {
    const key = keyOf(sentence);
    if (key.length < SHORTEST || kind === 'same') return null;
    const place = kind === 'deleted' ? come.of(key) : gone.of(key);
    if (place === null) return null;
    const [from, to] = kind === 'deleted' ? [row.old!, place] : [place, row.new!];
    found.set(`${kind} ${key}`, { text: sentence.trim(), from, to });
    return place;
  };
  if (diff.diff) diff.diff = { ...diff.diff, runs: diff.diff.runs.flatMap((run) => marked(run, otherEnd)) };
  else {
    if (diff.newText === null)
      for (const sentence of side(diff, 'deleted', diff.oldText)) otherEnd('deleted', sentence);
    if (diff.oldText === null)
      for (const sentence of side(diff, 'inserted', diff.newText)) otherEnd('inserted', sentence);
  }
  diff.moved = [...found.values()];
}

function marked(
  run: DiffRun,
  otherEnd: (kind: DiffRun['kind'], sentence: string) => string | null,
): DiffRun[] {
  if (run.kind === 'same' || run.text.length < SHORTEST) return [run];
  const runs: DiffRun[] = [];
  for (const text of run.text.match(SENTENCES) ?? []) {
    const moved = otherEnd(run.kind, text);
    const last = runs.at(-1);
    if (moved !== null) runs.push({ kind: run.kind, text, moved });
    else if (last && last.moved === undefined) last.text += text;
    else runs.push({ kind: run.kind, text });
  }
  return runs;
}

/** Sentences that only one side has (or both, for `same`): of the runs, or of the whole text where the other is missing. */
function side(
  { row, diff, oldText, newText }: ArticleDiff,
  kind: DiffRun['kind'],
  text: string | null,
): string[] {
  if (diff)
    return diff.runs.filter((run) => run.kind === kind).flatMap((run) => run.text.match(SENTENCES) ?? []);
  const alone =
    (row.old === null || row.new === null) && text !== null && (oldText === null || newText === null);
  return alone ? (text.trim().replace(NUMBER, '').match(SENTENCES) ?? []) : [];
}

type KeyOf = (sentence: string) => string;

/** What makes two sentences the same. Worked out once: an article into which many were merged stands in the row of each. */
function keysOf(): KeyOf {
  const known = new Map<string, string>();
  return (sentence) => {
    const key =
      known.get(sentence) ??
      fold(sentence)
        .replace(MARK, '')
        .replace(/[。;]$/, '');
    known.set(sentence, key);
    return key;
  };
}
