/** A frozen list as open data: csv, json, xlsx. Same list, same bytes. Other rooms import from here only. */
export * from './columns';
export * from './csv';
export * from './errors';
export { repacked } from './fixed-zip';
export * from './frozen-list';
export { listJson } from './json';
export { LIST_SHEET, listSheet } from './list-sheet';
export type { MarkedText, SheetCell, SheetPlan, TableSheet, WordsSheet } from './sheet-plan';
export { workbookXlsx } from './workbook';
export { listXlsx } from './xlsx';
