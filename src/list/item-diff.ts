import { fieldsOf } from './fields';
import type { ItemContent } from './item';

/** One field that differs; null where the item, or the field, is not there. */
export interface FieldChange {
  field: string;
  label: string;
  old: string | null;
  new: string | null;
}

/** Field by field, in the order of the fields. `null` is an item that is not there. White space counts. */
export function diffItems(old: ItemContent | null, next: ItemContent | null): FieldChange[] {
  return fieldsOf(old, next).flatMap((field) => {
    const before = (old && field.read(old)) ?? null;
    const after = (next && field.read(next)) ?? null;
    return before === after ? [] : [{ field: field.key, label: field.label, old: before, new: after }];
  });
}

/** An item as it stands in one state of a list. */
export interface ItemStanding {
  number: string;
  content: ItemContent;
}

/** 合并 (several into one) or 拆分 (one into several), by permanent numbers. */
export interface Lineage {
  kind: 'merge' | 'split';
  from: string[];
  to: string[];
}

export interface ListDiff {
  added: string[];
  cancelled: string[];
  changed: { item: string; fields: FieldChange[] }[];
  merged: Lineage[];
  split: Lineage[];
}

/**
 * What became of a list, by permanent number, in the order of the later state (cancelled ones of the earlier). An item
 * that came or went by merge or split is told there, and not again as added or cancelled.
 */
export function diffLists(old: ItemStanding[], next: ItemStanding[], lineage: Lineage[] = []): ListDiff {
  const before = new Map(old.map((item) => [item.number, item.content]));
  const after = new Map(next.map((item) => [item.number, item.content]));
  const told = lineage.filter(
    ({ from, to }) => from.some((number) => before.has(number)) && to.some((number) => after.has(number)),
  );
  const gone = new Set(told.flatMap(({ from }) => from));
  const come = new Set(told.flatMap(({ to }) => to));
  return {
    added: [...after.keys()].filter((number) => !before.has(number) && !come.has(number)),
    cancelled: [...before.keys()].filter((number) => !after.has(number) && !gone.has(number)),
    changed: [...after].flatMap(([item, content]) => {
      const was = before.get(item);
      const fields = was ? diffItems(was, content) : [];
      return fields.length > 0 ? [{ item, fields }] : [];
    }),
    merged: told.filter(({ kind }) => kind === 'merge'),
    split: told.filter(({ kind }) => kind === 'split'),
  };
}
