import { citationsIn } from '../../src/law';
import type { Cell } from './corpus';
import type { Count } from './count';

export interface CiteScore extends Count {
  misses: string[];
}

const COUNTED = ['law', 'article', 'paragraph', 'item'] as const;
/** And where the text names coarser or other targets. */
export const ALL_FIELDS = [...COUNTED, 'chapter', 'section', 'part', 'clause', 'annex'] as const;

type Field = (typeof ALL_FIELDS)[number];

const keyOf = (citation: { [field in Field]?: string | null }, fields: readonly Field[]) =>
  fields.map((field) => (citation[field] ?? '').replaceAll(/\s/g, '')).join('|');

/** A citation is right where law, article, paragraph and item all are, or all of `fields`. */
export function scoreCell({ text, expect }: Cell, fields: readonly Field[] = COUNTED): CiteScore {
  const left = expect.map((citation) => keyOf(citation, fields));
  const found = citationsIn(text).map((citation) => keyOf(citation, fields));
  const wrong = found.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return {
    right: found.length - wrong.length,
    found: found.length,
    wanted: expect.length,
    misses: [...wrong.map((key) => `wrong ${key}`), ...left.map((key) => `missing ${key}`)],
  };
}
