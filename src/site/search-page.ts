import { linksFrom, type Page } from './page';
import { listTitle } from './release-words';
import { frame, type Site } from './site';
import { sitePaths } from './site-paths';

/** Where anybody finds an item by a few characters of its name, bases or duties. */
export function searchPage(site: Site): Page {
  const path = sitePaths.searchPage;
  const to = linksFrom(path);
  return {
    path,
    template: 'public/search',
    model: {
      page: frame(site, {
        path,
        title: '查找',
        section: 'search',
        crumbs: [{ path: sitePaths.home, label: '首页' }],
        script: 'search',
      }),
      search: to(path),
      lists: site.catalogues.map(({ list }) => ({
        label: listTitle(list),
        href: to(sitePaths.list(list.id)),
      })),
    },
  };
}
