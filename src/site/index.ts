/** Public pages and data files from frozen releases. Other rooms import from here only. */

export { changesFeed } from './changes-feed';
export { dataFiles, type Known } from './data-files';
export * from './errors';
export { type DataPart, opensPart } from './export-parts';
export { listTitle } from './release-words';
export type { LazyFiles } from './search/search-index';
export { type Site, SiteReading, siteOf } from './site';
export { type Holds, type SitePart, type SiteUnit, sitePages, siteParts } from './site-pages';
export { dataPaths, sitePaths } from './site-paths';
export * from './snapshot';
