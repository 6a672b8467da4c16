import { isTypeName, type PowerTypeRead, readPowerType } from '../list';
import { type Header, headerAt } from './header';
import { extend, type RawItem, RowReader } from './row-reader';
import type { Cell, SheetGrid } from './sheet-grid';

/** One item of a sheet as its rows say it. `parent` is the main item above a 子项. */
export interface SheetItem {
  raw: RawItem;
  type: PowerTypeRead | null;
  parent: SheetItem | null;
  /** 1-based. */
  row: number;
}

export interface SheetItems {
  items: SheetItem[];
  skipped: { row: number; why: string }[];
  problems: { row: number; message: string }[];
}

/** A serial number, not a note that stands in its column. */
const SERIAL = /^[（(]?(?:[A-Za-z]{0,3}\d[\d.,，、\-—~至]*|[一二三四五六七八九十百]{1,5})[）)]?[.、．]?$/;
const SUM = /^(?:合\s*计|总\s*计|小\s*计|共\s*计)/;
/** The word alone, or with its figure; the same beside figures in cells of their own. */
const SUM_ALONE = /^(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*[:：]?\s*(?:\d[\d.,，]*\s*[项个条件]?)?$/;
const FIGURE = /^\d[\d.,，]*\s*[项个条件]?$/;

/** A row that sums up, by its words: nothing but 合计 and figures, or an item of no other name. */
function sumsUp(filled: Cell[], serial: string, name: string, sub: string): boolean {
  if (SUM.test(serial || name) || SUM_ALONE.test(name) || SUM_ALONE.test(sub)) return true;
  const words = filled.filter(({ text }) => !FIGURE.test(text.trim()));
  return words.length > 0 && words.every(({ text }) => SUM_ALONE.test(text.trim()));
}

/**
 * Reads the items of a sheet below its header, row by row. `type` is what title or sheet name say of all of them; `again` reads a
 * header that stands again further down.
 */
export function sheetItems(
  grid: SheetGrid,
  header: Header,
  type: PowerTypeRead | null,
  again: (index: number) => Header | null = (index) => headerAt(grid.rows, index),
): SheetItems {
  return new SheetReader(grid, header, type, again).read();
}

class SheetReader {
  private readonly found: SheetItems = { items: [], skipped: [], problems: [] };
  private reader: RowReader;
  private open: SheetItem | null = null;
  private main: SheetItem | null = null;
  private readonly unread = new Map<number, { row: number; count: number; text: string }>();

  constructor(
    private readonly grid: SheetGrid,
    private header: Header,
    private type: PowerTypeRead | null,
    private readonly headerAgain: (index: number) => Header | null,
  ) {
    this.reader = new RowReader(header);
  }

  read(): SheetItems {
    const { rows } = this.grid;
    this.repeatedHeaders();
    for (let index = this.header.below; index < rows.length; index += 1) {
      const again = rows[index]!.some(({ text }) => text !== '') ? this.headerAgain(index) : null;
      if (again) {
        this.header = again;
        this.reader = new RowReader(this.header);
        index = again.below - 1;
      } else this.take(rows[index]!, index);
    }
    for (const [index, { row, count, text }] of this.unread) {
      const column = String.fromCharCode(
        ...(index < 26 ? [65 + index] : [64 + Math.floor(index / 26), 65 + (index % 26)]),
      );
      this.problem(row, `${column} 列没有表头，${count} 格内容没有读，如“${text.slice(0, 20)}”`);
    }
    return this.found;
  }

  private take(row: Cell[], index: number): void {
    const filled = row.filter(({ text }) => text !== '');
    if (filled.length === 0) return;
    for (const column of this.header.unnamed) this.leave(row, index, column);
    const known = this.reader.raw(row, true);
    if (Object.keys(known.texts).length === 0 && Object.keys(known.extra).length === 0) return;
    const serial = this.reader.own(row, 'serial');
    const name = this.reader.own(row, 'name');
    const sub = this.reader.own(row, 'subName');
    if (sumsUp(filled, serial, name, sub)) this.skip(index, '合计行，没有读作事项');
    else if (filled.length === 1 && this.heading(row, index, filled[0]!.text, name)) return;
    else if (name !== '' && this.goesOn(row, serial, name)) this.goOn(row, index, '序号和名称与上一行相同');
    else if (name !== '') this.openItem(row, index, serial, sub);
    else if (sub !== '' && this.main) this.openSubItem(row, index);
    else if (serial !== '') this.numbered(row, index, serial);
    else if (this.open) this.goOn(row, index, '没有序号和事项名称');
    else this.skip(index, `不属于任何事项：${filled[0]!.text.slice(0, 30)}`);
  }

  /** A line of its own: a class that the rows below belong to, the name of a group, a note. */
  private heading(row: Cell[], index: number, text: string, name: string): boolean {
    const type = isTypeName(text) ? readPowerType(text) : null;
    const wide = row.filter(({ left }) => left !== '').length;
    const alone = type !== null || text.length > 200 || wide * 2 >= this.header.columns.size;
    if (type) this.type = type;
    else if (!alone && (name === '' || !this.header.columns.has('serial'))) return false;
    else if (!alone && this.reader.above(row, 'serial') !== '') return false;
    else this.skip(index, `单独一行的标题或说明：${text.slice(0, 30)}`);
    this.open = null;
    return true;
  }

  /** One item told in several rows, one for each level: the same number and name again. */
  private goesOn(row: Cell[], serial: string, name: string): boolean {
    const texts = this.open?.raw.texts;
    const sub = this.reader.shown(row, 'subName');
    const type = this.reader.shown(row, 'type');
    const same = texts?.name === name && serial !== '' && texts.serial === serial;
    return (
      same &&
      (texts.subName ?? '') === sub &&
      (type === '' || texts.type === undefined || type === texts.type)
    );
  }

  private openItem(row: Cell[], index: number, serial: string, sub: string): void {
    const followers = sub === '' ? [] : this.subRows(index);
    if (followers.length === 0) {
      this.main = this.item(this.reader.raw(row), index, null);
      return;
    }
    // Each sub-item numbered: the first number is the first sub-item's. Otherwise it is the main item's.
    const each = followers.some((next) => this.reader.own(this.grid.rows[next]!, 'serial') !== '');
    const shared = this.shared(row, followers);
    this.main = this.item(
      { ...shared, texts: { ...shared.texts, ...(each ? {} : serial && { serial }) } },
      index,
      null,
    );
    if (each) delete this.main.raw.texts.serial;
    this.openSubItem(row, index, each);
  }

  /** The rows below that carry further sub-items of the same main item. */
  private subRows(index: number): number[] {
    const found: number[] = [];
    for (let next = index + 1; next < this.grid.rows.length; next += 1) {
      const row = this.grid.rows[next]!;
      if (row.every(({ text }) => text === '')) continue;
      if (this.reader.own(row, 'name') !== '') break;
      if (this.reader.own(row, 'subName') !== '') found.push(next);
      else if (this.reader.own(row, 'serial') !== '') break;
    }
    return found;
  }

  /** What the first row says for all of the group: its name, its code, and what is merged over the rows below. */
  private shared(row: Cell[], followers: number[]): RawItem {
    const { texts, extra } = this.reader.raw(row);
    const merged = (column: keyof RawItem['texts']) =>
      followers.some((next) => this.reader.above(this.grid.rows[next]!, column) === texts[column]);
    const always = new Set(['name', 'code', 'number', 'type', 'body']);
    return {
      texts: Object.fromEntries(
        Object.entries(texts).filter(
          ([column]) => column !== 'subName' && (always.has(column) || merged(column as never)),
        ),
      ),
      extra: followers.length > 0 ? {} : extra,
    };
  }

  private openSubItem(row: Cell[], index: number, numbered = true): void {
    const raw = this.reader.raw(row);
    const { subName = '', ...texts } = raw.texts;
    // The main item's code and number are not the sub-item's.
    for (const column of ['code', 'number'] as const)
      if (this.reader.own(row, 'name') !== '' || this.reader.own(row, column) === '') delete texts[column];
    if (!numbered || this.reader.own(row, 'serial') === '') delete texts.serial;
    this.item({ texts: { ...texts, name: subName }, extra: raw.extra }, index, this.main);
  }

  /** A number without a name of its own: a name merged over several numbers, or a note in the number's column. */
  private numbered(row: Cell[], index: number, serial: string): void {
    if (this.reader.above(row, 'name') !== '') this.main = this.item(this.reader.raw(row), index, null);
    else if (SERIAL.test(serial)) this.skip(index, `有序号 ${serial} 而没有事项名称`);
    else this.skip(index, `表下说明：${serial.slice(0, 30)}`);
  }

  private goOn(row: Cell[], index: number, why: string): void {
    const more = this.reader.raw(row, true);
    if (Object.keys(more.texts).length === 0 && Object.keys(more.extra).length === 0) return;
    extend(this.open!.raw, more);
    this.problem(
      this.rowNumber(index),
      `${why}，并入上一项“${(this.open!.raw.texts.name ?? '').slice(0, 20)}”`,
    );
  }

  private item(raw: RawItem, index: number, parent: SheetItem | null): SheetItem {
    const type = readPowerType(raw.texts.type ?? '') ?? this.type;
    const row = this.grid.rows[index]!;
    for (const column of this.header.columns.keys()) {
      if (this.reader.fromCopy(row, column))
        this.problem(this.rowNumber(index), `“${this.labelOf(column)}”取自右侧重复的一列`);
    }
    const item: SheetItem = { raw, type, parent, row: this.rowNumber(index) };
    this.found.items.push(item);
    this.open = item;
    return item;
  }

  private labelOf(column: Parameters<RowReader['own']>[1]): string {
    return this.header.columns.get(column)?.at[0]?.label.replaceAll(/\s+/g, '') ?? column;
  }

  private repeatedHeaders(): void {
    for (const header of this.header.repeated) {
      this.problem(this.rowNumber(this.header.from), `表头“${header}”在右侧重复出现，以左边一列为准`);
    }
  }

  /** A column without header: not read, but told. */
  private leave(row: Cell[], index: number, column: number): void {
    const text = row[column]!.text;
    if (text === '') return;
    const seen = this.unread.get(column) ?? { row: this.rowNumber(index), count: 0, text };
    this.unread.set(column, { ...seen, count: seen.count + 1 });
  }

  private rowNumber(index: number): number {
    return this.grid.firstRow + index;
  }

  private skip(index: number, why: string): void {
    this.found.skipped.push({ row: this.rowNumber(index), why });
  }

  private problem(row: number, message: string): void {
    this.found.problems.push({ row, message });
  }
}
