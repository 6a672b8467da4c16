import type { Annex, Article, Heading, LawText, Problem } from '../law-text';
import { numberToChinese } from '../numerals';
import { buildArticle, type Segment } from './article';
import { contentsLength } from './contents';
import { gluedHeads } from './glued';
import { type Line, linesOf } from './lines';
import { annexMark, articleMark, type HeadingMark, headingMark, pointMark, subitemMark } from './marks';
import { enactmentNotes } from './preamble';
import { runOnLines } from './run-on';

interface OpenArticle {
  number: string;
  heading: string[];
  start: number;
  line: number;
  segments: Segment[];
}

const ORDER = ['part', 'subpart', 'chapter', 'section'] as const;
const PREFIX = { part: 'part', subpart: 'sub', chapter: 'ch', section: 's' };
const WORD = { part: '编', subpart: '分编', chapter: '章', section: '节' };

/** More articles than this are not looked for at the end of another. */
const MOST_GLUED = 200;

/** Reads the text of one law version into its tree. Never throws: what is not understood is a problem with its line. */
export function parseLaw(verbatim: string): LawText {
  return new Reader(verbatim).read();
}

class Reader {
  private lines: Line[];
  private readonly problems: Problem[] = [];
  private readonly headings: Heading[] = [];
  private readonly articles: Article[] = [];
  private readonly annexes: Annex[] = [];
  private readonly path: Heading[] = [];
  /** Last line that opens each article number: a number that still comes is not skipped by a lesser mention. */
  private readonly lastHead = new Map<string, number>();
  private readonly pointwise: boolean;
  private open: OpenArticle | null = null;
  private annex: (Annex & { untitled: boolean; lines: string[] }) | null = null;
  private last = { main: 0, inserted: 0 };
  private quotes = 0;
  /** Index of the line being read. */
  private at = 0;

  constructor(private readonly verbatim: string) {
    this.lines = linesOf(verbatim);
    this.findHeads();
    const broken = this.lastHead.size <= 1 ? runOnLines(this.lines) : null;
    if (broken) {
      this.lines = broken;
      this.findHeads();
      this.problems.push({ line: broken[0]!.number, message: '多条写在一行，已按条号分开' });
    }
    this.pointwise = this.lastHead.size === 0;
  }

  private findHeads(): void {
    this.lines.forEach((line, index) => {
      const mark = articleMark(line.text);
      if (mark) this.lastHead.set(mark.number, index);
    });
  }

  read(): LawText {
    const { title, from, preamble } = this.front();
    for (let index = from; index < this.lines.length; index += 1) {
      this.at = index;
      this.take(this.lines[index]!, index);
    }
    this.at = this.lines.length;
    this.closeArticle();
    this.closeAnnex();
    if (this.articles.length === 0) this.problems.push({ line: 1, message: '没有读到任何“第×条”' });
    this.problems.sort((a, b) => a.line - b.line);
    return {
      verbatim: this.verbatim,
      title,
      preamble: { ...preamble, notes: enactmentNotes(this.verbatim.slice(preamble.start, preamble.end)) },
      headings: this.headings,
      articles: this.articles,
      annexes: this.annexes,
      problems: this.problems,
    };
  }

