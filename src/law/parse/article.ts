import type { Article, Paragraph, Problem, Span } from '../law-text';
import { chineseToNumber } from '../numerals';
import { type ItemMark, itemMark, subitemMark } from './marks';

/** A piece of an article's text: a line without its dress, or part of one. */
export interface Segment extends Span {
  text: string;
  line: number;
}

/**
 * 条 → 款、项、目. The first segment is what follows the number. A line that opens no item is a new 款, also after the last
 * 项; item numbers may restart in a later 款.
 */
export function buildArticle(
  head: { number: string; heading: string[]; start: number },
  segments: Segment[],
  problems: Problem[],
): Article {
  const paragraphs: Paragraph[] = [];
  const shapes: Shapes = new WeakMap();
  for (const segment of segments.flatMap(splitInlineItems)) place(segment, paragraphs, shapes, problems);
  const last = paragraphs.at(-1);
  return { ...head, end: last?.end ?? head.start, paragraphs };
}

/** How the 项 are numbered that stand in Arabic numbers right below a 款: the marks of 目 are their marks too. */
type Shapes = WeakMap<Paragraph, ItemMark['shape']>;

function place(segment: Segment, paragraphs: Paragraph[], shapes: Shapes, problems: Problem[]): void {
  const paragraph = paragraphs.at(-1);
  const item = paragraph?.items.at(-1);
  const { start, end, text } = segment;
  const asItem = paragraph && itemMark(text);
  if (asItem) {
    paragraph.items.push({
      number: asItem.number,
      start,
      end,
      text: text.slice(asItem.length),
      subitems: [],
    });
    paragraph.end = end;
    return;
  }
  const asSubitem = paragraph && subitemMark(text);
  const goesOn = asSubitem && item && shapes.get(paragraph) === asSubitem.shape;
  if (asSubitem && item && !(goesOn && Number(asSubitem.number) === Number(item.number) + 1)) {
    const expected = item.subitems.length + 1;
    if (Number(asSubitem.number) === expected || item.subitems.length > 0) {
      item.subitems.push({ number: asSubitem.number, start, end, text: text.slice(asSubitem.length) });
      item.end = end;
      paragraph.end = end;
      return;
    }
  }
  if (asSubitem && (goesOn || (!item && /[：:]$/.test(paragraph.text)))) {
    shapes.set(paragraph, asSubitem.shape);
    paragraph.items.push({
      number: asSubitem.number,
      start,
      end,
      text: text.slice(asSubitem.length),
      subitems: [],
    });
    paragraph.end = end;
    return;
  }
  if (asSubitem && !item && paragraph.items.length === 0 && /^[①-⑳]/.test(text)) {
    problems.push({ line: segment.line, message: '疑为脚注，未作为条文' });
    return;
  }
  paragraphs.push({ start, end, text, items: [] });
}

const INLINE = /(?<=[：；。:;，])[\s\u3000]*[（(]([一二三四五六七八九十]{1,3})[）)]/g;

/** Items run on in one line (…：（一）…；（二）…) are items all the same, where they count from （一）. */
function splitInlineItems(segment: Segment): Segment[] {
  if (!/[（(]二[）)]/.test(segment.text)) return [segment];
  const opens = itemMark(segment.text);
  const cuts: number[] = [];
  let expected = opens ? Number(opens.number) + 1 : 1;
  for (const match of segment.text.matchAll(INLINE)) {
    if (chineseToNumber(match[1]!) !== expected) continue;
    cuts.push(match.index + match[0].search(/[（(]/));
    expected += 1;
  }
  if (cuts.length < (opens ? 1 : 2)) return [segment];
  const from = [0, ...cuts];
  return from.map((start, index) => {
    const text = segment.text.slice(start, from[index + 1] ?? segment.text.length).trimEnd();
    return {
      line: segment.line,
      text,
      start: segment.start + start,
      end: segment.start + start + text.length,
    };
  });
}
