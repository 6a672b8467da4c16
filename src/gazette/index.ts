/** Formal documents of frozen releases. Other rooms import from here only. */
export { gazetteDocx } from './docx';
export * from './gazette-input';
