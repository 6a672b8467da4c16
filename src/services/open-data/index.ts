/** What was published, for other systems: never a draft. */
export * from './errors';
export { itemAsOf, itemsAsOf, revisionsOfItem } from './published-items';
export { publishedLaw, publishedLaws, publishedLawText } from './published-laws';
export { publishedListNumbered, publishedLists } from './published-lists';
export { diffOfRelease, itemsOfRelease, publishedRelease, releasesOfList } from './published-releases';
