import { type PlacedItem, placed } from '../exchange';
import { fieldsOf, type ItemContent, POWER_TYPES } from '../list';
import type { GazetteInput } from './gazette-input';
import { TYPE_AREA } from './page';
import {
  type GazetteCell,
  type GazetteRow,
  type GazetteTable,
  LIST_SIZE,
  type TableColumn,
} from './table-model';

interface HeadColumn extends TableColumn {
  /** Share of what is left of the sheet. */
  share?: number;
  read(item: PlacedItem, index: number): string;
}

/** What is short stands in the first row of an item, a column each. */
const HEAD: HeadColumn[] = [
  { header: '序号', width: 540, centred: true, read: (_, index) => String(index + 1) },
  { header: '事项编号', width: 1150, centred: true, read: ({ number }) => number },
  {
    header: '权力类型',
    width: 1000,
    centred: true,
    read: ({ content }) => content.typeLabel || POWER_TYPES[content.type],
  },
  { header: '事项名称', width: 2400, share: 4, read: ({ content, main }) => (main?.content ?? content).name },
  {
    header: '子项名称',
    width: 1200,
    share: 3,
    read: ({ content, main }) => (main ? content.name : (content.subName ?? '')),
  },
  {
    header: '行使主体、承办机构',
    width: 1800,
    share: 2,
    read: ({ content }) => textOf(content, ['body', 'office']),
  },
  {
    header: '行使层级',
    width: 1000,
    centred: true,
    read: ({ content }) => content.level ?? '',
  },
];

/** What is long stands below, each over the width of the sheet: side by side most of the paper would stay white. */
const TEXTS: { label: string; keys: readonly string[]; always?: boolean }[] = [
  { label: '实施权限', keys: ['authority'] },
  { label: '实施依据', keys: ['basisText.power'], always: true },
  { label: '责任事项\n及依据', keys: ['duties', 'basisText.duty'] },
  {
    label: '追责对象\n及情形',
    keys: ['accountabilityScope', 'accountability', 'basisText.accountability'],
  },
];

/** What has a place of its own, or is told by the order of the rows. */
const TOLD = new Set([
  ...['serial', 'name', 'subName', 'parent', 'type', 'body', 'office', 'level'],
  ...TEXTS.flatMap(({ keys }) => keys),
]);

/** The whole list, sub-items under their main item. Fields without a place stand under 备注 with their names, so that none is left out. */
export function listTable({ items }: GazetteInput): GazetteTable {
  const rows = placed(items);
  const heads = rows.map((item, index) => HEAD.map(({ read }) => read(item, index)));
  const used = HEAD.flatMap((_, at) => (heads.some((head) => head[at] !== '') ? [at] : []));
  return {
    columns: columnsOf(used),
    rows: rows.flatMap(({ content }, index) => [
      { cells: used.map((at) => headCell(heads[index]![at]!, at)), withNext: true },
      ...textRows(content, used.length - 2),
    ]),
    size: LIST_SIZE,
  };
}

/** 序号 stands beside all rows of the item. */
function headCell(text: string, at: number): GazetteCell {
  return { pieces: [{ text }], ...(at === 0 && { merge: 'restart' }) };
}

function textRows(content: ItemContent, over: number): GazetteRow[] {
  const texts = TEXTS.flatMap(({ label, keys, always }) => {
    const text = textOf(content, keys);
    return text === '' && !always ? [] : [{ label, text }];
  });
  const remarks = remarksOf(content);
  return [...texts, ...(remarks === '' ? [] : [{ label: '备注', text: remarks }])].map(({ label, text }) => ({
    cells: [
      { pieces: [], merge: 'continue' },
      { pieces: [{ text: label }], label: true },
      { pieces: [{ text }], over },
    ],
  }));
}

/** The columns used, widened until they fill the sheet. */
function columnsOf(used: readonly number[]): TableColumn[] {
  const columns = used.map((at) => HEAD[at]!);
  const free = TYPE_AREA.height - columns.reduce((sum, { width }) => sum + width, 0);
  const shares = columns.reduce((sum, { share = 0 }) => sum + share, 0);
  return columns.map(({ header, width, centred = false, share = 0 }) => ({
    header,
    width: width + Math.floor((free * share) / shares),
    centred,
  }));
}

/** The fields one below the other; from the second on with the name of the field. */
function textOf(content: ItemContent, keys: readonly string[]): string {
  return fieldsOf(content)
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ key, label, read }) => {
      const text = read(content);
      if (text === undefined) return [];
      return [key === keys[0] ? text : `【${label}】${text}`];
    })
    .join('\n');
}

function remarksOf(content: ItemContent): string {
  const others = fieldsOf(content).filter(({ key }) => !TOLD.has(key));
  return textOf(content, ['remarks', ...others.map(({ key }) => key)]);
}
