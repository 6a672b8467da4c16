import { type ItemContent, isTypeName, type PowerTypeRead, readPowerType } from '../list';
import { bodyIn } from './body-name';
import { NoHeader, NoItems } from './errors';
import { findHeader, type Header, seenAtTop } from './header';
import { itemContent } from './item-content';
import { type SheetItem, type SheetItems, sheetItems } from './sheet-items';
import { verticalForms } from './vertical-form';
import type { SheetGrid } from './workbook';

/** One item as read. `parentKey` is the key of the main item above a 子项. */
export interface ReadItem {
  key: number;
  parentKey: number | null;
  sheet: string;
  row: number;
  content: ItemContent;
}

export interface ListIntake {
  items: ReadItem[];
  skipped: { sheet: string; row: number; why: string }[];
  unknownColumns: string[];
  problems: { sheet: string; row: number; message: string }[];
  /** The body that title or file name speaks of; null where neither does. */
  body: string | null;
}

/** Reads every sheet that has a header. Throws `NoHeader` where none has, `NoItems` where all are empty below it. */
export function readList(grids: SheetGrid[], fileName: string): ListIntake {
  const intake: ListIntake = { items: [], skipped: [], unknownColumns: [], problems: [], body: null };
  const titles: string[] = [];
  let readable = 0;
  for (const grid of grids) {
    const header = grid.hidden ? null : findHeader(grid);
    const read = header
      ? sheetItems(grid, header, typeOfAll(grid, header, fileName))
      : grid.hidden
        ? null
        : verticalForms(grid);
    for (const { row, message } of grid.problems) intake.problems.push({ sheet: grid.name, row, message });
    if (!read) {
      const why = grid.hidden
        ? '工作表是隐藏的，没有导入；如需导入请取消隐藏'
        : '没有找到表头，整张工作表没有导入';
      intake.skipped.push({ sheet: grid.name, row: grid.firstRow, why });
      continue;
    }
    readable += 1;
    titles.push(header?.title ?? '');
    add(intake, read, grid.name, fileName);
    for (const { header: unknown } of header?.unknown ?? []) {
      if (!intake.unknownColumns.includes(unknown)) intake.unknownColumns.push(unknown);
    }
  }
  if (readable === 0)
    throw new NoHeader(
      fileName,
      grids.map((grid) => ({ name: grid.name, seen: seenAtTop(grid) })),
    );
  if (intake.items.length === 0) throw new NoItems(fileName);
  intake.body = bodyIn(titles.join('\n')) ?? bodyIn(fileName.replace(/\.\w+$/, '')) ?? onlyBody(intake.items);
  return intake;
}

function add(intake: ListIntake, read: SheetItems, sheet: string, fileName: string): void {
  const keys = new Map<SheetItem, number>();
  for (const item of read.items) {
    const { raw, type, parent, row } = item;
    const key = intake.items.length;
    keys.set(item, key);
    const problem = typeProblem(type);
    if (problem) intake.problems.push({ sheet, row, message: problem });
    intake.items.push({
      key,
      parentKey: parent ? keys.get(parent)! : null,
      sheet,
      row,
      content: itemContent(raw, type, { file: fileName, sheet, row }),
    });
  }
  for (const { row, why } of read.skipped) intake.skipped.push({ sheet, row, why });
  for (const { row, message } of read.problems) intake.problems.push({ sheet, row, message });
}

function typeProblem(type: PowerTypeRead | null): string | null {
  if (!type) return '没有写明权力类型，暂归“其他行政权力”';
  return type.sure ? null : `权力类型“${type.label}”不在十类之中或不止一类，须人工核对`;
}

/** A sheet per power type, or a list of one type: what sheet, title, the name's header or the file say of all rows. */
function typeOfAll({ name }: SheetGrid, { title, columns }: Header, fileName: string): PowerTypeRead | null {
  if (isTypeName(name)) return readPowerType(name);
  const said = [name, title, columns.get('name')?.at[0]?.label ?? '', fileName];
  for (const text of said) {
    const named = new Set(
      text.match(/行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其他(?:行政权力|职权)/g),
    );
    if (named.size === 1) return readPowerType([...named][0]!);
  }
  return null;
}

/** The body of all items, where they name but one. */
function onlyBody(items: ReadItem[]): string | null {
  const named = new Set(items.map(({ content }) => content.body ?? ''));
  const [only] = named;
  return named.size === 1 && only !== '' && only!.length <= 30 ? only! : null;
}
