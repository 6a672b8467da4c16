/** Public pages and data files from frozen releases. Other rooms import from here only. */
export { dataFiles } from './data-files';
export * from './errors';
export { sitePages } from './site-pages';
export { dataPaths, sitePaths } from './site-paths';
export * from './snapshot';
