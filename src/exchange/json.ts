import type { FrozenList } from './frozen-list';

/**
 * The list as one JSON text, keys sorted, so that the same list gives the same bytes. Without where an item stood in the office's own
 * file, which is nobody else's business.
 */
export function listJson({ title, items }: FrozenList): string {
  const rows = items.map(({ number, content: { source: _, ...content } }) => ({ number, content }));
  return `${JSON.stringify(sorted({ format: 'quanze-list-export/1', title, items: rows }), null, 1)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
