import { type ItemContent, type PowerType, powerTypeOf, typeLabelOf } from '../list';
import { withBases } from './bases';
import { type Column } from './columns';
import { NoHeader, NoItems } from './errors';
import { findHeader, type Header, seenAtTop } from './header';
import type { Cell, SheetGrid } from './workbook';

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
  const sheets = grids.map((grid) => ({ grid, header: findHeader(grid) }));
  const readable = sheets.filter(
    (sheet): sheet is { grid: SheetGrid; header: Header } => sheet.header !== null,
  );
  if (readable.length === 0)
    throw new NoHeader(
      fileName,
      grids.map((grid) => ({ name: grid.name, seen: seenAtTop(grid) })),
    );
  const intake: ListIntake = { items: [], skipped: [], unknownColumns: [], problems: [], body: null };
  for (const { grid, header } of sheets) {
    if (header) new SheetReader(grid, header, fileName, intake).read();
    else intake.skipped.push({ sheet: grid.name, row: grid.firstRow, why: '没有找到表头，整张工作表未导入' });
  }
  if (intake.items.length === 0) throw new NoItems(fileName);
  intake.body =
    bodyIn(readable.map(({ header }) => header.title).join('\n')) ?? bodyIn(fileName.replace(/\.\w+$/, ''));
  return intake;
}

const BODY =
  /([\u4e00-\u9fff（）]{2,40}?(?:局|委|委员会|办|办公室|厅|部|院|会|队|支队|中心|署|处|政府|街道|镇|乡))(?:（[^）]*）)?\s*(?:\d{4}\s*年)?(?:度)?(?:政府)?(?:部门)?(?:权力和责任|权责|权力|责任)/;

function bodyIn(text: string): string | null {
  const plain = text.replaceAll(/附件\d*[:：]?|[\d]{4}\s*年/g, '');
  return (
    BODY.exec(plain)?.[1] ?? /(?:部门名称|填报单位)[:：]\s*([\u4e00-\u9fff]{2,30})/.exec(text)?.[1] ?? null
  );
}

/** Cells that say there is nothing. */
const NOTHING = /^(?:无|\/|／|—+|-+|\\)$/;

class SheetReader {
  private type: { type: PowerType; label: string } | null;
  private open: ReadItem | null = null;
  private main: ReadItem | null = null;

