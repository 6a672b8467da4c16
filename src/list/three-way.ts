import { fieldsOf } from './fields';
import type { ItemContent } from './item';

/** One field that two people changed from one base, or one of them did. Null where there is nothing. */
export interface FieldOfThree {
  field: string;
  label: string;
  base: string | null;
  theirs: string | null;
  mine: string | null;
  /** Both changed it, and not alike: a person has to choose. */
  disputed: boolean;
}

/** What two people made of one item, field by field; fields that nobody changed are left out. */
export function fieldsOfThree(
  base: ItemContent | null,
  theirs: ItemContent | null,
  mine: ItemContent | null,
): FieldOfThree[] {
  return fieldsOf(base, theirs, mine).flatMap(({ key, label, read }) => {
    const [was, other, own] = [base, theirs, mine].map((one) => (one && read(one)) ?? null) as [
      string | null,
      string | null,
      string | null,
    ];
    if (other === was && own === was) return [];
    const disputed = other !== was && own !== was && other !== own;
    return [{ field: key, label, base: was, theirs: other, mine: own, disputed }];
  });
}

/**
 * Both people's work in one content: what only they changed is theirs, everything else is mine. For showing in a form, never for
 * saving by itself.
 */
export function mergeOfThree(
  base: ItemContent | null,
  theirs: ItemContent | null,
  mine: ItemContent,
): ItemContent {
  if (!base || !theirs) return mine;
  return {
    ...(merged(base, theirs, mine) as ItemContent),
    codes: merged(base.codes ?? {}, theirs.codes ?? {}, mine.codes ?? {}),
    basisText: merged(base.basisText, theirs.basisText, mine.basisText),
    extra: merged(base.extra ?? {}, theirs.extra ?? {}, mine.extra ?? {}),
  };
}

function merged<T extends object>(base: T, theirs: T, mine: T): T {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as (keyof T)[];
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = same(mine[key], base[key]) ? theirs[key] : mine[key];
      return value === undefined ? [] : [[key, value]];
    }),
  ) as T;
}
