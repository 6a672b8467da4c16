import type { Span } from '../law-text';
import { chineseToNumber } from '../numerals';
import { skip } from './history';

/** The numbers of one cited provision; what is not written is null. */
export interface Numbers extends Span {
  article: string | null;
  paragraph: string | null;
  item: string | null;
  subitem: string | null;
  chapter: string | null;
  section: string | null;
  part: string | null;
  clause: string | null;
  annex: string | null;
}

/** What stands at a place, and where it ends. */
export interface Read {
  numbers: Numbers[];
  end: number;
}

const NONE = {
  article: null,
  paragraph: null,
  item: null,
  subitem: null,
  chapter: null,
  section: null,
  part: null,
  clause: null,
  annex: null,
};

type Unit = '条' | '款' | '项' | '目' | '章' | '节' | '编' | '部分';

interface Token extends Span {
  unit: Unit | null;
  number: number;
  inserted: number | null;
  /** 至 stands before this token. */
  rangeTo: boolean;
}

// Bounded, so that no run of white space is walked twice.
const S = '[\\s\\u00a0\\u3000]{0,8}';
const N = '[〇○零一二三四五六七八九十百千0-9０-９]';
const UNIT = '(?:部分|条|款|项|目|章|节|编)';
const TOKEN = new RegExp(
  `(第${S})?(?:[（(]${S}(${N}{1,6})${S}[）)]|(${N}(?:${S}${N}){0,9}))${S}(${UNIT})?(?:${S}之${S}([一二三四五六七八九十]{1,3}))?`,
  'y',
);
const SEPARATOR = new RegExp(
  `${S}(?:(至|到|—|－|-|~|～)|[、，,；;]|和|及|与|或者?|以及|[.．·/](?=${S}第))${S}|[ \\u3000]{1,20}(?=第${N}{1,8}条(?:[\\s、，,。；;：:第]|$))`,
  'y',
);
/** 一、三、五项: a number that borrows its unit from one further on. */
const BORROWS = new RegExp(`(?:${S}[、，,和及至]${S}第?${S}${N}{1,6}){1,20}${S}${UNIT}`, 'y');
/** （一）项, （一）、（二）, （一）：; not （一） that opens the quote. */
const NAMES_ITEM = new RegExp(`${S}(?:[、，,和及至项：:第；;。]|[（(]${S}${N}{1,6}${S}[）)]|$)`, 'y');
/** 第五条 第（二）项, set off by a space; not 第五条 第二款规定的…, where the article's text starts. */
const FINER = new RegExp(
  `[ \\u3000]{1,20}(?=第${S}[（(]?${S}${N}(?:${S}${N}){0,3}${S}[）)]?${S}[款项目](?!规定的|所列|所称|的))`,
  'y',
);
const MAX_RANGE = 300;
/** 本条例第五条, 本条第二款, 前款第三项: inside a list these point back into it. */
const SAME = new RegExp(`(?:本|该|同)(?:法|条例|规定|办法|细则|决定|规则|条)${S}(?=第)`, 'y');
const ABOVE = new RegExp(`(前[条款])${S}(?=$|[第、，,；;。：:\\s规])`, 'y');
/** 之二 after 第一百三十三条之一、 */
const FURTHER = new RegExp(`之${S}([一二三四五六七八九十]{1,3})(?=$|[第、，,；;。：:\\s和及])`, 'y');
/** How far back 前款 looks for what it means. */
const NEAR = 40;

/**
 * Reads a list of provisions at a place: 第三条、第五条第二款第（三）项至第（五）项. Null where none starts there. A range longer
 * than `longestRange` gives only its ends.
 */
export function provisionsAt(cell: string, at: number, longestRange = MAX_RANGE): Read | null {
  const tokens = tokensAt(cell, at);
  if (tokens.length === 0) return null;
  fillUnits(tokens);
  const numbers = expand(tokens, longestRange);
  return numbers.length === 0 ? null : { numbers, end: tokens.at(-1)!.end };
}

