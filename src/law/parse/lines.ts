import type { Span } from '../law-text';

/** One line of the verbatim text with its dress taken off: space around it, `#`, bullet, zero-width characters, bold of the whole or of its head. */
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

/** The head of an article, a heading or an item as Markdown sets it in bold. */
const BOLD_MARK = '[第笫][^*_\\n]{1,16}[条编章节](?:之[^*_\\n]{1,4})?|[（(][^*_\\n]{1,8}[）)]';
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
    .map(({ text }) => text.replace(BOLD_ENDS, ''))
    .join('\n');
}

/** **第一条** and **（一）** */
const BOLD_HEAD = new RegExp(`^(\\*\\*|__)(?:${BOLD_MARK})\\1`);
const BOLD_ENDS = new RegExp(`(?<=^(?:${BOLD_MARK}))(?:\\*\\*|__)`);

function undress(verbatim: string, start: number, end: number, number: number): Line | null {
  const raw = verbatim.slice(start, end);
  const dress = DRESS.exec(raw)!;
  let last = raw.length;
  while (last > dress[0].length && /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]/.test(raw[last - 1]!))
    last -= 1;
  if (last <= dress[0].length) return null;
  const { first, end: to } = withoutBold(raw, dress[0].length, last);
  return {
    number,
    start: start + first,
    end: start + to,
    text: raw.slice(first, to),
    marked: dress[1]?.length ?? 0,
    indented: FROM_BLANK.test(raw),
  };
}

/** Markdown's bold around a line or before its head; what closes the bold of a head belongs to the mark read there. */
function withoutBold(raw: string, first: number, end: number): { first: number; end: number } {
  if (raw[first] !== '*' && raw[first] !== '_') return { first, end };
  const text = raw.slice(first, end);
  const bold = text.slice(0, 2);
  const closes = bold === '**' || bold === '__' ? text.indexOf(bold, 2) : -1;
  if (closes > 2 && closes === text.length - 2) return { first: first + 2, end: end - 2 };
  return { first: BOLD_HEAD.test(text) ? first + 2 : first, end };
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
