import type { Citation, CitedLaw, CitedProvision } from '../citation';
import type { Span } from '../law-text';
import { annexAt, clauseAt, type Numbers, provisionsAt, WHOLE } from './provisions';
import { type TitleHead, titleHeads } from './titles';

/** Every provision that a legal-basis cell cites; a law named without one is a citation with all numbers null. */
export function citationsIn(cell: string): Citation[] {
  return citedLawsIn(cell).flatMap((cited) => {
    const below = cited.provisions.flatMap(({ citations }) => citations);
    return below.length > 0 ? below : [{ ...WHOLE, law: cited.law, ...cited.titleSpan }];
  });
}

/** The laws of a cell with what it cites and quotes of each. Offsets point into the cell as given. */
export function citedLawsIn(cell: string): CitedLaw[] {
  const heads = titleHeads(cell);
  return heads.map((head, index) => {
    const end = heads[index + 1]?.start ?? cell.length;
    return {
      law: head.law,
      titleSpan: head.title,
      label: head.label,
      editionNote: head.note,
      block: { start: head.start, end: trimmedEnd(cell, head.start, end) },
      provisions: provisionsIn(cell, head, end),
    };
  });
}

interface Written extends Span {
  numbers: Numbers[];
  /** Stands right after the title, in its line. */
  inTitleLine: boolean;
}

function provisionsIn(cell: string, head: TitleHead, end: number): CitedProvision[] {
  const standard = /(?:^|[^A-Z])(?:GB|JT|DB|CJ|HJ|JG|SL|NY|AQ)[A-Z]{0,3}[/T\s]*\d/.test(
    cell.slice(head.title.start, head.after),
  );
  const written: Written[] = [];
  for (const place of placesIn(cell, head.after, end)) {
    if (written.length > 0 && place.at < written.at(-1)!.end) continue;
    const read =
      annexAt(cell, place.at) ?? provisionsAt(cell, place.at) ?? (standard ? clauseAt(cell, place.at) : null);
    if (!read || read.end > end || !place.accepts(cell, read.end)) continue;
    const numbers = belowTheLast(read.numbers, written);
    if (numbers) written.push({ numbers, start: place.at, end: read.end, inTitleLine: place.inTitleLine });
  }
  return quoted(cell, head.law, written, end);
}

interface Place {
  at: number;
  inTitleLine: boolean;
  accepts(cell: string, end: number): boolean;
}

/** Right after the title, and every line head below it. */
function* placesIn(cell: string, from: number, end: number): Generator<Place> {
  const first = skipSpace(cell, from, end);
  yield { at: first, inTitleLine: !cell.slice(from, first).includes('\n'), accepts: spokenTo };
  for (let feed = cell.indexOf('\n', from); feed >= 0 && feed < end; feed = cell.indexOf('\n', feed + 1)) {
    const at = skipSpace(cell, feed, end);
    if (at > first && at < end && cell[at] !== '\n') {
      const runsOn = !endsSentence(cell, feed);
      yield { at, inTitleLine: false, accepts: runsOn ? colonFollows : spokenTo };
    }
  }
}

function skipSpace(cell: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[\s\u00a0\u3000\u200b：:“"]/.test(cell[at]!)) at += 1;
  return at;
}

/** A line broken in mid-sentence (a PDF's) does not make what follows a line head. */
function endsSentence(cell: string, feed: number): boolean {
  const before = cell.slice(Math.max(0, feed - 20), feed).trimEnd();
  return before === '' || /[。；;：:！？…”"）)》】.\d]$/.test(before) || /条[、，]?$/.test(before);
}

const colonFollows = (cell: string, end: number) =>
  /^[\s\u3000]*(?:[:：]|规定[:：])/.test(cell.slice(end, end + 6));

/** Not 第二十条规定的…, which speaks of an article inside a quote. */
const spokenTo = (cell: string, end: number) =>
  !/^(?:规定的|所列|所称|的规定|的|之规定|中)/.test(cell.slice(end, end + 4));

/** 第二款：… at a line head stands under the article before it. */
function belowTheLast(numbers: Numbers[], written: Written[]): Numbers[] | null {
  if (numbers[0]!.article !== null || numbers[0]!.paragraph === null) return numbers;
  const article = written.at(-1)?.numbers.at(-1)?.article;
  return article ? numbers.map((n) => ({ ...n, article })) : null;
}

/**
 * What stands between one written provision and the next is its quote. Where the title's line lists articles and the
 * lines below repeat them with their text, the repetition is quote, not citation.
 */
function quoted(cell: string, law: string, written: Written[], end: number): CitedProvision[] {
  const listed = new Set(
    written.filter((w) => w.inTitleLine).flatMap((w) => w.numbers.map((n) => n.article)),
  );
  const repeats = (w: Written) =>
    !w.inTitleLine && listed.size > 0 && w.numbers.every((n) => listed.has(n.article));
  const kept = written.filter((w) => !repeats(w));
  return kept.map((w, index) => {
    const quote = trimmed(cell, w.end, kept[index + 1]?.start ?? end);
    return {
      citations: w.numbers.map(({ start, end: to, ...numbers }) => ({ ...numbers, law, start, end: to })),
      span: { start: w.start, end: w.end },
      quote,
    };
  });
}

/** The quote without colon, quotation marks and space around it; null where nothing of substance is left. */
function trimmed(cell: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && /[\s\u00a0\u3000\u200b：:“"。；;，,、.]/.test(cell[start]!)) start += 1;
  while (end > start && /[\s\u00a0\u3000\u200b”"]/.test(cell[end - 1]!)) end -= 1;
  const text = cell.slice(start, end).replaceAll(/[\s…。.、；;]/g, '');
  return text.length > 3 ? { start, end } : null;
}

function trimmedEnd(cell: string, start: number, end: number): number {
  let to = end;
  while (to > start && /\s/.test(cell[to - 1]!)) to -= 1;
  return to;
}

/** The address of a citation: `17-1.2.3`, `17..3`, `ch5`, `annex1.103`, `*`. */
export function citationAddress(citation: Omit<Citation, 'law' | 'start' | 'end'>): string {
  const { article, paragraph, item, subitem, chapter, section, part, annex } = citation;
  if (annex !== null)
    return `annex${/\d+/.exec(annex.normalize('NFKC'))?.[0] ?? '1'}${item ? `.${item}` : ''}`;
  if (article !== null)
    return [article, paragraph ?? '', item ?? '', subitem ?? ''].join('.').replace(/\.+$/, '');
  const heading = `${part ? `part${part}` : ''}${chapter ? `ch${chapter}` : ''}${section ? `s${section}` : ''}`;
  return heading || (item ? `annex1.${item}` : '*');
}