function tokensAt(cell: string, at: number): Token[] {
  const tokens: Token[] = [];
  let here = at;
  let rangeTo = false;
  for (;;) {
    if (tokens.length > 0) here = skip(SAME, cell, here);
    const token =
      aboveAt(cell, here, tokens) ?? furtherAt(cell, here, tokens) ?? tokenAt(cell, here, tokens, rangeTo);
    if (!token) break;
    tokens.push(token);
    here = token.end;
    // 第五条第二款: the finer unit follows without a separator.
    const finer = skip(FINER, cell, here);
    if (tokenAt(cell, finer, tokens, false)) {
      here = finer;
      rangeTo = false;
      continue;
    }
    SEPARATOR.lastIndex = here;
    const separator = SEPARATOR.exec(cell);
    if (!separator) break;
    rangeTo = separator[1] !== undefined;
    here = SEPARATOR.lastIndex;
  }
  while (tokens.length > 0 && tokens.at(-1)!.unit === null) tokens.pop();
  return tokens;
}

function tokenAt(cell: string, at: number, before: Token[], rangeTo: boolean): Token | null {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(cell);
  if (!match) return null;
  const [whole, ordinal, bracketed, plain, unit, inserted] = match;
  const end = at + whole.length;
  if (ordinal === undefined) {
    // Without 第 only a number that has a unit is meant, at the head of a list only 三十八条.
    if (before.length === 0 && (unit !== '条' || bracketed !== undefined || !apart(cell, end))) return null;
    if (unit === undefined && skip(bracketed === undefined ? BORROWS : NAMES_ITEM, cell, end) === end)
      if (bracketed === undefined || end < cell.length) return null;
  }
  const number = chineseToNumber((bracketed ?? plain)!);
  if (number === null) return null;
  const written = (unit ?? (bracketed !== undefined ? '项' : null)) as Unit | null;
  return {
    start: at,
    end,
    unit: written,
    number,
    inserted: inserted ? chineseToNumber(inserted) : null,
    rangeTo,
  };
}

/** Set off from what follows, as a head is from its text. */
function apart(cell: string, end: number): boolean {
  return /^(?:$|[\s：:、，,；;。至和第])/.test(cell.slice(end, end + 1));
}

/** 前款 and 前条, resolved against the member of the list before them. */
function aboveAt(cell: string, at: number, before: Token[]): Token | null {
  ABOVE.lastIndex = at;
  const match = before.length > 0 ? ABOVE.exec(cell) : null;
  if (!match) return null;
  const near = before.slice(-NEAR);
  const unit = match[1] === '前条' ? '条' : '款';
  const meant = near.findLast((token) => token.unit === unit);
  const article = near.findLast((token) => token.unit === '条');
  if (!meant || (unit === '款' && article && article.start > meant.start)) return null;
  const number = unit === '条' ? meant.number - 1 : meant.number;
  return number > 0
    ? { start: at, end: at + match[0].length, unit, number, inserted: null, rangeTo: false }
    : null;
}

/** 第一百三十三条之一、之二 */
function furtherAt(cell: string, at: number, before: Token[]): Token | null {
  const last = before.at(-1);
  if (!last || last.inserted === null) return null;
  FURTHER.lastIndex = at;
  const match = FURTHER.exec(cell);
  const inserted = match && chineseToNumber(match[1]!);
  return inserted ? { ...last, start: at, end: at + match[0].length, inserted, rangeTo: false } : null;
}

/** 第三十八、第四十条: a number without a unit takes that of the next one; 第二十八第一款 has lost its 条. */
function fillUnits(tokens: Token[]): void {
  for (let i = tokens.length - 2; i >= 0; i -= 1) {
    const [token, next] = [tokens[i]!, tokens[i + 1]!];
    const runsOn = token.end === next.start && (next.unit === '款' || next.unit === '项');
    token.unit ??= runsOn ? '条' : next.unit;
  }
}

const DEPTH: Record<Unit, number> = { 编: 0, 部分: 0, 章: 1, 节: 2, 条: 3, 款: 4, 项: 5, 目: 6 };
const FIELD = {
  编: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
} as const;

