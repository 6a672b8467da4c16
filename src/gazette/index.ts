/** Formal documents of frozen releases. Other rooms import from here only. */
export { type AnnualReport, annualReportDocx, type FigureTable } from './annual-report';
export { documentName } from './document-name';
export { gazetteDocx } from './docx';
export * from './errors';
export * from './gazette-input';
export { type Notice, noticeOf } from './notice-words';
export { type GazettePdf, gazettePdf } from './pdf';
export * from './wording';
export { gazetteXlsx } from './xlsx';
