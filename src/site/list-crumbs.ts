import { listTitle } from './release-words';
import { sitePaths } from './site-paths';
import type { ListFacts } from './snapshot';

/** The way from the home page to a list. */
export function listCrumbs(list: ListFacts): { path: string; label: string }[] {
  return [
    { path: sitePaths.home, label: '首页' },
    { path: sitePaths.list(list.id), label: listTitle(list) },
  ];
}
