/** 审计: the chained record of every act, read, exported and verified. */
export { AUDIT_ACTS, actInChinese } from './audit-acts';
export { auditCsv } from './audit-csv';
export { detailInWords } from './audit-detail';
export { AUDIT_PAGE_SIZE, type AuditQuery, auditChain, auditPage } from './audit-page';
