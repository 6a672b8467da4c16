import type { Citation, CitedLaw, CitedProvision } from '../citation';
import type { Span } from '../law-text';
import { skip } from './history';
import { annexAt, clauseAt, type Numbers, provisionsAt, type Read, sectionAt, WHOLE } from './provisions';
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
  const all = titleHeads(cell);
  return all.flatMap((head, index) => {
    const next = all[index + 1];
    // The same title twice on end, the second time with what is cited of it.
    if (next?.law === head.law && cell.slice(head.after, next.start).trim() === '') return [];
    const end = next?.start ?? cell.length;
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
  where: Place['where'];
}

const STANDARD = /(?:^|[^A-Z])(?:GB|JT|DB|CJ|HJ|JG|SL|NY|AQ)[A-Z]{0,3}[/T\s]*\d/;
/** Notices and their like are divided by 一、 and （一）, not into articles. */
const NOTICE = /(?:通知|意见|公告|方案|批复|函|决定)$/;

/** A block that cites more than this is no honest list: its ranges are left as their two ends. */
const ENOUGH = 10_000;

function provisionsIn(cell: string, head: TitleHead, end: number): CitedProvision[] {
  const standard = STANDARD.test(cell.slice(head.title.start, head.after));
  const notice = NOTICE.test(head.law);
  const written: Written[] = [];
  let count = 0;
  for (const place of placesIn(cell, head.after, end)) {
    const last = written.at(-1);
    if (last && place.at < last.end) continue;
    const at = place.where === 'title' ? place.at : skip(ITSELF, cell, place.at);
    const where = at > place.at ? 'wrapped' : place.where;
    const longest = count < ENOUGH ? undefined : 0;
    const read =
      annexAt(cell, at, longest) ??
      provisionsAt(cell, at, longest) ??
      (standard ? clauseAt(cell, at) : null) ??
      (notice ? sectionAt(cell, at) : null);
    if (!read || read.end > end || !heads(cell, read, where)) continue;
    const numbers = belowTheLast(read.numbers, last)?.map(finest);
    if (!numbers || (where === 'glued' && !comesAfter(numbers, last))) continue;
    written.push({ numbers, start: at, end: read.end, where });
    count += numbers.length;
  }
  return quoted(cell, head.law, written, end);
}

interface Place {
  at: number;
  where: 'title' | 'line' | 'wrapped' | 'glued';
}

/** 本条例第十二条：… at a line head, below the 条例. */
const ITSELF = /(?:本|该)(?:法|条例|规定|办法|细则|决定|规则)(?=第)/y;
/** 规定：, 文, ， between a title and its provisions. */
const FILLER = /\s*(?:文件?|规定|中|之)?[，,：:\s]*/y;
/** An article in the middle of a line: set off by a colon, or behind the end of a sentence by a space. */
const GLUED =
  /[。；;！”\s][ \u3000]*(?=第[〇零一二三四五六七八九十百]{1,8}条(?:第[^第\n：:]{1,6}[款项]){0,2}[ \u3000]*[:：])|[。！”][ \u3000]*(?=第[〇零一二三四五六七八九十百]{1,8}条(?:第[^第\n：: \u3000]{1,6}[款项]){0,2}[ \u3000]{1,8}(?!规定|所|的|中|至|和|及|与|或|第)[\u4e00-\u9fff])/g;

/** Where provisions may stand: after the title, at line heads below it, glued to the sentence before. */
function* placesIn(cell: string, from: number, end: number): Generator<Place> {
  const first = skipSpace(cell, skip(FILLER, cell, from), end);
  yield { at: first, where: cell.slice(from, first).includes('\n') ? 'line' : 'title' };
  let feed = cell.indexOf('\n', from);
  let glued = nextGlued(cell, first, end);
  while ((feed >= 0 && feed < end) || glued !== null) {
    if (glued !== null && (feed < 0 || glued <= feed)) {
      yield { at: glued, where: 'glued' };
      glued = nextGlued(cell, glued, end);
      continue;
    }
    const at = skip(MARGIN, cell, feed + 1);
    if (at > first && at < end && cell[at] !== '\n')
      yield { at, where: endsSentence(cell, feed) ? 'line' : 'wrapped' };
    if (glued !== null && glued <= at) glued = nextGlued(cell, at, end);
    feed = cell.indexOf('\n', feed + 1);
  }
}

function nextGlued(cell: string, from: number, end: number): number | null {
  GLUED.lastIndex = from + 1;
  const match = GLUED.exec(cell);
  return match && match.index < end ? GLUED.lastIndex : null;
}

/** What stands before the text of a line. */
const MARGIN = /(?:[^\S\n]|[\u200b：:“"])*/y;

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

/** Whether what was read heads its text; 第二十条规定的… speaks of an article inside a quote. */
function heads(cell: string, { numbers, end }: Read, where: Place['where']): boolean {
  const next = cell.slice(end, end + 6);
  if (where === 'wrapped') return /^[\s\u3000]*(?:[:：]|规定[:：])/.test(next);
  // 第五章 法律责任 at a line head is the heading of what is quoted below it.
  if (where === 'line' && numbers[0]!.chapter !== null && numbers[0]!.article === null)
    return /^[ \u3000]*(?:[:：。；;，,、\n]|$)/.test(next);
  return where === 'title' || !/^(?:规定的|所列|所称|的规定|的|之规定|中)/.test(next);
}

/** 第二款：… or 第（二）项：… at a line head stands under the article before it. */
function belowTheLast(numbers: Numbers[], last: Written | undefined): Numbers[] | null {
  const [first] = numbers;
  const under = last?.numbers.at(-1);
  if (first!.article !== null || (first!.paragraph === null && first!.item === null) || first!.annex !== null)
    return numbers;
  if (!under || under.article === null) return first!.paragraph === null ? numbers : null;
  const { article } = under;
  return numbers.map((n) => ({ ...n, article, paragraph: n.paragraph ?? under.paragraph }));
}

/** 第三章第十条 is article 10: articles are numbered through all chapters (through a 部分 of a notice they are not). */
const finest = (numbers: Numbers): Numbers =>
  numbers.article === null ? numbers : { ...numbers, chapter: null, section: null };

function comesAfter(numbers: Numbers[], last: Written | undefined): boolean {
  return (
    Number.parseInt(numbers[0]!.article ?? '0', 10) >
    Number.parseInt(last?.numbers.at(-1)?.article ?? '0', 10)
  );
}

/**
 * What stands between one written provision and the next is its quote. Where the title's line lists articles and the
 * lines below repeat them with their text, the repetition is quote, not citation.
 */
function quoted(cell: string, law: string, written: Written[], end: number): CitedProvision[] {
  const listed = new Set(
    written.filter((w) => w.where === 'title').flatMap((w) => w.numbers.map((n) => n.article)),
  );
  const repeats = (w: Written) =>
    w.where !== 'title' && listed.size > 0 && w.numbers.every((n) => listed.has(n.article));
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
