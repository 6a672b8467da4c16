import type { Span } from '../law-text';
import { historyAfter, skip } from './history';
import { bareName, bracketedName, type Name } from './names';
import { annexAt, provisionsAt } from './provisions';

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

const CLASS =
  '(?:行政法规|地方性法规|党内法规|法律|法规|部门规章|政府规章|规章|规范性文件|国务院决定|司法解释)';
/** 【法律】, also with one of its brackets lost. */
const LABEL = new RegExp(
  `【\\s*([^】《\\n]{1,12}?)\\s*】\\s*|【\\s*([\\u4e00-\\u9fff]{2,6})\\s*(?=《)|(${CLASS})】\\s*`,
  'y',
);
const LINE_LABEL = new RegExp(`(${CLASS})\\s*[:：]\\s*(?=《)|([\\u4e00-\\u9fff]{1,6})】\\s*`, 'y');
const OPENER = new RegExp(`[\\n【《]|${CLASS}】`, 'g');
const ORDINAL =
  /(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳])\s*/y;
const LEAD = /(?:主要)?(?:依据|根据|依照|按照)[:：]?\s*/y;
const ISSUER = /[\u4e00-\u9fff、\s]{2,60}(?=《)/y;
const JOINT = /\s*(?:[、，,；;]|以及|和|及|与|或者?)\s*/y;
const ITS_RULES = /\s*(?:以及|及|和|与)其?(《?(实施(?:细则|条例|办法|规定))》?)(?!的|中|所)/y;
/** 《关于修改〈甲条例〉的决定》修订的《甲条例》: the decision is the history of the law behind it. */
const MADE_BY =
  /\s*(?:第[一二三四五六七八九]次)?(?:修改|修订|修正|公布|发布)(?:公布|发布)?(?:后|过)?的\s*(?=《)/y;
/** After these a title is spoken of in a sentence. */
const SPOKEN_OF = /[反照据按合与和及由对用于]\s*$/;

/** The titles that open a block, in order. Everything between two of them belongs to the first. */
export function titleHeads(cell: string): TitleHead[] {
  const heads: TitleHead[] = [];
  let at = 0;
  while (at < cell.length) {
    const head = blockHead(cell, at);
    if (head) {
      heads.push(head);
      at = chained(cell, head, heads);
    } else {
      at = nextCandidate(cell, at + 1);
    }
  }
  return heads;
}

/** 《甲》、《乙》第三条和《丙》第五条: titles in a row count one by one. */
function chained(cell: string, head: TitleHead, heads: TitleHead[]): number {
  let here = head.after;
  for (;;) {
    const list = listAt(cell, here);
    const mark = skip(JOINT, cell, list);
    if (mark === list) return here;
    const joint = skip(ORDINAL, cell, mark);
    const name =
      rulesNamed(cell, list, (heads.at(-1) ?? head).law) ??
      bracketedName(cell, joint) ??
      (list > here ? articleNamed(cell, joint) : null);
    if (!name) return here;
    heads.push({ ...headOf(name), label: null, start: joint });
    here = name.after;
  }
}

/** 《甲法》及其实施细则: rules that the cell names by the law they carry out. */
function rulesNamed(cell: string, at: number, law: string): Name | null {
  const rules = matchAt(ITS_RULES, cell, at);
  if (!rules) return null;
  const end = at + rules[0].length;
  const start = end - rules[1]!.length;
  const history = historyAfter(cell, end);
  return { law: `《${law}》${rules[2]}`, title: { start, end }, ...history, likeLaw: true };
}

/** Where a list of provisions ends that starts here. */
function listAt(cell: string, at: number): number {
  const start = skip(/[ \u3000]*/y, cell, at);
  return (annexAt(cell, start, 0) ?? provisionsAt(cell, start, 0))?.end ?? at;
}

const headOf = ({ law, title, note, after }: Name) => ({ law, title, note, after });

/** Places where a block may open: cell start, line start, a label, a title. */
function nextCandidate(cell: string, from: number): number {
  OPENER.lastIndex = from;
  const match = OPENER.exec(cell);
  if (!match) return cell.length;
  return match[0] === '\n' ? match.index + 1 : match.index;
}

