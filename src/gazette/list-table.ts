import { type PlacedItem, placed } from '../exchange';
import { fieldsOf, type ItemContent, POWER_TYPES } from '../list';
import type { GazetteInput } from './gazette-input';
import { TYPE_AREA } from './page';
import { type GazetteCell, type GazetteTable, LIST_SIZE, type TableColumn } from './table-model';

interface ListTableColumn {
  header: string;
  /** Twips; for a column of long texts the least it gets. */
  width: number;
  centred?: boolean;
  /** Shares what is left of the sheet with the others, by how much text stands in it. */
  long?: boolean;
  /** Stands there even where no item fills it. */
  always?: boolean;
  read(item: PlacedItem, index: number): string;
}

/** Fields that belong together share a column, since a sheet cannot hold thirty. */
const COLUMNS: ListTableColumn[] = [
  { header: '序号', width: 540, centred: true, read: (_, index) => String(index + 1) },
  { header: '事项编号', width: 900, centred: true, read: ({ number }) => number },
  {
    header: '权力类型',
    width: 850,
    centred: true,
    read: ({ content }) => content.typeLabel || POWER_TYPES[content.type],
  },
  { header: '事项名称', width: 1350, read: ({ content, main }) => (main?.content ?? content).name },
  {
    header: '子项名称',
    width: 1050,
    read: ({ content, main }) => (main ? content.name : (content.subName ?? '')),
  },
  told('实施依据', 1600, ['basisText.power'], { long: true, always: true }),
  told('行使主体\n承办机构', 950, ['body', 'office']),
  told('行使层级\n及权限', 900, ['level', 'authority']),
  told('责任事项\n及依据', 1000, ['duties', 'basisText.duty'], { long: true }),
  told('追责对象\n范围及情形', 1000, ['accountabilityScope', 'accountability', 'basisText.accountability'], {
    long: true,
  }),
  { header: '备注', width: 600, long: true, always: true, read: ({ content }) => remarksOf(content) },
];
const NAME = COLUMNS.findIndex(({ header }) => header === '事项名称');

/** What stands in a column of its own, or is told by the order of the rows. */
const TOLD = new Set([
  ...[
    'serial',
    'name',
    'subName',
    'parent',
    'type',
    'basisText.power',
    'body',
    'office',
    'level',
    'authority',
  ],
  ...['duties', 'basisText.duty', 'accountabilityScope', 'accountability', 'basisText.accountability'],
]);

/** The whole list, sub-items under their main item. Fields without a column stand under 备注 with their names, so that none is left out. */
export function listTable({ items }: GazetteInput): GazetteTable {
  const rows = placed(items);
  const texts = rows.map((item, index) => COLUMNS.map(({ read }) => read(item, index)));
  const used = COLUMNS.flatMap(({ always }, at) =>
    always || texts.some((row) => row[at] !== '') ? [at] : [],
  );
  const cells = rows.map((item, index) =>
    used.map((at) => ({
      pieces: [{ text: texts[index]![at]! }],
      ...(at === NAME && merged(item, rows[index + 1])),
    })),
  );
  return { columns: widened(used, texts), rows: cells, size: LIST_SIZE };
}

/** One name cell over a main item and the sub-items under it. */
function merged({ number, main }: PlacedItem, next: PlacedItem | undefined): Pick<GazetteCell, 'merge'> {
  if (main) return { merge: 'continue' };
  return next?.main?.number === number ? { merge: 'restart' } : {};
}

/** The columns used, those of long texts widened by how much stands in them, until they fill the sheet. */
function widened(used: readonly number[], texts: readonly string[][]): TableColumn[] {
  const free = TYPE_AREA.height - used.reduce((sum, at) => sum + COLUMNS[at]!.width, 0);
  const volumes = used.map((at) =>
    COLUMNS[at]!.long ? texts.reduce((sum, row) => sum + row[at]!.length, 1) : 0,
  );
  const all = volumes.reduce((sum, volume) => sum + volume, 0);
  return used.map((at, index) => {
    const { header, width, centred = false } = COLUMNS[at]!;
    return { header, width: width + Math.floor((free * volumes[index]!) / all), centred };
  });
}

function told(
  header: string,
  width: number,
  keys: string[],
  more: Partial<ListTableColumn> = {},
): ListTableColumn {
  return { header, width, ...more, read: ({ content }) => textOf(content, keys) };
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
