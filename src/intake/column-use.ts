import { namesStaff } from '../list';
import { type Column, isColumn } from './columns';
import type { Header } from './header';

/**
 * What a column of the source is taken for: a field; `copy`, read where the same column further left is blank; `keep`, kept as it is
 * under its own header; `drop`, not read.
 */
export type ColumnUse = Column | 'copy' | 'keep' | 'drop';

/** What a person says of columns instead, by name of the sheet and index of the column. */
export type ColumnChoices = Record<string, Record<number, ColumnUse>>;

export function isColumnUse(word: string): word is ColumnUse {
  return word === 'copy' || word === 'keep' || word === 'drop' || isColumn(word);
}

/** What each column is taken for, by its index; a column without header is not read. */
export function usesOf(header: Header): Map<number, ColumnUse> {
  const uses = new Map<number, ColumnUse>();
  for (const [column, { at, copies }] of header.columns) {
    for (const { index } of at) uses.set(index, column);
    for (const index of copies) uses.set(index, 'copy');
  }
  for (const { index } of header.unknown) uses.set(index, 'keep');
  for (const index of [...header.unnamed, ...header.dropped]) uses.set(index, 'drop');
  return uses;
}

/** The header with columns of staff names left out: they are read only where a person asks for them. */
export function withoutStaff(header: Header): Header {
  const staff = header.unknown.filter((column) => namesStaff(column.header));
  return {
    ...header,
    unknown: header.unknown.filter((column) => !staff.includes(column)),
    dropped: [...header.dropped, ...staff.map(({ index }) => index)],
  };
}

/** The header read as a person says. */
export function withChoices(header: Header, choices: Record<number, ColumnUse> | undefined): Header {
  const uses = usesOf(header);
  const chosen = Object.entries(choices ?? {})
    .map(([index, use]) => ({ index: Number(index), use }))
    .filter(({ index, use }) => uses.has(index) && uses.get(index) !== use && use !== 'copy');
  if (chosen.length === 0) return header;
  const without = new Set(chosen.map(({ index }) => index));
  const corrected = leftOf(header, without);
  for (const { index, use } of chosen) {
    const label = header.headers[index] || `第${index + 1}列`;
    if (use === 'drop') corrected.dropped.push(index);
    else if (use === 'keep') corrected.unknown.push({ header: label, index });
    else if (use !== 'copy') {
      const place = corrected.columns.get(use) ?? { at: [], copies: [] };
      corrected.columns.set(use, { ...place, at: [...place.at, { index, label }] });
    }
  }
  return corrected;
}

/** What is left of the header without these columns. Where the first of two copies goes, the second stands in. */
function leftOf(header: Header, without: Set<number>): Header {
  const stays = (index: number) => !without.has(index);
  const columns: Header['columns'] = new Map();
  for (const [column, place] of header.columns) {
    const at = place.at.filter(({ index }) => stays(index));
    const copies = place.copies.filter(stays);
    const first =
      at.length > 0 ? at : copies.splice(0, 1).map((index) => ({ index, label: header.headers[index]! }));
    if (first.length > 0) columns.set(column, { at: first, copies });
  }
  return {
    ...header,
    columns,
    unknown: header.unknown.filter(({ index }) => stays(index)),
    unnamed: header.unnamed.filter(stays),
    dropped: header.dropped.filter(stays),
  };
}