  /** Title and preamble: everything before the first heading, table of contents or article. */
  private front(): { title: string; from: number; preamble: { start: number; end: number } } {
    let index = 0;
    const isBody = (line: Line) =>
      this.opens(line) !== null ||
      headingMark(line.text, line.marked > 0) !== null ||
      /^目[\s\u3000]*[录錄次]$/.test(line.text);
    const front: Line[] = [];
    while (index < this.lines.length && !isBody(this.lines[index]!)) front.push(this.lines[index++]!);
    if (index === this.lines.length) index = Math.min(1, front.length);
    const titleLine =
      front.find(({ text, marked }) => (marked === 1 && !/[>\]]/.test(text)) || looksLikeTitle(text)) ??
      front[0];
    const title = titleLine ? plainTitle(titleLine.text) : '';
    const after = front.filter(
      (line) =>
        titleLine && line.start > titleLine.start && line.start < (this.lines[index]?.start ?? Infinity),
    );
    const start = after[0]?.start ?? titleLine?.end ?? 0;
    return { title, from: index, preamble: { start, end: after.at(-1)?.end ?? start } };
  }

  private take(line: Line, index: number): void {
    const contents = contentsLength(this.lines, index);
    if (contents > 0 && this.articles.length === 0 && !this.open) {
      this.skipUntil = index + contents;
      return;
    }
    if (index < this.skipUntil) return;
    const annexed = this.annexes.length > 0 || this.annex !== null || this.open || this.articles.length > 0;
    const annex = annexed ? annexMark(line.text) : null;
    if (annex && (this.articles.length > 0 || this.open) && !this.stillComes(index)) {
      this.openAnnex(annex, line);
      return;
    }
    if (this.annex) {
      this.extendAnnex(line);
      return;
    }
    const heading = headingMark(line.text, line.marked > 0);
    if (heading && this.quotes <= 0) {
      this.openHeading(heading, line);
      return;
    }
    const mark = this.opens(line);
    if (mark && this.accept(mark.number, line, index)) {
      if (mark.odd)
        this.problems.push({ line: line.number, message: `条号写法不规范，按第${mark.number}条读` });
      this.openArticle(mark.number, line, mark.length);
      return;
    }
    if (this.open) this.extendArticle(line);
    else this.extendHeading(line);
  }

  private skipUntil = 0;

  private opens(line: Line): { number: string; length: number; odd: boolean } | null {
    if (!this.pointwise) return articleMark(line.text);
    const point = pointMark(line.text);
    return point && { ...point, odd: false };
  }

  /** Whether an article head stands on a later line. */
  private stillComes(index: number): boolean {
    const { main } = this.last;
    return (this.lastHead.get(String(main + 1)) ?? -1) > index;
  }

  /** A head counts where its number follows; a jump counts where the number skipped never comes, and is told. */
  private accept(number: string, line: Line, index: number): boolean {
    const [main, inserted] = number.split('-').map(Number) as [number, number | undefined];
    const next = { main, inserted: inserted ?? 0 };
    const first = this.articles.length === 0 && !this.open;
    const follows =
      first ||
      (main === this.last.main + 1 && !inserted) ||
      (main === this.last.main && inserted === this.last.inserted + 1);
    if (!follows) {
      const back =
        main < this.last.main || (main === this.last.main && (inserted ?? 0) <= this.last.inserted);
      const quoted = this.quotes > 0;
      const skipped = this.lastHead.get(String(this.last.main + 1));
      if (back || quoted || (skipped !== undefined && skipped > index)) {
        this.problems.push({ line: line.number, message: `行首的第${number}条不接上一条，按正文读` });
        return false;
      }
      this.jumped = { line: line.number, from: this.last.main, to: main };
    } else if (this.quotes > 0 && !first) {
      // An opening quotation mark that is never closed must not swallow the rest of the law.
      this.quotes = 0;
    }
    this.last = next;
    return true;
  }

  private jumped: { line: number; from: number; to: number } | null = null;

  private openArticle(number: string, line: Line, length: number): void {
    const jump = this.jumped;
    this.jumped = null;
    this.closeArticle(jump, true);
    const text = line.text.slice(length);
    const at = line.start + length;
    this.open = { number, heading: this.path.map(label), start: line.start, line: line.number, segments: [] };
    this.quotes = 0;
    if (text !== '') this.open.segments.push({ text, start: at, end: line.end, line: line.number });
    this.countQuotes(text);
    for (const heading of this.path) heading.articles.push(number);
  }

  private extendArticle(line: Line): void {
    this.open!.segments.push({ text: line.text, start: line.start, end: line.end, line: line.number });
    this.countQuotes(line.text);
  }

  private countQuotes(text: string): void {
    for (const c of text) {
      if (c === '“') this.quotes += 1;
      else if (c === '”') this.quotes -= 1;
    }
  }

  /** `followed` by the article that it was read up to; before a heading, an annex or the end others may be glued to it. */
  private closeArticle(
    jump: { line: number; from: number; to: number } | null = null,
    followed = false,
  ): void {
    const { open } = this;
    if (!open) return;
    this.open = null;
    const [from, to] = jump ? [jump.from, jump.to] : [this.last.main, followed ? 0 : this.nextHead()];
    const pieces = gluedHeads(open.segments, from + 1, to);
    const cut = pieces[0]?.start ?? Infinity;
    const own = open.segments.filter(({ start }) => start < cut).map((segment) => clip(segment, cut));
    this.articles.push(buildArticle(open, own, this.problems));
    for (const piece of pieces) {
      this.problems.push({ line: piece.line, message: `第${piece.number}条接在上一条末尾，已分开` });
      this.articles.push(
        buildArticle(
          { number: piece.number, heading: open.heading, start: piece.start },
          piece.segments,
          this.problems,
        ),
      );
      for (const heading of this.path) {
        if (heading.articles.includes(open.number)) heading.articles.push(piece.number);
      }
    }
    const glued = pieces.at(-1);
    if (glued && !jump) this.last = { main: Number(glued.number), inserted: 0 };
    if (jump)
      this.tellMissing(
        jump,
        pieces.map(({ number }) => Number(number)),
      );
  }

  /** The number that the next line head below has, if one follows: no article glued to this one has it or a later one. */
  private nextHead(): number {
    for (let number = this.last.main + 1; number <= this.last.main + MOST_GLUED; number += 1)
      if ((this.lastHead.get(String(number)) ?? -1) >= this.at) return number;
    return this.last.main + MOST_GLUED;
  }

  private tellMissing(jump: { line: number; from: number; to: number }, found: number[]): void {
    for (let number = jump.from + 1; number < Math.min(jump.to, jump.from + 50); number += 1) {
      if (!found.includes(number))
        this.problems.push({ line: jump.line, message: `缺第${numberToChinese(number)}条` });
    }
  }

  private openHeading(mark: HeadingMark, line: Line): void {
    this.closeArticle();
    const depth = ORDER.indexOf(mark.level);
    while (this.path.length > 0 && ORDER.indexOf(this.path.at(-1)!.level) >= depth) this.path.pop();
    const address = `${this.path.map((h) => PREFIX[h.level] + h.number).join('')}${PREFIX[mark.level]}${mark.number}`;
    const heading: Heading = { ...mark, address, start: line.start, end: line.end, articles: [] };
    this.headings.push(heading);
    this.path.push(heading);
  }

  /** A chapter title wrapped to a second line; anything else before the first article below it is told. */
  private extendHeading(line: Line): void {
    const heading = this.path.at(-1);
    if (heading && heading.articles.length === 0 && line.text.length <= 40 && !/[。；，：]/.test(line.text)) {
      heading.title += line.text;
      heading.end = line.end;
      return;
    }
    this.problems.push({ line: line.number, message: '不属于任何一条的文字' });
  }

  private openAnnex(mark: { number: string | null; title: string }, line: Line): void {
    this.closeArticle();
    this.closeAnnex();
    const number = mark.number ?? String(this.annexes.length + 1);
    this.annex = {
      number,
      title: mark.title || line.text,
      untitled: mark.title === '',
      text: '',
      items: [],
      start: line.start,
      end: line.end,
      lines: [],
    };
  }

  private extendAnnex(line: Line): void {
    const annex = this.annex!;
    if (annex.untitled && isAnnexTitle(line.text)) {
      annex.title = line.text;
      annex.untitled = false;
      annex.end = line.end;
      return;
    }
    annex.untitled = false;
    annex.lines.push(line.text);
    annex.end = line.end;
    const mark = subitemMark(line.text) ?? pointMark(line.text);
    if (mark) annex.items.push({ number: mark.number, text: line.text.slice(mark.length) });
  }

  private closeAnnex(): void {
    if (!this.annex) return;
    const { lines, untitled: _, ...annex } = this.annex;
    this.annexes.push({ ...annex, text: lines.join('\n') });
    this.annex = null;
  }
}

