import type { Table } from 'docx';
import { type PlacedItem, placed } from '../exchange';
import { fieldsOf, type ItemContent, POWER_TYPES } from '../list';
import type { GazetteInput } from './gazette-input';
import { type GazetteCell, LIST_SIZE, type TableColumn, table } from './table';

interface ListTableColumn extends TableColumn {
  /** Keys of the fields that this column tells. */
  keys: string[];
}

/** 225 mm in all. Fields that belong together share a column, since a sheet cannot hold thirty. */
const COLUMNS: ListTableColumn[] = [
  { header: '序号', width: 480, centred: true, keys: [] },
  { header: '事项编号', width: 900, centred: true, keys: [] },
  { header: '权力类型', width: 850, centred: true, keys: [] },
  { header: '事项名称', width: 1350, keys: [] },
  { header: '子项名称', width: 1050, keys: [] },
  { header: '实施依据', width: 2500, keys: ['basisText.power'] },
  { header: '行使主体\n承办机构', width: 950, keys: ['body', 'office'] },
  { header: '行使层级\n及权限', width: 850, keys: ['level', 'authority'] },
  { header: '责任事项\n及依据', width: 1750, keys: ['duties', 'basisText.duty'] },
  {
    header: '追责对象\n范围及情形',
    width: 1150,
    keys: ['accountabilityScope', 'accountability', 'basisText.accountability'],
  },
  { header: '备注', width: 926, keys: ['remarks'] },
];

/** Told by the first five columns, or by the order of the rows. */
const TOLD = new Set(['serial', 'name', 'subName', 'parent', 'type', ...COLUMNS.flatMap(({ keys }) => keys)]);

/** The whole list, sub-items under their main item. Fields without a column stand under 备注 with their names, so that none is left out. */
export function listTable({ items }: GazetteInput): Table {
  const rows = placed(items);
  return table(
    COLUMNS,
    rows.map((item, index) => row(item, index, rows[index + 1])),
    LIST_SIZE,
  );
}

function row(item: PlacedItem, index: number, next: PlacedItem | undefined): GazetteCell[] {
  const { number, content, main } = item;
  const [name, sub] = main ? [main.content.name, content.name] : [content.name, content.subName ?? ''];
  const merge = main ? 'continue' : next?.main?.number === number ? 'restart' : undefined;
  return [
    said(String(index + 1)),
    said(number),
    said(content.typeLabel || POWER_TYPES[content.type]),
    { ...said(name), ...(merge && { merge }) },
    said(sub),
    ...COLUMNS.slice(5).map(({ header, keys }) =>
      said(header === '备注' ? remarksOf(content) : textOf(content, keys)),
    ),
  ];
}

const said = (text: string): GazetteCell => ({ pieces: [{ text }] });

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
