import { chineseToNumber, NUMERAL } from '../numerals';

/** The marks that open a node at the start of a line, by the drafting conventions of statutes (立法技术规范). */

const BLANK = '[\\s\\u00a0\\u200b\\u3000]';
/** What closes the bold of a head: **第一条**　… */
const UNBOLD = '(?:\\*\\*|__)?';
const N = `(?:${BLANK}{0,2}[${NUMERAL}]){1,12}`;

export interface ArticleMark {
  /** `17-1` */
  number: string;
  /** How many characters the mark takes, the white space after it included. */
  length: number;
  /** Set off by white space or 【 from what follows, or alone on its line. */
  apart: boolean;
  /** Written with 笫 for 第 or with a space inside the number. */
  odd: boolean;
}

const ARTICLE = new RegExp(
  `^([第笫])(${N})${BLANK}{0,2}条((?:${BLANK}?之${BLANK}?[${NUMERAL}]{1,4})?)(${UNBOLD}${BLANK}*)`,
);
/** What follows the number where the text only speaks of an article. */
const SPOKEN_OF =
  /^(?:第[\s〇零一二三四五六七八九十百\d]+[款项条]|[、，；。和及与至或的之中所者前后以规内外]|规定|修改为|改为|作为|款|项|\)|）|”)/;

/** Reads an article head; null where the line does not start with one or only speaks of an article. */
export function articleMark(text: string): ArticleMark | null {
  const match = ARTICLE.exec(text.length > 60 ? text.slice(0, 60) : text);
  if (!match) return null;
  const [whole, first, written, insertion, after] = match;
  const number = chineseToNumber(written!);
  if (number === null) return null;
  const rest = text.slice(whole.length);
  const apart = after !== '' || rest === '' || rest.startsWith('【');
  if (!apart && SPOKEN_OF.test(rest)) return null;
  const inserted = insertion ? chineseToNumber(insertion.replaceAll(/[\s之]/g, '')) : null;
  return {
    number: inserted === null ? String(number) : `${number}-${inserted}`,
    length: whole.length,
    apart,
    odd: first === '笫' || /\s/.test(written!) || new RegExp(`${BLANK}条`).test(whole),
  };
}

export interface HeadingMark {
  level: 'part' | 'subpart' | 'chapter' | 'section';
  number: string;
  title: string;
}

const LEVELS = { 编: 'part', 分编: 'subpart', 章: 'chapter', 节: 'section' } as const;
const HEADING = new RegExp(`^第(${N})${BLANK}?(分编|编|章|节)(${UNBOLD}${BLANK}*)(.{0,60})$`, 's');

/** Reads a heading line; null for a sentence that merely starts with 第X章. */
export function headingMark(text: string, marked: boolean): HeadingMark | null {
  if (text.length > 90) return null;
  const match = HEADING.exec(text);
  if (!match) return null;
  const [, written, word, gap, rest] = match;
  const number = chineseToNumber(written!);
  if (number === null || /[。；：]$/.test(rest!)) return null;
  if (!marked && gap === '' && (rest!.length > 30 || /^[的、，规和至]/.test(rest!))) return null;
  return { level: LEVELS[word as keyof typeof LEVELS], number: String(number), title: collapse(rest!) };
}

/** 总　　则 → 总则; spaces between Latin words stay. */
function collapse(title: string): string {
  return title.replaceAll(/(?<=[^\x00-\x7f])[\s\u00a0\u3000]+|[\s\u00a0\u3000]+(?=[^\x00-\x7f])/g, '').trim();
}

export interface ItemMark {
  number: string;
  length: number;
  /** What it is written like: 1. or （1） or ①. */
  shape: 'point' | 'bracket' | 'circle';
}

const ITEM = new RegExp(
  `^(?:[（(]${BLANK}*([〇零一二三四五六七八九十百]{1,6})${BLANK}*[）)]|([㈠-㈩]))${UNBOLD}${BLANK}*`,
);
const SUBITEM = new RegExp(
  `^(?:(\\d{1,3}|[０-９]{1,3})(?:[.．、](?!\\d)|${BLANK}(?=\\D))|([⒈-⒛])|[（(](\\d{1,3}|[０-９]{1,3})[）)]|([⑴-⒇])|([①-⑳]))${BLANK}*`,
);

/** （一） or ㈠ */
export function itemMark(text: string): ItemMark | null {
  return markOf(ITEM.exec(text.slice(0, 24)));
}

/** 1. or 1． or 1、 or ⒈ or （1） or ⑴ or ① */
export function subitemMark(text: string): ItemMark | null {
  return markOf(SUBITEM.exec(text.slice(0, 24)));
}

function markOf(match: RegExpExecArray | null): ItemMark | null {
  if (!match) return null;
  const written = match.slice(1).find((group) => group !== undefined)!;
  // ⑴ is (1) and ⒈ is 1. once its form is folded.
  const number = chineseToNumber(written.normalize('NFKC').replaceAll(/[().]/g, ''));
  return number === null
    ? null
    : { number: String(number), length: match[0].length, shape: shapeOf(match[0]) };
}

function shapeOf(mark: string): ItemMark['shape'] {
  if (/^[①-⑳]/.test(mark)) return 'circle';
  return /^[（(⑴-⒇㈠-㈩]/.test(mark) ? 'bracket' : 'point';
}

const CHINESE_POINT = new RegExp(`^([一二三四五六七八九十百]{1,5})、${BLANK}*`);

/** 一、 which numbers the points of a decision that has no articles. */
export function pointMark(text: string): ItemMark | null {
  return markOf(CHINESE_POINT.exec(text.slice(0, 16)));
}

const ANNEX = new RegExp(`^附(?:件|表|录|则表)?${BLANK}*(${N})?${BLANK}*[:：]?${BLANK}*(.{0,60})$`, 's');

/** 附件, 附件1：…, 附表二 …, 附：…; null for a sentence. */
export function annexMark(text: string): { number: string | null; title: string } | null {
  if (!text.startsWith('附') || text.startsWith('附则') || text.length > 70 || /[。；]$/.test(text))
    return null;
  const match = ANNEX.exec(text);
  if (!match || /^附[^件表录:：\s]/.test(text)) return null;
  const [, written, title] = match;
  const number = written ? chineseToNumber(written) : null;
  return { number: number === null ? null : String(number), title: title!.trim() };
}
