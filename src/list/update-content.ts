import { fieldsOf } from './fields';
import type { ItemContent } from './item';
import type { FieldChange } from './item-diff';

export interface Updated {
  content: ItemContent;
  changes: FieldChange[];
  /** The source still says what an earlier revision said: the list has moved on since, and stays as it is. */
  kept: FieldChange[];
}

/**
 * What becomes of an item when its row says `incoming`. Only fields that the source has (`has`, by key) are touched, so nothing
 * that was entered here and that the office's own table has no column for is lost; a code is never emptied, and the main item stays.
 * A text that only differs in white space is the same. `earlier`: contents of earlier revisions.
 */
export function updatedContent(
  standing: ItemContent,
  incoming: ItemContent,
  has: (key: string) => boolean,
  earlier: ItemContent[] = [],
): Updated {
  let content = standing;
  const changes: FieldChange[] = [];
  const kept: FieldChange[] = [];
  for (const { key, label, read } of fieldsOf(standing, incoming)) {
    const old = read(standing) ?? null;
    const next = read(incoming) ?? null;
    if (key === 'parent' || !has(key) || same(old, next)) continue;
    if (key.startsWith('codes.') && next === null) continue;
    const change = { field: key, label, old, new: next };
    if (next !== null && earlier.some((one) => same(read(one) ?? null, next))) {
      kept.push(change);
      continue;
    }
    content = withField(content, key, incoming);
    changes.push(change);
  }
  return { content, changes, kept };
}

function same(a: string | null, b: string | null): boolean {
  return a === b || bare(a) === bare(b);
}

const bare = (text: string | null) => (text ?? '').replaceAll(/\s+/g, '');

/** The content with one field as `from` says it. */
export function withField(content: ItemContent, key: string, from: ItemContent): ItemContent {
  const [group, name] = key.split(/\.(.*)/s) as [string, string | undefined];
  if (key === 'type') return { ...content, type: from.type, typeLabel: from.typeLabel };
  if (name === undefined || group === undefined)
    return set(content, key, (from as unknown as Record<string, unknown>)[key]);
  const own = content as unknown as Record<string, Record<string, unknown> | undefined>;
  const theirs = from as unknown as Record<string, Record<string, unknown> | undefined>;
  const inner = set(own[group] ?? {}, name, theirs[group]?.[name]);
  const empty = Object.keys(inner).length === 0 && group !== 'basisText';
  return set(content, group, empty ? undefined : inner);
}

/** With the key set, or left out where there is nothing. */
function set<T extends object>(object: T, key: string, value: unknown): T {
  const { [key]: _, ...rest } = object as Record<string, unknown>;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}
