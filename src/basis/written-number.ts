import { chineseToNumber, numberToChinese, type Span } from '../law';
import { type Path, readPath, writePath } from './address';
import type { Replacement } from './rewrite';

/**
 * The numbers of provisions as a cell writes them (`第七十条第一、二款`, `第29条至第41条`), and writing other numbers
 * in the same notation. A number that several members of a list share is one token.
 */

type Unit = keyof Path;
const UNITS: Record<string, Unit> = { 条: 'article', 款: 'paragraph', 项: 'item', 目: 'subitem' };
const DEPTH: Unit[] = ['article', 'paragraph', 'item', 'subitem'];
const LETTER: Record<Unit, string> = { article: '条', paragraph: '款', item: '项', subitem: '目' };

interface Token extends Span {
  unit: Unit;
  /** As in an address: `17`, `17-1`. */
  value: string;
  /** The unit's letter stands after this number; false within `第一、二款`. */
  lettered: boolean;
  arabic: boolean;
  wide: boolean;
  /** A range runs from this token to the next. */
  rangeAfter: boolean;
}

const NUMBER = '[0-9０-９]{1,5}|[〇○零一二三四五六七八九十百千两]{1,12}';
const TOKEN = new RegExp(
  `(?:第\\s{0,4})?[（(]?\\s{0,4}(${NUMBER})\\s{0,4}[）)]?\\s{0,4}(?:(条(?:\\s{0,4}之(?:${NUMBER}))*|款|项|目)|(?=\\s{0,4}[、，,和及或与至到—－~-]))`,
  'g',
);

function tokensIn(written: string): Token[] {
  const tokens: Token[] = [];
  for (const found of written.matchAll(TOKEN)) {
    const numeral = found[1]!;
    const start = found.index + found[0].indexOf(numeral);
    const letter = found[2];
    const tail = letter?.startsWith('条') ? [...letter.matchAll(new RegExp(`之(${NUMBER})`, 'g'))] : [];
    const plain = numeral.normalize('NFKC');
    tokens.push({
      // The token runs on to the last 之一, so that one can be taken away or added.
      start,
      end: letter?.startsWith('条') ? found.index + found[0].length : start + numeral.length,
      unit: UNITS[letter?.[0] ?? ''] ?? 'article',
      value: [chineseToNumber(numeral) ?? 0, ...tail.map((part) => chineseToNumber(part[1]!) ?? 0)].join('-'),
      lettered: letter !== undefined,
      arabic: /^\d+$/.test(plain),
      wide: numeral !== plain,
      rangeAfter: /^\s*(?:至|到|—|－|~|-)/.test(written.slice(found.index + found[0].length)),
    });
  }
  for (let i = tokens.length - 2; i >= 0; i--) {
    const token = tokens[i]!;
    if (!token.lettered) token.unit = tokens[i + 1]!.unit;
  }
  return tokens;
}

interface Leaf {
  path: Path;
  /** Index of the token that gives each part. */
  tokens: Partial<Record<Unit, number>>;
  rangeAfter: boolean;
}

/** The provisions that the tokens name, each with the tokens it takes its numbers from. */
function leavesOf(tokens: Token[], inherited: Path | null): Leaf[] {
  const leaves: Leaf[] = [];
  let path: Path = inherited ?? { article: '', paragraph: null, item: null, subitem: null };
  let used: Partial<Record<Unit, number>> = {};
  tokens.forEach((token, i) => {
    const depth = DEPTH.indexOf(token.unit);
    path = { ...path, [token.unit]: token.value };
    used = { ...used, [token.unit]: i };
    for (const deeper of DEPTH.slice(depth + 1)) {
      path = { ...path, [deeper]: null };
      delete used[deeper];
    }
    const next = tokens[i + 1];
    if (!next || DEPTH.indexOf(next.unit) <= depth) {
      leaves.push({ path, tokens: { ...used }, rangeAfter: token.rangeAfter });
    }
  });
  return leaves;
}

/** A member of a written list of provisions, with the address it shall have; null where it falls away. */
export interface Member {
  old: string;
  new: string | null;
}

/**
 * Rewrites the numbers in `cell` at `span` so that each member names its new address.
 * Gives null where that cannot be done without guessing: a member that falls away, a number shared by members that
 * part, a range that would no longer be one, a 之一 where no 条 is written.
 */
