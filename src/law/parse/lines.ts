import type { Span } from '../law-text';

/** One line of the verbatim text with its dress taken off: leading space, `#`, bullet, zero-width characters, trailing space. */
export interface Line extends Span {
  /** 1-based, as editors count. */
  number: number;
  /** What a reader would call the line's text; spans of nodes are those of this text. */
  text: string;
  /** Depth of a Markdown heading, 0 for none. */
  marked: number;
  /** Set off by white space before it (a wrapped line is not). */
  indented: boolean;
}

const BLANK = '[\\s\\u00a0\\u200b-\\u200f\\u2060\\u3000\\ufeff]';
const DRESS = new RegExp(`^${BLANK}*(?:(#{1,6})(?!#)${BLANK}*|[*•]${BLANK}+)?`);
const FROM_BLANK = new RegExp(`^${BLANK}`);

/** The lines that carry text. Comments, front matter, setext rules and blank lines are left out (they stay in the verbatim text). */
export function linesOf(verbatim: string): Line[] {
  const lines: Line[] = [];
  let number = 0;
  let start = 0;
  const skip = new Skipped();
  while (start <= verbatim.length) {
    const feed = verbatim.indexOf('\n', start);
    const end = feed < 0 ? verbatim.length : feed;
    number += 1;
    const line = undress(verbatim, start, end, number);
    if (line && !skip.takes(line)) lines.push(line);
    if (feed < 0) break;
    start = feed + 1;
  }
  return lines;
}

/** The words of a node, line by line, without the dress that one edition prints and another does not. */
export function plainLines(verbatim: string, { start, end }: Span): string {
  return linesOf(verbatim.slice(start, end))
    .map(({ text }) => text)
    .join('\n');
}

function undress(verbatim: string, start: number, end: number, number: number): Line | null {
  const raw = verbatim.slice(start, end);
  const dress = DRESS.exec(raw)!;
  let last = raw.length;
  while (last > dress[0].length && /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]/.test(raw[last - 1]!))
    last -= 1;
  if (last <= dress[0].length) return null;
  return {
    number,
    start: start + dress[0].length,
    end: start + last,
    text: raw.slice(dress[0].length, last),
    marked: dress[1]?.length ?? 0,
    indented: FROM_BLANK.test(raw),
  };
}

/** What is no text of the law: HTML comments, YAML front matter, setext underlines, fences. */
class Skipped {
  private comment = false;
  private frontMatter = false;

  takes({ text, number }: Line): boolean {
    if (this.comment || text.startsWith('<!--')) {
      this.comment = !text.includes('-->');
      return true;
    }
    if (/^-{3,}$/.test(text) && (number === 1 || this.frontMatter)) {
      this.frontMatter = !this.frontMatter;
      return true;
    }
    return this.frontMatter || /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/.test(text);
  }
}
