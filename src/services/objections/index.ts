/** 异议: what the public writes, from its arrival to its answer. */
export { type ActOnObjection, actOnObjection, type ObjectionOrder } from './act';
export { adjustFromObjection, headFromObjection } from './adjust-from';
export { answerDays, setAnswerDays } from './answer-days';
export { ERASURE_REASONS, type Erasure, eraseSender } from './erase';
export * from './errors';
export {
  OBJECTIONS_PAGE_SIZE,
  type ObjectionLine,
  type ObjectionPage,
  type ObjectionsQuery,
  objectionPage,
  objectionsPage,
} from './inbox';
export { lookUpObjection, type ObjectionStatus } from './look-up';
export { objectionNumber } from './number';
export { type ObjectionForm, objectableLists, type Receipt, receiveObjection } from './receive';
