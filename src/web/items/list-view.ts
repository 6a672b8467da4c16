import { ITEM_STANDS, type ItemsPage, type ItemsQuery, TYPE_IN_CHINESE } from '../../services';
import { paths } from '../paths';
import { tableOf } from '../table';

const STANDS = {
  'needs-work': '依据需要处理',
  'no-text': '依据没有收录文本',
  ended: '已终止',
} as const;

type Asked = Record<string, unknown>;

/** Filters and page from the address; what makes no sense is left out. */
export function itemsQuery({ q, type, office, law, standing, after, before }: Asked): ItemsQuery {
  const words = { text: q, office, law, after, before };
  const known = typeof type === 'string' && Object.hasOwn(TYPE_IN_CHINESE, type);
  const stands = ITEM_STANDS.find((one) => one === standing);
  return {
    ...Object.fromEntries(
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : [],
      ),
    ),
    ...(known && { type: type as keyof typeof TYPE_IN_CHINESE }),
    ...(stands && { standing: stands }),
  };
}

/** The table of items with its filter and pages, all in the address. */
export function itemsView(page: ItemsPage, query: ItemsQuery, list: number, mayDraft = false) {
  const ticks = mayDraft && query.standing !== 'ended';
  const { rows, total, more, offices, next, previous } = page;
  const { after: _, before: __, ...filter } = query;
  const filtered = Object.keys(filter).length > 0;
  return {
    action: paths.items(list),
    text: query.text ?? '',
    law: query.law ?? '',
    types: choices('全部类型', Object.entries(TYPE_IN_CHINESE), query.type),
    offices: choices(
      '全部机构',
      offices.map((office) => [office, office]),
      query.office,
    ),
    stands: choices('现行的', Object.entries(STANDS), query.standing),
    filtered,
    all: paths.items(list),
    found: `${filtered ? '符合条件的' : '共'}${total}项${more ? '以上' : ''}`,
    none: rows.length === 0,
    importList: filtered || query.after || query.before ? null : paths.importList,
    csv: `${paths.itemsCsv(list)}${asked(filter)}`,
    together:
      ticks && rows.length > 0
        ? {
            action: paths.together(list),
            all: `${paths.together(list)}${asked({ ...filter, all: '1' })}`,
            allWords: `批量办理${filtered ? '符合条件的' : ''}全部 ${total} 项${more ? '以上' : ''}`,
          }
        : null,
    ...tableOf(
      [
        ...(ticks ? [{ label: '选' }] : []),
        { label: '编号' },
        { label: '序号' },
        { label: '事项名称' },
        { label: '类型' },
        { label: '承办机构' },
      ],
      rows.map((row) => ({
        cells: [
          ...(ticks
            ? [
                {
                  tight: true,
                  pick: {
                    id: `pick-${row.number}`,
                    name: 'item',
                    value: row.number,
                    label: `选 ${row.number} ${row.name}`,
                  },
                },
              ]
            : []),
          { text: row.number, tight: true },
          { text: row.serial, tight: true },
          {
            text: row.name || `事项 ${row.number}`,
            href: paths.item(list, row.number),
            head: true,
            ...(row.parentId !== null && { note: '（子项）' }),
          },
          { text: TYPE_IN_CHINESE[row.type as keyof typeof TYPE_IN_CHINESE] ?? row.type, tight: true },
          { text: row.office },
        ],
      })),
    ),
    steps: [
      ...(previous
        ? [
            { label: '第一页', href: `${paths.items(list)}${asked(filter)}` },
            { label: '上一页', href: `${paths.items(list)}${asked({ ...filter, before: previous })}` },
          ]
        : []),
      ...(next
        ? [{ label: '下一页', href: `${paths.items(list)}${asked({ ...filter, after: next })}` }]
        : []),
    ],
  };
}

function choices(all: string, options: [string, string][], chosen: string | undefined) {
  return [['', all] as const, ...options].map(([value, label]) => ({
    value,
    label,
    selected: value === (chosen ?? ''),
  }));
}

function asked({ text, ...others }: Partial<ItemsQuery> & { all?: string }): string {
  const query = new URLSearchParams({ ...(text && { q: text }), ...others });
  return query.size > 0 ? `?${query}` : '';
}