export function rewriteNumbers(cell: string, span: Span, members: Member[]): Replacement[] | null {
  const moved = members.filter((member) => member.new !== member.old);
  if (moved.length === 0) return [];
  const first = readPath(members[0]!.old);
  const written = cell.slice(span.start, span.end);
  const tokens = tokensIn(written);
  const wanted = new Map(members.map((member) => [member.old, member.new]));
  const put = new Map<number, string>();
  const inserted = new Map<number, string>();
  const want = (map: Map<number, string>, token: number, value: string): boolean => {
    const before = map.get(token);
    map.set(token, value);
    return before === undefined || before === value;
  };

  const leaves = leavesOf(tokens, first && { ...first, paragraph: null, item: null, subitem: null });
  const named = new Set<string>();
  for (const [i, leaf] of leaves.entries()) {
    const old = writePath(leaf.path);
    if (leaf.rangeAfter && leaves[i + 1]) {
      const range = rangeMembers(leaf.path, leaves[i + 1]!.path, members);
      if (!range || !staysRange(range, leaf.path, leaves[i + 1]!.path)) return null;
      for (const member of range) named.add(member.old);
    }
    const target = wanted.has(old) ? wanted.get(old)! : old;
    named.add(old);
    const path = target === null ? null : readPath(target);
    if (!path) return null;
    for (const unit of DEPTH) {
      const token = leaf.tokens[unit];
      const value = path[unit];
      if (token !== undefined) {
        if (value === null || !want(put, token, value)) return null;
      } else if (value !== leaf.path[unit]) {
        const article = leaf.tokens.article;
        if (unit !== 'paragraph' || value === null || article === undefined) return null;
        if (!want(inserted, article, value)) return null;
      }
    }
  }
  if (members.some((member) => !named.has(member.old))) return null;
  const sharers = (token: number) => leaves.filter((leaf) => leaf.tokens.article === token).length;
  if ([...inserted.keys()].some((token) => sharers(token) > 1)) return null;

  const replacements: Replacement[] = [];
  for (const [index, token] of tokens.entries()) {
    const text = written.slice(token.start, token.end);
    const value = put.get(index) ?? token.value;
    const extra = inserted.get(index);
    const renewed = value === token.value ? text : renewedNumber(token, text, value);
    if (renewed === null) return null;
    const whole = extra === undefined ? renewed : `${renewed}第${numeral(extra, token)}${LETTER.paragraph}`;
    if (whole !== text) {
      replacements.push({ start: span.start + token.start, end: span.start + token.end, text: whole });
    }
  }
  return replacements;
}

function numeral(value: string, token: Token): string {
  if (!token.arabic) return numberToChinese(Number(value));
  return token.wide ? value.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : value;
}

function renewedNumber(token: Token, text: string, value: string): string | null {
  const [main = '', ...inserts] = value.split('-');
  if (token.unit !== 'article') return inserts.length > 0 ? null : numeral(main, token);
  if (inserts.length > 0 && !token.lettered) return null;
  if (!token.lettered) return numeral(main, token);
  const spaced = /^[^条]*?(\s*)条/.exec(text)?.[1] ?? '';
  return `${numeral(main, token)}${spaced}条${inserts.map((part) => `之${numberToChinese(Number(part))}`).join('')}`;
}

/** The members from one end of a range to the other, at the depth at which its ends are named. */
function rangeMembers(from: Path, to: Path, members: Member[]): Member[] | null {
  const start = members.findIndex((member) => member.old === writePath(from));
  const end = members.findIndex((member) => member.old === writePath(to));
  return start >= 0 && end >= start ? members.slice(start, end + 1) : null;
}

/** True where the new addresses of a range's members are again one unbroken run from end to end. */
function staysRange(members: Member[], from: Path, to: Path): boolean {
  const unit = DEPTH.findLast((level) => from[level] !== null || to[level] !== null) ?? 'article';
  let before: number | null = null;
  for (const member of members) {
    const path = member.new === null ? null : readPath(member.new);
    const value = path?.[unit];
    if (!path || !value || value.includes('-')) return false;
    if (before !== null && Number(value) !== before + 1) return false;
    before = Number(value);
  }
  return true;
}
