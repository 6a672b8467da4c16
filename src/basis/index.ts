/** Bases: resolving citations, basis check, impact of a law event, proposals. Pure. Other rooms import from here only. */
export * from './finding';
export * from './held-law';
export * from './impact';
