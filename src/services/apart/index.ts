/** Reading what people bring, in a process of its own. Other files enter here. */
export * from './errors';
export { runApart } from './run-apart';
export type { BroughtFile, LawReading } from './tasks';
