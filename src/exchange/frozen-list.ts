import type { ItemStanding } from '../list';

/** A list as one release froze it. */
export interface FrozenList {
  /** `某市交通运输局权责清单` */
  title: string;
  items: readonly ItemStanding[];
}

/** One item with its place: the main item it stands under, where that is in the list too. */
export interface PlacedItem extends ItemStanding {
  main: ItemStanding | null;
}

/** Main items in the order given, each with its sub-items below it. A sub-item whose main item is not there stands for itself. */
export function placed(items: readonly ItemStanding[]): PlacedItem[] {
  const known = new Map(items.map((item) => [item.number, item]));
  const under = new Map<string, ItemStanding[]>();
  const tops: ItemStanding[] = [];
  for (const item of items) {
    const { parent } = item.content;
    if (parent === undefined || topOf(item, known) === null) tops.push(item);
    else under.set(parent, [...(under.get(parent) ?? []), item]);
  }
  const rows: PlacedItem[] = [];
  const add = (item: ItemStanding, main: ItemStanding | null): void => {
    rows.push({ ...item, main });
    for (const sub of under.get(item.number) ?? []) add(sub, item);
  };
  for (const top of tops) add(top, null);
  return rows;
}

/** The main item above this one; null where it has none in the list, or where items name each other as parents. */
function topOf(item: ItemStanding, known: Map<string, ItemStanding>): ItemStanding | null {
  const seen = new Set([item.number]);
  let top: ItemStanding | null = null;
  let up = known.get(item.content.parent ?? '');
  while (up) {
    if (seen.has(up.number)) return null;
    seen.add(up.number);
    top = up;
    up = known.get(up.content.parent ?? '');
  }
  return top;
}
