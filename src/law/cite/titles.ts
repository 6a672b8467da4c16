import type { Span } from '../law-text';

/** A law's name where it opens a block of a basis cell. */
export interface TitleHead {
  law: string;
  label: string | null;
  /** Start of the block: its label, or the title. */
  start: number;
  title: Span;
  note: Span | null;
  /** Where the provisions start. */
  after: number;
}

const NAME_END =
  '(?:法典|法|条例|规定|办法|细则|决定|通知|意见|规则|规程|标准|目录|方案|规范|公告|解释|章程|制度|批复|函|要求)';
const LABEL = /【\s*([^】\n]{1,12}?)\s*】\s*/y;
const ORDINAL =
  /(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳])\s*/y;
const LEAD = /(?:主要)?(?:依据|根据)[:：]?\s*/y;
const BARE = new RegExp(
  `(?:[\\u4e00-\\u9fff、〈〉《》（）()·]{1,60}?)${NAME_END}(?=\\s*(?:》|[（(]|第|全文|[:：\\n]|$))`,
  'y',
);
/** A sentence of the quoted text that ends in 本法 or starts with 违反 is no name. */
const SPOKEN =
  /(?:本|该|此|前款|上述)(?:法|条例|规定|办法|细则|决定|规则)$|^(?:违反|依照|按照|根据|依据|符合|不符合|未按|对|由|经|有|从事)/;
const ISSUER = /[\u4e00-\u9fff、\s]{2,60}(?=《)/y;

/** The titles that open a block, in order. Everything between two of them belongs to the first. */
export function titleHeads(cell: string): TitleHead[] {
  const heads: TitleHead[] = [];
  let at = 0;
  while (at < cell.length) {
    const head = blockHead(cell, at) ?? null;
    if (head) {
      heads.push(head);
      at = head.after;
      at = afterSeparator(cell, at, heads);
    } else {
      at = nextCandidate(cell, at + 1);
    }
  }
  return heads;
}

/** 《甲》、《乙》: titles in a row count one by one. */
function afterSeparator(cell: string, at: number, heads: TitleHead[]): number {
  let here = at;
  for (;;) {
    const gap = /\s*[、，,；;和及]\s*(?=《)/y;
    gap.lastIndex = here;
    if (!gap.test(cell)) return here;
    const bracketed = bracketedTitle(cell, gap.lastIndex);
    if (!bracketed) return here;
    heads.push({ ...bracketed, label: null, start: gap.lastIndex });
    here = bracketed.after;
  }
}

/** Places where a block may open: cell start, line start, after 【, after ；。… or an ordinal. */
function nextCandidate(cell: string, from: number): number {
  const opener = /[\n【《]/g;
  opener.lastIndex = from;
  const match = opener.exec(cell);
  if (!match) return cell.length;
  return match[0] === '\n' ? match.index + 1 : match.index;
}

function blockHead(cell: string, at: number): TitleHead | null {
  const atLineHead = at === 0 || cell[at - 1] === '\n';
  let here = atLineHead ? skip(/\s*/y, cell, at) : at;
  const start = here;
  here = skip(ORDINAL, cell, here);
  let label: string | null = null;
  for (;;) {
    LABEL.lastIndex = here;
    const match = LABEL.exec(cell);
    if (!match) break;
    label = match[1]!;
    here = LABEL.lastIndex;
    here = skip(ORDINAL, cell, here);
  }
  if (!atLineHead && label === null && !opensInline(cell, at)) return null;
  if (at === 0 || label !== null) here = skip(LEAD, cell, here);
  const found = titleAt(cell, here, label !== null, atLineHead);
  return found && { ...found, label, start };
}

/** A title inside a line opens a block where what stands before ends something and an article follows. */
function opensInline(cell: string, at: number): boolean {
  if (cell[at] !== '《') return false;
  const before = cell.slice(Math.max(0, at - 4), at);
  if (!/(?:[；;。…]|[.．、]|[）)])\s*$|\s$|\d[、.．]$/.test(before)) return false;
  const bracketed = bracketedTitle(cell, at);
  if (!bracketed) return false;
  const follows = /\s*第\s*[〇零一二三四五六七八九十百千\d０-９]/y;
  follows.lastIndex = bracketed.after;
  return follows.test(cell) && !/[照据反合]\s*$/.test(before);
}

