import type { Span } from '../law-text';

/** How far a bracket may reach: the longest histories of enactment take some hundreds of characters. */
const REACH = 3000;
/** And how far one that is never closed. */
const UNCLOSED = 400;

const N = '[〇○零一二三四五六七八九十百千\\d０-９]';
const ARTICLE = new RegExp(`第\\s{0,4}${N}{1,8}\\s{0,4}条`);
const ARTICLE_LINE = new RegExp(`[^\\S\\n]{0,20}第?[^\\S\\n]{0,4}${N}{1,8}[^\\S\\n]{0,4}[条章]`, 'y');

/** 的通知 after a title that a notice only passes on. */
const PASSED_ON = /\s*的(?:通知|决定|批复|公告|意见|函)/y;
/** 国发〔2014〕5号 without brackets around it, the page too. */
const DOCUMENT_NUMBER =
  /\s*[\u4e00-\u9fff]{0,12}[〔[［【﹝(（]\s*\d{4}\s*[〕\]］】﹞)）]\s*第?\s*\d{1,4}\s*号(?:\s*第\s*\d{1,4}\s*页)?/y;
/** 2017年9月14日修改, its brackets left out or only the closing one written. */
const BARE_DATE =
  /\s*\d{4}年(?:[^\n。；：:《》第【】]|第[\d一二三四五六七八九十]{1,4}[号次届]){0,80}?(?:修改|修订|修正|通过|公布|发布|施行|实施)(?:版|本)?(?:\s*[）)])?(?=\s*(?:第|[\n，,:：]|$))/y;
const BLANK = /[\s.。·]*/y;

/**
 * Skips what stands between a title and its provisions: the history of enactment in balanced brackets, one or several,
 * a document number, a date. Returns what it took (null where nothing) and where the provisions start.
 */
export function historyAfter(cell: string, from: number): { note: Span | null; after: number } {
  let here = skip(PASSED_ON, cell, from);
  let first: number | null = null;
  let last = here;
  for (;;) {
    const start = skip(BLANK, cell, here);
    const end = /[（(]/.test(cell[start] ?? '')
      ? closing(cell, start)
      : skip(BARE_DATE, cell, skip(DOCUMENT_NUMBER, cell, start));
    if (end === start) return { note: first === null ? null : { start: first, end: last }, after: last };
    first ??= start;
    here = end;
    last = end;
  }
}

/** The end of a bracket; one never closed ends before an article or with its line. */
function closing(cell: string, open: number): number {
  const end = bracketEnds(cell)[open]!;
  if (end > 0 && end - open <= REACH) return end;
  const line = /^.*/.exec(cell.slice(open, open + UNCLOSED))![0];
  const last = Math.max(line.lastIndexOf('）'), line.lastIndexOf(')'));
  const article = line.search(ARTICLE);
  if (article > 0 && (last < 0 || article < last)) return open + article;
  return open + (last >= 0 ? last + 1 : line.length);
}

let known: { cell: string; ends: Int32Array } = { cell: '', ends: new Int32Array(0) };

/** Where each round bracket of a cell ends, 0 for one never closed; found in one walk and kept for the cell at hand. */
function bracketEnds(cell: string): Int32Array {
  if (known.cell === cell) return known.ends;
  const ends = new Int32Array(cell.length);
  let open: number[] = [];
  for (let at = 0; at < cell.length; at += 1) {
    const character = cell[at]!;
    if (character === '（' || character === '(') open.push(at);
    else if (character === '）' || character === ')') {
      const start = open.pop();
      if (start !== undefined) ends[start] = at + 1;
    } else if (
      (character === '【' && /[\u4e00-\u9fff]/.test(cell[at + 1] ?? '')) ||
      (character === '\n' && skip(ARTICLE_LINE, cell, at + 1) > at + 1)
    )
      open = [];
  }
  known = { cell, ends };
  return ends;
}

/** Where a sticky pattern ends that is tried at a place; the place itself where it does not match. */
export function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
