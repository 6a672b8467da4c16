import type { Segment } from './article';
import { articleMark } from './marks';

export interface GluedHead {
  number: string;
  start: number;
  line: number;
  segments: Segment[];
}

/**
 * Heads glued to the end of the paragraph before: looked for only where the line heads skip numbers, and only those
 * numbers, in order, after a full stop or white space.
 */
export function gluedHeads(segments: Segment[], from: number, to: number): GluedHead[] {
  const found: GluedHead[] = [];
  let expected = from;
  for (const segment of segments) {
    let at = 0;
    while (expected < to && at < segment.text.length) {
      const hit = nextHead(segment.text, at, expected);
      if (!hit) break;
      closeAt(found, segment.start + hit.at);
      const start = segment.start + hit.at;
      const body = hit.at + hit.length;
      found.push({ number: String(expected), start, line: segment.line, segments: [rest(segment, body)] });
      at = body;
      expected += 1;
    }
    const last = found.at(-1);
    if (last && last.segments.at(-1)!.end < segment.start) last.segments.push(segment);
  }
  return found;
}

function nextHead(text: string, from: number, expected: number): { at: number; length: number } | null {
  for (let at = text.indexOf('第', from); at >= 0; at = text.indexOf('第', at + 1)) {
    if (at > 0 && !/[。；：）\s\u3000]/.test(text[at - 1]!)) continue;
    const mark = articleMark(text.slice(at, at + 60));
    if (mark?.number === String(expected)) return { at, length: mark.length };
  }
  return null;
}

function rest(segment: Segment, from: number): Segment {
  return { ...segment, start: segment.start + from, text: segment.text.slice(from) };
}

function closeAt(found: GluedHead[], end: number): void {
  const segment = found.at(-1)?.segments.at(-1);
  if (!segment || segment.end <= end) return;
  segment.text = segment.text.slice(0, end - segment.start).trimEnd();
  segment.end = segment.start + segment.text.length;
}
