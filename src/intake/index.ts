/** Intake: workbooks, docx, html, text → laws and items. Pure over bytes. Other rooms import from here only. */
export * from './bases';
export { type ColumnChoices, type ColumnUse, isColumnUse } from './column-use';
export { COLUMN_LABELS, type Column } from './columns';
export * from './errors';
export { fieldsRead } from './fields-read';
export { DEEPEST_SAID, type HeaderPlace } from './header';
export { LAW_CLASSES, type LawClass, lawClassOf } from './law-class';
export * from './law-file';
export * from './list-choices';
export { lookAtListFile, readListFile } from './list-file';
export * from './list-import';
export * from './list-intake';
export { mustHoldItems } from './must-hold-items';
export type { Cell, SheetGrid } from './sheet-grid';
export { readWorkbook } from './workbook';
