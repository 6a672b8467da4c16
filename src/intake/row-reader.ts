import { saysNothing } from '../list';
import type { Column } from './columns';
import type { ColumnPlace, Header } from './header';
import type { Cell } from './sheet-grid';

/** What the source says of one item, before it is made an item: its texts by column, and by header where none knows it. */
export interface RawItem {
  texts: Partial<Record<Column, string>>;
  extra: Record<string, string>;
}

/** Cells that say "this one" under 行使层级{省, 市, 县}. */
const TICK = /^[√✓✔●■☑○Vv是]$/;

/** Reads the cells of one row by the columns of a header. */
export class RowReader {
  constructor(private readonly header: Header) {}

  /** What stands in the row itself. */
  own(row: Cell[], column: Column): string {
    const place = this.header.columns.get(column);
    return place
      ? cleaned(
          column,
          this.joined(row, place, ({ text }) => text),
        )
      : '';
  }

  /** What a merge from further up shows there. */
  above(row: Cell[], column: Column): string {
    const place = this.header.columns.get(column);
    return place
      ? cleaned(
          column,
          this.joined(row, place, ({ above }) => above),
        )
      : '';
  }

  shown(row: Cell[], column: Column): string {
    return this.own(row, column) || this.above(row, column);
  }

  /** Whether the text of this column comes from a copy further right. */
  fromCopy(row: Cell[], column: Column): boolean {
    const { at = [] } = this.header.columns.get(column) ?? {};
    const first = at.some(({ index }) => !saysNothing(row[index]!.text) || !saysNothing(row[index]!.above));
    return !first && this.shown(row, column) !== '';
  }

  /** Everything the row shows; `ownOnly` leaves out what merges bring from above. */
  raw(row: Cell[], ownOnly = false): RawItem {
    const raw: RawItem = { texts: {}, extra: {} };
    for (const column of this.header.columns.keys()) {
      const text = ownOnly ? this.own(row, column) : this.shown(row, column);
      if (text !== '') raw.texts[column] = text;
    }
    for (const { header, index } of this.header.unknown) {
      const text = row[index]!.text || (ownOnly ? '' : row[index]!.above);
      if (!saysNothing(text)) raw.extra[header] = text;
    }
    return raw;
  }

  private joined(row: Cell[], { at, copies }: ColumnPlace, read: (cell: Cell) => string): string {
    const texts = at.flatMap(({ index, label }) => {
      const text = read(row[index]!);
      if (saysNothing(text)) return [];
      return [at.length > 1 && TICK.test(text) ? label : text];
    });
    if (texts.length > 0)
      return [...new Set(texts)].join(texts.every((text) => text.length <= 4) ? '、' : '\n');
    return copies.map((index) => read(row[index]!)).find((text) => !saysNothing(text)) ?? '';
  }
}

function cleaned(column: Column, text: string): string {
  if (column === 'serial')
    return text
      .normalize('NFKC')
      .replaceAll(/\s+/g, '')
      .replace(/^(\d+)\.0+$/, '$1');
  return column === 'name' || column === 'subName' ? inOneLine(text) : text;
}

/** A name broken over lines by a narrow column is one name. */
export function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '').trim();
}

/** Adds what another row says of the same item, each text once. */
export function extend(raw: RawItem, more: RawItem): void {
  for (const column of Object.keys(more.texts) as Column[]) {
    raw.texts[column] = withText(raw.texts[column], more.texts[column]!);
  }
  for (const [header, text] of Object.entries(more.extra))
    raw.extra[header] = withText(raw.extra[header], text);
}

function withText(text: string | undefined, more: string): string {
  if (text === undefined || text === '') return more;
  return text === more || text.split('\n').includes(more) || text.includes(`\n${more}`)
    ? text
    : `${text}\n${more}`;
}
