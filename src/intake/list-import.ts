import { type ItemContent, isTypeName, namesStaff, type PowerTypeRead, readPowerType } from '../list';
import { bodyIn } from './body-name';
import { withChoices, withoutStaff } from './column-use';
import { findHeader, type Header, headerAgain, headerAt, headerSaid } from './header';
import { itemContent } from './item-content';
import type { HeaderChoices, ListChoices } from './list-choices';
import type { ListIntake, ReadItem } from './list-intake';
import { mustHoldItems } from './must-hold-items';
import type { SheetGrid } from './sheet-grid';
import { type SheetItem, type SheetItems, sheetItems } from './sheet-items';
import { sheetReading } from './sheet-reading';
import { verticalForms } from './vertical-form';

/** Reads a list out of sheets. @throws NoHeader where no sheet has a header, NoItems where all are empty below it */
export function readList(
  grids: SheetGrid[],
  fileName: string,
  choices: Partial<ListChoices> = {},
): ListIntake {
  const intake = readSheets(grids, fileName, choices);
  mustHoldItems(intake, fileName);
  return intake;
}

/**
 * Reads every sheet that has a header; `choices` is what a person says of headers and columns. Columns of staff names are left out unless
 * chosen. Nothing is refused: a sheet that could not be read is told.
 */
export function readSheets(
  grids: SheetGrid[],
  fileName: string,
  { headers = {}, columns = {} }: Partial<ListChoices> = {},
): ListIntake {
  const intake: ListIntake = {
    items: [],
    skipped: [],
    unknownColumns: [],
    problems: [],
    body: null,
    sheets: [],
  };
  const titles: string[] = [];
  for (const grid of grids) {
    const choice = headers[grid.name];
    const corrected = (found: Header) => withChoices(withoutStaff(found), columns[grid.name]);
    const header = headerOf(grid, choice, corrected);
    const forms = header || grid.hidden || choice ? null : verticalForms(grid);
    const read = header?.columns.has('name')
      ? sheetItems(grid, header, typeOfAll(grid, header, fileName), againBy(grid, choice, header, corrected))
      : forms;
    for (const { row, message } of grid.problems) intake.problems.push({ sheet: grid.name, row, message });
    const before = intake.items.length;
    if (read) add(intake, read, grid.name, fileName);
    else intake.skipped.push({ sheet: grid.name, row: grid.firstRow, why: whyNot(grid, choice, header) });
    titles.push(header?.title ?? '');
    intake.sheets.push(sheetReading(grid, header, intake.items.slice(before)));
    if (header) tellStaff(intake, grid, header);
    for (const unknown of unknownHeaders(header)) {
      if (!intake.unknownColumns.includes(unknown)) intake.unknownColumns.push(unknown);
    }
  }
  intake.body = bodyIn(titles.join('\n')) ?? bodyIn(fileName.replace(/\.\w+$/, '')) ?? onlyBody(intake.items);
  return intake;
}

type Corrected = (header: Header) => Header;

function headerOf(
  grid: SheetGrid,
  choice: HeaderChoices[string] | undefined,
  corrected: Corrected,
): Header | null {
  if (grid.hidden || choice === 'none') return null;
  const found = choice ? headerSaid(grid, choice) : findHeader(grid);
  return found && corrected(found);
}

/** A header further down: any that can be recognised; where a person said which it is, only the same again. */
function againBy(
  { rows }: SheetGrid,
  choice: HeaderChoices[string] | undefined,
  header: Header,
  corrected: Corrected,
): (index: number) => Header | null {
  if (choice) return (index) => headerAgain(rows, header, index);
  return (index) => {
    const found = headerAt(rows, index);
    return found && corrected(found);
  };
}

function whyNot({ hidden }: SheetGrid, choice: HeaderChoices[string] | undefined, header: Header | null) {
  if (hidden) return '工作表是隐藏的，没有导入；如需导入请取消隐藏';
  if (choice === 'none') return '您指明这张工作表不是清单，没有导入';
  return header ? '没有指明哪一列是“事项名称”，整张工作表没有导入' : '没有找到表头，整张工作表没有导入';
}

/** Columns that no field knows, from the left, those of staff names among them. */
function unknownHeaders(header: Header | null): string[] {
  const staff = (header?.dropped ?? []).filter((index) => namesStaff(header!.headers[index]!));
  const unknown = (header?.unknown ?? []).map(({ index }) => index);
  return [...unknown, ...staff].sort((a, b) => a - b).map((index) => header!.headers[index]!);
}

/** Names of staff are pointed out, read or not. */
function tellStaff(intake: ListIntake, grid: SheetGrid, header: Header): void {
  for (const [index, label] of header.headers.entries()) {
    if (!namesStaff(label)) continue;
    const message = header.dropped.includes(index)
      ? `“${label}”一列像是工作人员姓名，没有导入，也不会公布`
      : `“${label}”一列像是工作人员姓名，导入后会随清单公布，请确认`;
    intake.problems.push({ sheet: grid.name, row: grid.firstRow + header.from, message });
  }
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
      number: raw.texts.number ?? null,
      content: withOwnNumber(itemContent(raw, type, { file: fileName, sheet, row }), raw.texts.number),
    });
  }
  for (const { row, why } of read.skipped) intake.skipped.push({ sheet, row, why });
  for (const { row, message } of read.problems) intake.problems.push({ sheet, row, message });
}

/** 事项编号 of the office's own is its local code, where it has no other. */
function withOwnNumber(content: ItemContent, number: string | undefined): ItemContent {
  return number === undefined || content.codes ? content : { ...content, codes: { local: number } };
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