function expand(tokens: Token[], longestRange: number): Numbers[] {
  const all: Numbers[] = [];
  let open: Numbers | null = null;
  let last: Token | null = null;
  for (const token of tokens) {
    const unit = token.unit!;
    if (token.rangeTo && last?.unit === unit && !token.inserted) {
      for (const number of between(last.number, token.number, longestRange)) {
        open = { ...under(open, unit), [FIELD[unit]]: String(number), start: last.start, end: token.end };
        all.push(open);
      }
    } else if (
      open &&
      last &&
      DEPTH[unit] > DEPTH[last.unit!] &&
      (unit !== '条' || token.start === last.end)
    ) {
      open[FIELD[unit]] = numberOf(token);
      open.end = token.end;
    } else {
      open = { ...under(open, unit), [FIELD[unit]]: numberOf(token), start: token.start, end: token.end };
      all.push(open);
    }
    last = token;
  }
  return all;
}

/** The coarser numbers that a further member of a list stands under. */
function under(open: Numbers | null, unit: Unit): Omit<Numbers, 'start' | 'end'> {
  const kept = { ...NONE } as Omit<Numbers, 'start' | 'end'>;
  if (!open || unit === '条' || unit === '章' || unit === '编' || unit === '部分') return kept;
  for (const coarser of Object.keys(DEPTH) as Unit[]) {
    if (DEPTH[coarser] < DEPTH[unit]) kept[FIELD[coarser]] = open[FIELD[coarser]];
  }
  return kept;
}

function between(from: number, to: number, longest: number): number[] {
  if (to <= from || to - from > longest) return [to];
  return Array.from({ length: to - from }, (_, i) => from + i + 1);
}

function numberOf({ number, inserted }: Token): string {
  return inserted === null ? String(number) : `${number}-${inserted}`;
}

const ANNEX = new RegExp(
  `附(?:件|表)${S}(${N}{0,4})${S}(?:目录)?[:：]?${S}(?:《([^》\\n]{2,60})》)?${S}`,
  'y',
);

/** 附件第101项, 附表2, 附件：《标准》第二项. */
export function annexAt(cell: string, at: number, longestRange = MAX_RANGE): Read | null {
  ANNEX.lastIndex = at;
  const match = ANNEX.exec(cell);
  if (!match) return null;
  const end = ANNEX.lastIndex;
  const annex = match[2] ?? cell.slice(at, at + 2) + (match[1] ?? '');
  const below = provisionsAt(cell, end, longestRange);
  const numbers = below?.numbers.map((n) => ({ ...n, annex, start: at })) ?? [
    { ...NONE, annex, start: at, end: at + match[0].trimEnd().length },
  ];
  return { numbers, end: below?.end ?? at + match[0].trimEnd().length };
}

const CLAUSE = /第?(\d{1,3}(?:\.\d{1,3}){0,4})条?(?=[\s\u4e00-\u9fff：:]|$)/y;

/** 11.1.5 of a technical standard. */
export function clauseAt(cell: string, at: number): Read | null {
  CLAUSE.lastIndex = at;
  const match = CLAUSE.exec(cell);
  if (!match) return null;
  const end = at + match[0].length;
  return { numbers: [{ ...NONE, clause: match[1]!, start: at, end }], end };
}

const SECTION = /([一二三四五六七八九十]{1,3})、[ \u3000]*(?:[（(]([一二三四五六七八九十]{1,3})[）)])?/y;

/** 四、 of a notice, 四、（十八） where its points are numbered below. */
export function sectionAt(cell: string, at: number): Read | null {
  SECTION.lastIndex = at;
  const match = SECTION.exec(cell);
  if (!match) return null;
  const number = (written: string | undefined) => written && String(chineseToNumber(written));
  const [section, item] = [number(match[1])!, number(match[2]) ?? null];
  return { numbers: [{ ...NONE, section, item, start: at, end: SECTION.lastIndex }], end: SECTION.lastIndex };
}

export const WHOLE = NONE;
