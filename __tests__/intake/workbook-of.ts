import { type BookType, utils, write } from '@e965/xlsx';

type Value = string | number | null;

export interface SheetOf {
  name?: string;
  rows: Value[][];
  /** `A3:A4`. */
  merges?: string[];
  hidden?: boolean;
}

/** The bytes of a workbook with these sheets. */
export function workbookOf(sheets: SheetOf[], bookType: BookType = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const [index, { rows, name = `Sheet${index + 1}`, merges = [] }] of sheets.entries()) {
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: 'buffer', bookType }));
}
