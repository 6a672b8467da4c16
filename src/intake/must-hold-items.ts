import { NoHeader, NoItems } from './errors';
import type { ListIntake } from './list-intake';

/** Refuses a file in which no list was found. @throws NoHeader, NoItems */
export function mustHoldItems({ items, sheets }: ListIntake, fileName: string): void {
  if (sheets.every(({ kind }) => kind === 'none')) throw new NoHeader(fileName, sheets);
  if (items.length === 0) throw new NoItems(fileName);
}