  constructor(
    private readonly grid: SheetGrid,
    private readonly header: Header,
    private readonly fileName: string,
    private readonly intake: ListIntake,
  ) {
    const named = powerTypeOf(grid.name.replace(/[（(].*/, ''));
    this.type = named && { type: named, label: typeLabelOf(grid.name.replace(/[（(].*/, '')) };
  }

  read(): void {
    const { unknown, repeated, below } = this.header;
    for (const { header } of unknown) {
      if (!this.intake.unknownColumns.includes(header)) this.intake.unknownColumns.push(header);
    }
    for (const header of repeated) this.problem(below, `表头“${header}”在右侧重复出现，只读第一列`);
    for (let index = below; index < this.grid.rows.length; index += 1)
      this.take(this.grid.rows[index]!, index);
  }

  private take(row: Cell[], index: number): void {
    const filled = row.filter(({ text }) => text !== '');
    if (filled.length === 0) return;
    const [serial, name, sub] = [this.own(row, 'serial'), this.own(row, 'name'), this.own(row, 'subName')];
    const heading =
      filled.length === 1 && powerTypeOf(filled[0]!.text.replace(/^[一二三四五六七八九十\d]+[、.．]/, ''));
    if (heading) {
      this.type = {
        type: heading,
        label: typeLabelOf(
          filled[0]!.text.replace(/^[一二三四五六七八九十\d]+[、.．]/, '').replace(/[（(].*$/, ''),
        ),
      };
      this.open = null;
      return;
    }
    if (/^(?:合计|总计|小计)/.test(serial || name)) this.skip(index, '合计行');
    else if (name !== '') this.openItem(row, index, serial, name, sub);
    else if (sub !== '' && this.above(row, 'name') !== '' && this.main)
      this.openSubItem(row, index, serial, sub);
    else if (serial !== '' && this.above(row, 'name') === '')
      this.skip(index, `有序号 ${serial} 而没有事项名称`);
    else this.extend(row, index, filled);
  }

  private openItem(row: Cell[], index: number, serial: string, name: string, sub: string): void {
    const parts = this.subRowsFollow(index);
    const item = this.item(row, index, null, { serial, name, ...(sub !== '' && !parts && { subName: sub }) });
    if (!item) return;
    this.main = item;
    if (sub !== '' && parts) this.openSubItem(row, index, '', sub);
  }

  /** Whether rows below, under the same merged name, carry sub-items of their own. */
  private subRowsFollow(index: number): boolean {
    for (let next = index + 1; next < this.grid.rows.length; next += 1) {
      const row = this.grid.rows[next]!;
      if (this.own(row, 'name') !== '' || this.above(row, 'name') === '') return false;
      if (this.own(row, 'subName') !== '') return true;
    }
    return false;
  }

  private openSubItem(row: Cell[], index: number, serial: string, name: string): void {
    this.item(row, index, this.main, { ...(serial !== '' && { serial }), name });
  }

  private item(
    row: Cell[],
    index: number,
    parent: ReadItem | null,
    named: { serial?: string; name: string; subName?: string },
  ): ReadItem | null {
    const cell = this.shown(row, 'type');
    const read = powerTypeOf(cell);
    const type = read
      ? { type: read, label: typeLabelOf(cell) }
      : cell === ''
        ? this.type
        : { type: 'other' as const, label: typeLabelOf(cell) };
    if (!type) this.problem(index, `没有写明权力类型，暂归“其他行政权力”`);
    else if (cell !== '' && !read) this.problem(index, `不认识的权力类型“${cell}”，暂归“其他行政权力”`);
    const content = this.content(row, index, type ?? { type: 'other', label: '' }, named);
    const item: ReadItem = {
      key: this.intake.items.length,
      parentKey: parent?.key ?? null,
      sheet: this.grid.name,
      row: this.rowNumber(index),
      content,
    };
    this.intake.items.push(item);
    this.open = item;
    return item;
  }

  private content(
    row: Cell[],
    index: number,
    type: { type: PowerType; label: string },
    named: { serial?: string; name: string; subName?: string },
  ): ItemContent {
    const text = (column: Column) => this.shown(row, column);
    const set = (key: string, value: string) => (value === '' ? {} : { [key]: value });
    const codes = { ...codesOf(text('code')), ...set('implementation', text('implementationCode')) };
    const duty = text('duty');
    const extra = Object.fromEntries(
      this.header.unknown
        .map(({ header, index: at }) => [header, row[at]!.text || row[at]!.above] as const)
        .filter(([, value]) => value !== '' && !NOTHING.test(value)),
    );
    return withBases({
      ...(named.serial && { serial: named.serial }),
      name: named.name,
      ...(named.subName && { subName: named.subName }),
      type: type.type,
      typeLabel: type.label || '其他行政权力',
      ...(Object.keys(codes).length > 0 && { codes }),
      ...levelOf(text('level'), text('authority')),
      ...Object.fromEntries(
        (
          [
            'body',
            'office',
            'post',
            'departmentDuty',
            'object',
            'conditions',
            'materials',
            'process',
            'timeLimitByLaw',
            'timeLimitPromised',
            'fees',
            'phone',
            'remedies',
            'accountabilityScope',
            'accountability',
            'remarks',
          ] as const
        )
          .map((column) => [column, text(column)] as const)
          .filter(([, value]) => value !== ''),
      ),
      basisText: {
        ...set('power', text('basis')),
        ...set('duty', text('dutyBasis')),
        ...set('accountability', text('accountabilityBasis')),
        ...set('fee', text('feeBasis')),
      },
      bases: [],
      duties: duty === '' ? [] : [{ text: duty }],
      source: { file: this.fileName, sheet: this.grid.name, row: this.rowNumber(index) },
      ...(Object.keys(extra).length > 0 && { extra }),
    });
  }

  /** A row without number and name goes on with the item above: further levels, a text broken over rows. */
  private extend(row: Cell[], index: number, filled: Cell[]): void {
    if (!this.open) {
      this.skip(index, `不属于任何事项：${filled[0]!.text.slice(0, 30)}`);
      return;
    }
    const { content } = this.open;
    const added: string[] = [];
    const append = (target: object, key: string, column: Column) => {
      const text = this.own(row, column);
      if (text === '') return;
      const fields = target as Record<string, string>;
      if ((fields[key] ?? '') !== '' && fields[key] !== text) fields[key] += `\n${text}`;
      else fields[key] = text;
      added.push(column);
    };
    append(content.basisText, 'power', 'basis');
    append(content.basisText, 'duty', 'dutyBasis');
    for (const column of [
      'body',
      'office',
      'level',
      'authority',
      'departmentDuty',
      'accountabilityScope',
      'accountability',
      'remarks',
      'process',
    ] as const) {
      append(content, column, column);
    }
    const duty = this.own(row, 'duty');
    if (duty !== '') content.duties.push({ text: duty });
    if (added.length === 0 && duty === '') {
      this.skip(index, `没有序号和事项名称，内容未读：${filled[0]!.text.slice(0, 30)}`);
      return;
    }
    this.open.content = withBases(content);
    this.problem(index, `没有序号和事项名称，并入上一项“${content.name.slice(0, 20)}”`);
  }

  private own(row: Cell[], column: Column): string {
    const text = row[this.header.columns.get(column) ?? -1]?.text ?? '';
    if (NOTHING.test(text)) return '';
    if (column === 'serial') return text.replace(/^(\d+)\.0+$/, '$1');
    return column === 'name' || column === 'subName' ? inOneLine(text) : text;
  }

  private above(row: Cell[], column: Column): string {
    return row[this.header.columns.get(column) ?? -1]?.above ?? '';
  }

  private shown(row: Cell[], column: Column): string {
    const text = this.own(row, column) || this.above(row, column);
    return NOTHING.test(text) ? '' : text;
  }

  private rowNumber(index: number): number {
    return this.grid.firstRow + index;
  }

  private skip(index: number, why: string): void {
    this.intake.skipped.push({ sheet: this.grid.name, row: this.rowNumber(index), why });
  }

  private problem(index: number, message: string): void {
    this.intake.problems.push({ sheet: this.grid.name, row: this.rowNumber(index), message });
  }
}

/** A name broken over lines by a narrow column is one name. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '').trim();
}

function codesOf(text: string): { basic?: string; implementation?: string; local?: string } {
  const plain = text.replaceAll(/\s/g, '');
  if (plain === '') return {};
  if (/^\d{9}(?:\d{3}|\d{2}Y)$/.test(plain)) return { basic: plain };
  return /^[0-9A-Z]{31}$/.test(plain) ? { implementation: plain } : { local: plain };
}

/** One column may hold both: 地州市级。负责…. */
function levelOf(level: string, authority: string): { level?: string; authority?: string } {
  if (authority !== '' || level === '')
    return { ...(level !== '' && { level: inOneLine(level) }), ...(authority !== '' && { authority }) };
  const mixed = /^([\u4e00-\u9fff、\s]{1,12}?级)[。，；：\s]*([\s\S]{4,})$/.exec(level);
  if (mixed) return { level: inOneLine(mixed[1]!), authority: mixed[2]! };
  return level.length > 16 ? { authority: level } : { level: inOneLine(level) };
}
