import type { Span } from '../law-text';
import { historyAfter, skip } from './history';

/** A law's name as a cell writes it, and where what it says of that law starts. */
export interface Name {
  law: string;
  title: Span;
  note: Span | null;
  after: number;
  /** Ends as names of laws end. */
  likeLaw: boolean;
}

const NAME_END =
  '(?:法典|法|条例|规定|办法|细则|决定|通知|意见|规则|规程|标准|目录|方案|规范|公告|解释|章程|制度|批复|函|要求|清单|规划)';
const LIKE_LAW = new RegExp(`${NAME_END}(?:[（(][^（）()]{1,20}[）)])?$`);
const LONGEST = 200;
/** 《关于〈实施《甲法》办法〉的通知》 */
const DEEPEST = 4;

const BARE = new RegExp(
  `[\\u4e00-\\u9fff、〈〉《》（）()·]{1,60}?${NAME_END}(?=\\s*(?:》|[（(]|第|全文|[:：\\n]|$))`,
  'y',
);
const UNCLOSED = new RegExp(`^《([^\\n（(第》]{2,60}?${NAME_END})(?=\\s*(?:[（(\\n]|第|$))`);
/** A sentence of the quoted text that ends in 本法 or starts with 违反 is no name. */
const SPOKEN =
  /(?:本|该|此|前款|上述)(?:法|条例|规定|办法|细则|决定|规则)$|^(?:第|违反|依照|按照|根据|依据|符合|不符合|未按|对|由|经|有|从事)/;

/** 《…》 at a place, nested 《〈〉》 and broken brackets included: 《A》》, （A》, 《A（2021年…. */
export function bracketedName(cell: string, at: number): Name | null {
  const open = cell[at];
  if (open !== '《' && !/^[（(][^（()）《\n]{2,60}》/.test(cell.slice(at, at + 64))) return null;
  const limit = Math.min(cell.length, at + LONGEST);
  let depth = 1;
  let end = at + 1;
  while (end < limit && depth > 0) {
    if (cell[end] === '《') {
      depth += 1;
      if (depth > DEEPEST) return null;
    } else if (cell[end] === '》') depth -= 1;
    end += 1;
  }
  if (depth > 0) return unclosedName(cell, at, limit);
  const written = cell.slice(at + 1, end - 1);
  if (written.trim() === '') return null;
  return twice(cell, named(cell, written, at, skip(/》+/y, cell, end)));
}

/** 》 is missing: the name ends before its history, its first article or its line. */
function unclosedName(cell: string, at: number, limit: number): Name | null {
  const match = UNCLOSED.exec(cell.slice(at, limit));
  return match && named(cell, match[1]!, at, at + match[0].length);
}

/** A name without 《》: 刑法第二百六十四条. */
export function bareName(cell: string, at: number): Name | null {
  BARE.lastIndex = at;
  const match = BARE.exec(cell);
  if (!match || SPOKEN.test(match[0])) return null;
  return named(cell, match[0], at, skip(/》+/y, cell, at + match[0].length));
}

function named(cell: string, written: string, start: number, end: number): Name {
  const law = written.replaceAll(/[\s\u200b\ufeff]+/g, '').replace(/^《+|》+$/g, '');
  return { law, title: { start, end }, ...historyAfter(cell, end), likeLaw: LIKE_LAW.test(law) };
}

/** A title written twice on end, the second time with a slip, names one law. */
function twice(cell: string, name: Name): Name {
  if (name.note !== null || cell[name.after] !== '《') return name;
  const second = bracketedName(cell, name.after);
  if (!second || alike(name.law, second.law) < 0.7) return name;
  return { ...second, law: name.law, title: { start: name.title.start, end: second.title.end } };
}

/** Share of character pairs that two names have in common. */
function alike(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / Math.max(1, left.size + right.size);
}
