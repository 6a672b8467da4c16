/** Lists: items, revisions, adjustments and their state machine, item diff. Pure. Other rooms import from here only. */
export * from './adjustment';
export * from './item';