type Found = Omit<TitleHead, 'label' | 'start'>;

function titleAt(cell: string, at: number, labelled: boolean, atLineHead: boolean): Found | null {
  if (/[《（(]/.test(cell[at] ?? '')) {
    const bracketed = bracketedTitle(cell, at);
    if (bracketed) return bracketed;
  }
  if (!labelled && !atLineHead) return null;
  if (labelled) {
    ISSUER.lastIndex = at;
    if (ISSUER.test(cell)) {
      const bracketed = bracketedTitle(cell, ISSUER.lastIndex);
      if (bracketed) return bracketed;
    }
  }
  BARE.lastIndex = at;
  const bare = BARE.exec(cell);
  if (!bare || bare[0].startsWith('第')) return null;
  const end = skip(/》+/y, cell, at + bare[0].length);
  const { note, after } = notesAfter(cell, end);
  // Without a label and without 《》 only a name that an article follows is a title, not a sentence.
  const article = /\s*第\s*[〇零一二三四五六七八九十百千\d]+\s*条/y;
  article.lastIndex = after;
  if (!labelled && !article.test(cell)) return null;
  if (SPOKEN.test(bare[0])) return null;
  if (!labelled && /[，。；：]/.test(bare[0])) return null;
  return { law: nameOf(bare[0]), title: { start: at, end }, note, after };
}

/** 《…》 with nested and broken brackets: 《A》》, （A》, 《A（2021年…, nested 《〈〉》. */
function bracketedTitle(cell: string, at: number): Found | null {
  const open = cell[at];
  if (open !== '《' && !/^[（(][^（()）\n]{2,60}》/.test(cell.slice(at, at + 64))) return null;
  let depth = 1;
  let end = at + 1;
  const limit = Math.min(cell.length, at + 200);
  while (end < limit && depth > 0) {
    if (cell[end] === '《') depth += 1;
    else if (cell[end] === '》') depth -= 1;
    end += 1;
  }
  if (depth > 0) return unclosed(cell, at, limit);
  const name = cell.slice(at + 1, end - 1);
  end = skip(/》+/y, cell, end);
  const { note, after } = notesAfter(cell, end);
  return name.trim() === '' ? null : { law: nameOf(name), title: { start: at, end }, note, after };
}

/** 》 is missing: the name ends before its history, its first article or its line. */
function unclosed(cell: string, at: number, limit: number): Found | null {
  const match = new RegExp(`^《([^\\n（(第]{2,60}?${NAME_END})(?=\\s*(?:[（(\\n]|第|$))`).exec(
    cell.slice(at, limit),
  );
  if (!match) return null;
  const end = at + match[0].length;
  return { law: nameOf(match[1]!), title: { start: at, end }, ...notesAfter(cell, end) };
}

/** Skips the history in balanced brackets, one or several; a bracket never closed ends at its line. */
function notesAfter(cell: string, from: number): { note: Span | null; after: number } {
  let here = from;
  let first: number | null = null;
  for (;;) {
    const start = skip(/[\s.。·]*/y, cell, here);
    if (!/[（(]/.test(cell[start] ?? ''))
      return { note: first === null ? null : { start: first, end: here }, after: here };
    first ??= start;
    here = closing(cell, start);
  }
}

function closing(cell: string, open: number): number {
  let depth = 0;
  const limit = Math.min(cell.length, open + 3000);
  for (let at = open; at < limit; at += 1) {
    if (/[（(]/.test(cell[at]!)) depth += 1;
    else if (/[）)]/.test(cell[at]!)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (cell[at] === '【') break;
  }
  // Unbalanced: the last closing bracket before an article head, or the end of the line.
  const feed = cell.indexOf('\n', open);
  const line = cell.slice(open, feed < 0 ? limit : feed);
  const last = Math.max(line.lastIndexOf('）'), line.lastIndexOf(')'));
  return open + (last >= 0 ? last + 1 : line.length);
}

function nameOf(written: string): string {
  return written.replaceAll(/[\s\u200b\ufeff]+/g, '').replace(/^《+|》+$/g, '');
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
