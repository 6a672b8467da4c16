import type { Alignment } from './alignment';
import type { LawText } from './law-text';

/** The shape of `law parse --json`. */
export function lawJson({ title, articles, annexes, problems }: LawText): unknown {
  return {
    title,
    articles: articles.map(({ number, heading, paragraphs }) => ({
      number,
      heading,
      paragraphs: paragraphs.map(({ text, items }) => ({
        text,
        items: items.map((item) => ({
          number: item.number,
          text: item.text,
          subitems: item.subitems.map((sub) => ({ number: sub.number, text: sub.text })),
        })),
      })),
    })),
    annexes: annexes.map(({ number, title: name, text, items }) => ({ number, title: name, text, items })),
    problems,
  };
}

/** The shape of `law diff --json`. A replacement made all over the text is told once, beside the rows. */
export function lawDiffJson({ rows, replacements }: Alignment): unknown {
  return {
    rows: rows.map(({ old, new: next, kind, sure, disputed, moved, score, margin, pass, parts }) => ({
      old,
      new: next,
      kind,
      sure,
      disputed,
      moved,
      score,
      margin,
      pass,
      parts: parts.map((part) => ({ old: part.old, new: part.new })),
    })),
    replacements,
  };
}
