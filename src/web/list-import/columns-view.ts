import { COLUMN_LABELS, type SheetReading } from '../../services';
import { useField } from './said';

const KINDS = { table: '表格', forms: '一事一表', own: '本程序导出的清单', none: '没有读' } as const;

/** How each sheet was read, with a choice for every column. */
export function sheetsView(sheets: SheetReading[]) {
  return sheets.map((sheet, position) => ({
    name: sheet.name,
    words: wordsOf(sheet),
    unread: sheet.kind === 'none',
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

function wordsOf({ kind, headerRow, items, subItems }: SheetReading): string {
  if (kind === 'none') return KINDS.none;
  const counted = `${items} 项${subItems > 0 ? `（其中子项 ${subItems}）` : ''}`;
  return kind === 'table' ? `表头在第 ${headerRow} 行，${counted}` : `${KINDS.forms}，${counted}`;
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
