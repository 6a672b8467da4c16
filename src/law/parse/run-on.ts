import { chineseToNumber, NUMERAL } from '../numerals';
import type { Line } from './lines';
import { articleMark } from './marks';

/** A mark that opens an article or a heading somewhere in a line. */
const MARK = new RegExp(`第[\\s\\u3000]?([${NUMERAL}]{1,9})[\\s\\u3000]?(条|章|节)`, 'g');
/** A heading inside a line is short and holds no sentence. */
const LONGEST_TITLE = 40;

/**
 * A law that an export ran together into one line (or a few) is cut where articles are numbered on from one, and
 * before the chapter headings between them. Null where the lines do not read as such a law.
 */
export function runOnLines(lines: readonly Line[]): Line[] | null {
  const cut = { article: 0 };
  const broken = lines.flatMap((line) => pieces(line, cutsIn(line.text, cut)));
  return cut.article >= 2 ? broken : null;
}

function cutsIn(text: string, last: { article: number }): number[] {
  const cuts: number[] = [];
  let headings: number[] = [];
  for (const match of text.matchAll(MARK)) {
    if (match[2] !== '条') {
      headings.push(match.index);
      continue;
    }
    const above = headings.filter((at) => opens(text, at, match.index));
    const apart =
      last.article === 0 || above.length > 0 || /[。；！”）\s]/.test(text[match.index - 1] ?? ' ');
    if (apart && chineseToNumber(match[1]!) === last.article + 1 && isHead(text, match.index)) {
      last.article += 1;
      cuts.push(...above, match.index);
    }
    headings = [];
  }
  return cuts;
}

/** 依照第二条的规定 only speaks of an article. */
const isHead = (text: string, at: number) => articleMark(text.slice(at, at + 60)) !== null;

/** Only the headings right before an article open one: 依照第二章的规定 does not. */
function opens(text: string, at: number, article: number): boolean {
  return article - at <= 2 * LONGEST_TITLE && !/[。；，]/.test(text.slice(at, article));
}

function pieces(line: Line, cuts: readonly number[]): Line[] {
  if (cuts.length === 0) return [line];
  const starts = cuts[0] === 0 ? cuts : [0, ...cuts];
  return starts.flatMap((start, index): Line[] => {
    const text = line.text.slice(start, starts[index + 1] ?? line.text.length).trimEnd();
    if (text === '') return [];
    return [{ ...line, text, start: line.start + start, end: line.start + start + text.length }];
  });
}