function blockHead(cell: string, at: number): TitleHead | null {
  const atLineHead = at === 0 || cell[at - 1] === '\n';
  const start = atLineHead ? skip(/[^\S\n]*/y, cell, at) : at;
  const before = cell.slice(Math.max(0, at - 8), at);
  const { label, end } = labelAt(cell, skip(ORDINAL, cell, start), atLineHead);
  if (label !== null && !atLineHead && SPOKEN_OF.test(before)) return null;
  const here = at === 0 || label !== null ? skip(ORDINAL, cell, skip(LEAD, cell, end)) : end;
  const name =
    label !== null
      ? labelledName(cell, here)
      : atLineHead
        ? lineName(cell, here, before, start)
        : inlineName(cell, at, before);
  return name && { ...headOf(name), label, start };
}

/** 《…》 at a place, or the law that the decision named there made. */
function titleAt(cell: string, at: number): Name | null {
  const name = bracketedName(cell, at);
  if (!name) return null;
  const made = skip(MADE_BY, cell, name.after);
  return (made > name.after ? bracketedName(cell, made) : null) ?? name;
}

function labelAt(cell: string, at: number, atLineHead: boolean): { label: string | null; end: number } {
  let label: string | null = null;
  let end = at;
  for (;;) {
    const match = matchAt(LABEL, cell, end) ?? (atLineHead ? matchAt(LINE_LABEL, cell, end) : null);
    if (!match) return { label, end };
    label = match[1] ?? match[2] ?? match[3]!;
    end = skip(ORDINAL, cell, end + match[0].length);
  }
}

function matchAt(pattern: RegExp, cell: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(cell);
}

/** After a label any title counts, the issuer before it or 《》 left out. */
function labelledName(cell: string, at: number): Name | null {
  const bracketed = titleAt(cell, at);
  if (bracketed) return bracketed;
  const issued = skip(ISSUER, cell, at);
  return (issued > at ? bracketedName(cell, issued) : null) ?? bareName(cell, at);
}

/** At a line head without a label a title counts where its history or a provision follows, or the line is nothing else. */
function lineName(cell: string, at: number, before: string, start: number): Name | null {
  const first = start === 0 || cell.slice(0, start).trim() === '';
  if (!first && SPOKEN_OF.test(before)) return null;
  const name = titleAt(cell, at);
  if (name)
    return first || name.note !== null || carries(cell, name) || standsAlone(cell, name) ? name : null;
  const issued = skip(ISSUER, cell, at);
  const passed = issued > at ? bracketedName(cell, issued) : null;
  if (passed && (passed.note !== null || carries(cell, passed)) && !SPOKEN_OF.test(cell.slice(at, issued)))
    return passed;
  return articleNamed(cell, at);
}

/** A title inside a line opens a block where what stands before ends something and an article follows. */
function inlineName(cell: string, at: number, before: string): Name | null {
  if (cell[at] !== '《' || SPOKEN_OF.test(before)) return null;
  if (!/(?:[；;。…”"]|[）)]|[\d一二三四五六七八九十][.．、])\s*$|\s$/.test(before)) return null;
  const name = titleAt(cell, at);
  return name && carries(cell, name) ? name : null;
}

/** Without 《》 only a name that an article follows is a title, not a sentence. */
function articleNamed(cell: string, at: number): Name | null {
  const name = bareName(cell, at);
  return name &&
    /^\s*第\s*[〇○零一二三四五六七八九十百千\d０-９]+\s*条/.test(cell.slice(name.after, name.after + 16))
    ? name
    : null;
}

function carries(cell: string, { after }: Name): boolean {
  const start = skip(/[\s：:，,]*/y, cell, after);
  const list = provisionsAt(cell, start, 0) ?? annexAt(cell, start, 0);
  if (list) return !/^(?:的规定|规定的|所称|所列|的)/.test(cell.slice(list.end, list.end + 4));
  return cell.startsWith('全文', start);
}

function standsAlone(cell: string, { after, likeLaw }: Name): boolean {
  return likeLaw && /^[ \u3000]*[；;。，,、：:]?[ \u3000]*(?:\n|$)/.test(cell.slice(after, after + 12));
}
