/** Bases: resolving citations, basis check, impact of a law event, proposals. Pure. Other rooms import from here only. */

export { acceptAll, type Rejection } from './accept-all';
export { type BodyWords, bodyWords } from './body-words';
export { checkBasis, checkList } from './check';
export { damageIn } from './damage';
export type { Damage, DamageKind } from './damage-kinds';
export { dateInChinese, datesIn, editionNamed, noteFor } from './edition-note';
export * from './finding';
export * from './held-law';
export { textAt } from './held-text';
export * from './impact';
export { impactsOf } from './impacts';
export { impactsOfRepeal } from './impacts-of-repeal';
export { addedIn, everyArticle, type NewPower, newPowersIn } from './new-powers';
export { reasonInWords } from './reason-in-words';
export { repealedIn } from './repeal-clause';
export type { LawStatus } from './resolve';
export { latestKnown, names, resolveLaw, statusOn, versionInForce } from './resolve';
export type { Conflict, Edit, Replacement } from './rewrite';
export { rewrite } from './rewrite';
