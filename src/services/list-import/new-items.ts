import type { EntityManager } from 'typeorm';
import type { ReadItem } from '../../intake';
import type { ItemContent } from '../../list';
import { addItems } from '../../store';

/** An item with its permanent number, and what it says with its main item named. */
export interface NumberedRow {
  row: ReadItem;
  itemId: number;
  number: string;
  content: ItemContent;
}

/**
 * Gives rows their permanent numbers, main items before their sub-items. `known` are the rows that are items already; a row whose
 * main item is neither known nor new stands by itself.
 */
export async function numberRows(
  em: EntityManager,
  listId: number,
  rows: ReadItem[],
  known: ReadonlyMap<number, { itemId: number; number: string }> = new Map(),
): Promise<NumberedRow[]> {
  const numbers = new Map(known);
  const add = async (some: ReadItem[]) => {
    const parents = some.map(({ parentKey }) =>
      parentKey === null ? null : (numbers.get(parentKey)?.itemId ?? null),
    );
    const added = await addItems(em, listId, parents);
    some.forEach(({ key }, index) => {
      const { id, number } = added[index]!;
      numbers.set(key, { itemId: id, number });
    });
  };
  await add(rows.filter(({ parentKey }) => parentKey === null));
  await add(rows.filter(({ parentKey }) => parentKey !== null));
  return rows.map((row) => {
    const parent = row.parentKey === null ? undefined : numbers.get(row.parentKey)?.number;
    const { content } = row;
    return {
      row,
      ...numbers.get(row.key)!,
      content: parent === undefined ? content : { ...content, parent },
    };
  });
}
