/** A frozen list as open data: csv, json, xlsx. Same list, same bytes. Other rooms import from here only. */
export { akomaNtoso, type LawDocument } from './akoma-ntoso';
export { atomFeed, type Feed, type FeedEntry } from './atom';
export * from './columns';
export * from './csv';
export { type DataPackage, type DataResource, dataPackage } from './data-package';
export * from './errors';
export { repacked } from './fixed-zip';
export * from './frozen-list';
export { listJson } from './json';
export { LIST_SHEET, listSheet } from './list-sheet';
export type { MarkedText, SheetCell, SheetPlan, TableSheet, WordsSheet } from './sheet-plan';
export { sitemaps } from './sitemap';
export { tablesCsv } from './tables-csv';
export { workbookXlsx } from './workbook';
export { listXlsx } from './xlsx';
