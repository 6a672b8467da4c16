import { fold } from '../fold';
import { chineseToNumber } from '../numerals';

/** What an amending decision says became of articles. `part` where it speaks of a 款 or 项 only. */
export type Claim =
  | { kind: 'became'; old: string[]; new: string[]; part: boolean }
  | { kind: 'added'; new: string[] }
  | { kind: 'deleted'; old: string[] }
  | { kind: 'kept'; old: string[] };

const N = '[〇零一二三四五六七八九十百千\\d]{1,9}';
const ARTICLE = `第${N}条(?:之[一二三四五六七八九十]{1,3})?`;
const BELOW = `(?:第[（(]?${N}[）)]?[款项目])`;
const ONE = `${ARTICLE}${BELOW}{0,3}`;
const LIST = `${ONE}(?:(?:、|和|与|及|至|以及)${ONE}){0,40}`;

/** 将第X条、第Y条合并，作为第Z条; 第X条改为两条，作为第Y条、第Z条; 将第X条第二款改为第Y条，修改为. */
const BECAME = new RegExp(
  `(${LIST})(?:合并|分为${N}条|分别|[一二三四五六七八九两]{1,3}条|,){0,4}(?:改为|作为|调整为|移至)(?:[一二三四五六七八九十两]{1,3}条,(?:分别)?作为)?(${LIST})`,
);
const ADDED = new RegExp(`增加[一二三四五六七八九十两]{1,3}条,?(?:分别)?作为(${LIST})`);
const DELETED = new RegExp(`(?:删去|删除)(${LIST})(?!中|第|[款项的])`);
const KEPT = new RegExp(`(${LIST})(?:中的|第|修改为|增加|,修改为|删去|,?将)`);

/** Reads the claims of an amending decision. What it quotes is the new text, not a claim, and is left out. */
export function readDecision(text: string): Claim[] {
  return foldLines(withoutQuotes(text))
    .split(/[。;\n]/)
    .flatMap((sentence) => claimsIn(sentence));
}

/** Folded line by line, so that one instruction does not run into the next. */
const foldLines = (text: string) => text.split('\n').map(fold).join('\n');

function claimsIn(sentence: string): Claim[] {
  const added = ADDED.exec(sentence);
  if (added) return [{ kind: 'added', new: numbers(added[1]!) }];
  const became = BECAME.exec(sentence);
  if (became) {
    const part = new RegExp(BELOW).test(became[1]!);
    return [{ kind: 'became', old: numbers(became[1]!), new: numbers(became[2]!), part }];
  }
  const deleted = DELETED.exec(sentence);
  if (deleted && !new RegExp(BELOW).test(deleted[1]!))
    return [{ kind: 'deleted', old: numbers(deleted[1]!) }];
  const kept = KEPT.exec(sentence);
  return kept ? [{ kind: 'kept', old: numbers(kept[1]!) }] : [];
}

/**
 * The text outside “…”. A quotation over several paragraphs opens anew at each of them and closes once, at the end of
 * the last (GB/T 15834).
 */
function withoutQuotes(text: string): string {
  let kept = '';
  let depth = 0;
  let lineStart = true;
  for (const character of text) {
    if (character === '“') depth = depth > 0 && lineStart ? depth : depth + 1;
    else if (character === '”') depth = Math.max(0, depth - 1);
    else if (depth === 0 || character === '\n') kept += character;
    if (character === '\n') lineStart = true;
    else if (!/\s/.test(character)) lineStart = false;
  }
  return kept;
}

/** Article numbers of a list, ranges written out. */
function numbers(list: string): string[] {
  const found: string[] = [];
  let range = false;
  for (const match of list.matchAll(new RegExp(`(至)?第(${N})条(?:之([一二三四五六七八九十]{1,3}))?`, 'g'))) {
    const main = chineseToNumber(match[2]!);
    if (main === null) continue;
    range = match[1] !== undefined && match[3] === undefined;
    const last = Number(found.at(-1));
    if (range && main - last < 2000) for (let n = last + 1; n < main; n += 1) found.push(String(n));
    found.push(match[3] ? `${main}-${chineseToNumber(match[3])}` : String(main));
  }
  return [...new Set(found)];
}
