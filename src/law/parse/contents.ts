import type { Line } from './lines';
import { headingMark } from './marks';

/** 目录: how many lines from `from` on belong to a table of contents, its own line included; 0 where none starts there. */
export function contentsLength(lines: Line[], from: number): number {
  if (!/^目[\s\u3000]*[录錄次]$/.test(lines[from]!.text)) return 0;
  const first = keyOf(lines[from + 1]);
  if (first === null) return 1;
  let next = from + 2;
  // The body repeats the first heading; until then every heading line is an entry.
  while (next < lines.length) {
    const key = keyOf(lines[next]);
    if (key === first || (key === null && !isEntry(lines[next]!))) break;
    next += 1;
  }
  return next - from;
}

function keyOf(line: Line | undefined): string | null {
  const mark = line && headingMark(line.text, true);
  return mark ? `${mark.level}${mark.number}${mark.title}` : null;
}

/** 附则, 附件 and the like stand among the entries without a number. */
function isEntry({ text }: Line): boolean {
  return text.length < 20 && /^附/.test(text);
}
