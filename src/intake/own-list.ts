import { fieldsOf, ITEM_FIELDS, type ItemContent, OWN_TABLE_HEADERS, tableHeader } from '../list';
import { bodyIn } from './body-name';
import { DamagedExport } from './errors';
import type { ListIntake, SheetReading } from './list-intake';
import { ownItem, ownNumber } from './own-item';
import type { SheetGrid } from './sheet-grid';

const FORMAT = 'quanze-list-export/1';

/**
 * A list that this program wrote as JSON, every field as it was; null where the bytes are something else.
 * @throws DamagedExport
 */
export function ownJson(bytes: Uint8Array, file: string): ListIntake | null {
  if (!/\.json$/i.test(file)) return null;
  const { title, items } = exported(bytes, file);
  const keys = new Map(items.map(({ number }, key) => [number, key]));
  return {
    ...nothing(bodyIn(title)),
    sheets: [sheetOf('', items.length, keysIn(items.map(({ content }) => content)))],
    items: items.map(({ number, content: { parent, ...content } }, key) => ({
      number,
      key,
      // A main item that is not in the list: the sub-item stands for itself.
      parentKey: parent === undefined ? null : (keys.get(parent) ?? null),
      sheet: '',
      row: key + 1,
      content: { ...content, source: { file, sheet: '', row: key + 1 } },
    })),
  };
}

interface Exported {
  format: string;
  title: string;
  items: { number: string; content: ItemContent }[];
}

function exported(bytes: Uint8Array, file: string): Exported {
  let read: Exported | null = null;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Exported;
  } catch {
    throw new DamagedExport(file, '内容不是完整的 JSON');
  }
  if (read?.format !== FORMAT) throw new DamagedExport(file, `不是本程序导出的清单（没有 ${FORMAT} 字样）`);
  const bad = Array.isArray(read.items) ? read.items.findIndex((item) => !whole(item)) : 0;
  if (bad >= 0) throw new DamagedExport(file, `第 ${bad + 1} 项缺少编号、名称或类型`);
  return read;
}

function whole(item: Exported['items'][number] | null): boolean {
  const content = item?.content;
  return (
    typeof item?.number === 'string' &&
    typeof content?.name === 'string' &&
    typeof content.type === 'string' &&
    typeof content.typeLabel === 'string' &&
    typeof content.basisText === 'object' &&
    Array.isArray(content.bases) &&
    Array.isArray(content.duties)
  );
}

/** The sheet of a workbook or CSV that this program wrote, read by its own headers; null where none is. */
export function ownTable(grids: readonly SheetGrid[], file: string): ListIntake | null {
  for (const grid of grids) {
    const head = grid.rows.slice(0, 2).findIndex((row) => {
      const headers = row.map(({ text }) => text);
      return OWN_TABLE_HEADERS.every((header, index) => headers[index] === header);
    });
    if (head >= 0) return fromTable(grid, head, file, grids);
  }
  return null;
}

function fromTable(grid: SheetGrid, head: number, file: string, grids: readonly SheetGrid[]): ListIntake {
  const headers = grid.rows[head]!.map(({ text }) => text);
  const title = head > 0 ? (grid.rows[0]![0]?.text ?? '') : '';
  const intake = nothing(bodyIn(title) ?? bodyIn(file.replace(/\.\w+$/, '')));
  intake.skipped = grids
    .filter((other) => other !== grid)
    .map(({ name, firstRow }) => ({ sheet: name, row: firstRow, why: '不是清单，没有导入' }));
  let main: number | null = null;
  grid.rows.slice(head + 1).forEach((row, index) => {
    const texts = Object.fromEntries(headers.map((header, at) => [header, row[at]?.text ?? '']));
    if (Object.values(texts).every((text) => text === '')) return;
    const place = { file, sheet: grid.name, row: grid.firstRow + head + 1 + index };
    const sub = texts.事项名称 === '' && texts.子项名称 !== '' && main !== null;
    const key = intake.items.length;
    if (!sub) main = key;
    intake.items.push({
      key,
      parentKey: sub ? main : null,
      sheet: grid.name,
      row: place.row,
      number: ownNumber(texts),
      content: ownItem(texts, sub, place),
    });
  });
  const says = ITEM_FIELDS.filter((field) => headers.includes(tableHeader(field))).map(({ key }) => key);
  const own = headers.filter((header) => header !== '').map((header) => `extra.${header}`);
  intake.sheets = [sheetOf(grid.name, intake.items.length, [...says, ...own])];
  const bodies = new Set(intake.items.map(({ content }) => content.body ?? ''));
  if (intake.body === null && bodies.size === 1) intake.body = [...bodies][0] || null;
  return intake;
}

function nothing(body: string | null): ListIntake {
  return { items: [], skipped: [], unknownColumns: [], problems: [], body, sheets: [] };
}

/** Every field of an item, and the office's own columns that any of these fills. */
function keysIn(contents: ItemContent[]): string[] {
  return fieldsOf(...contents).map(({ key }) => key);
}

/** A sheet that needs no person to say what its columns are. */
function sheetOf(name: string, items: number, fields: string[]): SheetReading {
  return { name, kind: 'own', header: null, top: [], columns: [], fields, items, subItems: 0 };
}
