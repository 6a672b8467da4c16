/** Lists: items, revisions, adjustments and their state machine, item diff. Pure. Other rooms import from here only. */
export * from './adjustment';
export * from './adjustment-state';
export * from './basis-rows';
export * from './codes';
export * from './errors';
export * from './fields';
export * from './item';
export * from './item-diff';
export * from './item-number';
export * from './match-rows';
export * from './objection';
export * from './power-type';
export * from './review-step';
export * from './table-headers';
export * from './three-way';
export * from './update-content';
export * from './working-days';