function clip(segment: Segment, end: number): Segment {
  if (segment.end <= end) return segment;
  const text = segment.text.slice(0, end - segment.start).trimEnd();
  return { ...segment, text, end: segment.start + text.length };
}

function label({ level, number, title }: Heading): string {
  const written = number.length <= 4 ? numberToChinese(Number(number)) : number;
  return `第${written}${WORD[level]}${title ? ` ${title}` : ''}`;
}

function looksLikeTitle(text: string): boolean {
  return (
    text.length < 80 &&
    !/[>\]()。；]/.test(text) &&
    /(?:法|条例|规定|办法|规则|细则|决定|规范|意见|通知|标准|规程|章程|编|目录|解释|制度|方案)(?:[（(].*[）)])?$/.test(
      text,
    )
  );
}

/** Below a head that stands alone: a short line that is no sentence, no item and no row of a table. */
function isAnnexTitle(text: string): boolean {
  return (
    text.length <= 40 &&
    /^[《\u4e00-\u9fff][^\t。；：:]*[\u4e00-\u9fff》）)]$/.test(text) &&
    pointMark(text) === null
  );
}

function plainTitle(text: string): string {
  return text.replaceAll(/\[\[|\]\]|[\s\u3000]+/g, '').replace(/^《(.*)》$/, '$1');
}
