/** Intake: workbooks, docx, html, text → laws and items. Pure over bytes. Other rooms import from here only. */
export * from './bases';
export * from './errors';
export * from './law-file';
export { readListFile } from './list-file';
export * from './list-import';
export { type Cell, readWorkbook, type SheetGrid } from './workbook';
