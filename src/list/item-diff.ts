import { filledFields } from './fields';
import type { ItemContent } from './item';

export interface FieldChange {
  key: string;
  label: string;
  /** Empty where the field was or is not filled. */
  old: string;
  new: string;
}

/** Field by field, what differs between two contents of an item; where it comes from (`source`) is no content. */
export function diffItems(old: ItemContent | null, next: ItemContent | null): FieldChange[] {
  const before = new Map((old ? filledFields(old) : []).map((field) => [field.key, field]));
  const after = new Map((next ? filledFields(next) : []).map((field) => [field.key, field]));
  const keys = [...before.keys(), ...[...after.keys()].filter((key) => !before.has(key))];
  return keys
    .map((key) => ({
      key,
      label: (before.get(key) ?? after.get(key))!.label,
      old: before.get(key)?.text ?? '',
      new: after.get(key)?.text ?? '',
    }))
    .filter((change) => change.old !== change.new);
}

/** An item of a frozen list, by its permanent number. */
export interface ListedItem {
  number: string;
  content: ItemContent;
}

export interface Lineage {
  predecessor: string;
  successor: string;
  kind: 'merge' | 'split';
}

export interface ListDiff {
  added: string[];
  cancelled: string[];
  changed: { item: string; fields: FieldChange[] }[];
  merged: { from: string[]; to: string }[];
  split: { from: string; to: string[] }[];
}

/** What became of a list between two releases. Items that took part in a merge or split are told there only. */
export function diffLists(old: ListedItem[], next: ListedItem[], lineage: Lineage[]): ListDiff {
  const before = new Map(old.map((item) => [item.number, item.content]));
  const after = new Map(next.map((item) => [item.number, item.content]));
  const here = lineage.filter(
    ({ predecessor, successor }) => before.has(predecessor) && after.has(successor),
  );
  const told = new Set(here.flatMap(({ predecessor, successor }) => [predecessor, successor]));
  const changed = [...after]
    .filter(([number]) => before.has(number))
    .map(([number, content]) => ({ item: number, fields: diffItems(before.get(number)!, content) }))
    .filter(({ fields }) => fields.length > 0);
  return {
    added: [...after.keys()].filter((number) => !before.has(number) && !told.has(number)),
    cancelled: [...before.keys()].filter((number) => !after.has(number) && !told.has(number)),
    changed,
    merged: grouped(
      here.filter(({ kind }) => kind === 'merge'),
      'successor',
    ).map(([to, links]) => ({
      from: links.map(({ predecessor }) => predecessor),
      to,
    })),
    split: grouped(
      here.filter(({ kind }) => kind === 'split'),
      'predecessor',
    ).map(([from, links]) => ({
      from,
      to: links.map(({ successor }) => successor),
    })),
  };
}

function grouped(links: Lineage[], by: 'predecessor' | 'successor'): [string, Lineage[]][] {
  const groups = new Map<string, Lineage[]>();
  for (const link of links) groups.set(link[by], [...(groups.get(link[by]) ?? []), link]);
  return [...groups];
}
