import { COLUMN_LABELS, DEEPEST_SAID, type HeaderChoices, type SheetReading } from '../../services';
import { deepField, headerField, useField } from './said';

const KINDS = { table: '表格', forms: '一事一表', own: '本程序导出的清单', none: '没有读' } as const;

/** How each sheet was read, with a choice for its header and for every column. */
export function sheetsView(sheets: SheetReading[], headers: HeaderChoices) {
  return sheets.map((sheet, position) => ({
    name: sheet.name,
    words: wordsOf(sheet, headers[sheet.name]),
    unread: sheet.kind === 'none',
    folded: sheet.kind === 'none' && headers[sheet.name] === 'none',
    header:
      sheet.top.length > 0 && sheet.kind !== 'own' ? headerView(sheet, position, headers[sheet.name]) : null,
    columns: sheet.columns.map(({ index, letter, header, use, staff, samples }) => ({
      id: useField(position, index),
      letter,
      header: header || '（没有表头）',
      staff,
      samples: samples.join('　｜　') || '（空）',
      unknown: use === 'keep',
      options: optionsFor(use),
    })),
  }));
}

function wordsOf(
  { kind, header, items, subItems, top }: SheetReading,
  choice: HeaderChoices[string] | undefined,
): string {
  if (choice === 'none') return '您指明不是清单，不导入';
  if (kind === 'none') return top.length === 0 ? KINDS.none : '没有找到表头，请指明表头在哪一行';
  const counted = `${items} 项${subItems > 0 ? `（其中子项 ${subItems}）` : ''}`;
  return kind === 'table' ? `表头在第 ${header!.row} 行，${counted}` : `${KINDS[kind]}，${counted}`;
}

/** Where the header stands: found by the program, in a row that the person names, or nowhere since the sheet is no list. */
function headerView(
  { name, top, header }: SheetReading,
  position: number,
  choice: HeaderChoices[string] | undefined,
) {
  const said = choice === 'none' ? null : choice;
  return {
    row: {
      id: headerField(position),
      label: `工作表“${name}”的表头在`,
      options: [
        {
          value: '',
          label: header && !said ? `自动查找（第 ${header.row} 行）` : '自动查找',
          selected: !choice,
        },
        { value: 'none', label: '没有表头：这张工作表不是清单', selected: choice === 'none' },
        ...top.map(({ row, text }) => ({
          value: String(row),
          label: `第 ${row} 行：${text}`,
          selected: said?.row === row,
        })),
      ],
    },
    deep: {
      id: deepField(position),
      label: '表头占几行',
      options: [
        { value: '', label: '自动判断', selected: !said?.deep },
        ...Array.from({ length: DEEPEST_SAID }, (_, n) => ({
          value: String(n + 1),
          label: `${n + 1} 行`,
          selected: said?.deep === n + 1,
        })),
      ],
    },
  };
}

function optionsFor(use: string) {
  const options = [
    ...(use === 'copy' ? [{ value: 'copy', label: '重复的列：左边空白时才用' }] : []),
    ...Object.entries(COLUMN_LABELS).map(([value, label]) => ({ value, label })),
    { value: 'keep', label: '保留原样' },
    { value: 'drop', label: '不导入' },
  ];
  return options.map((option) => ({ ...option, selected: option.value === use }));
}
