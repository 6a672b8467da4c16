import { proofPaths } from '../release';
import { chineseDate } from '../render';
import { linksFrom, type Page } from './page';
import { listTitle } from './release-words';
import { frame, type Site } from './site';
import { sitePaths } from './site-paths';

/** How anybody can check that nothing here was changed silently. */
export function verifyPage(site: Site): Page {
  const path = sitePaths.verify;
  const to = linksFrom(path);
  return {
    path,
    template: 'public/verify',
    model: {
      page: frame(site, {
        path,
        title: '如何核验',
        section: 'verify',
        script: 'verify',
        crumbs: [{ path: sitePaths.home, label: '首页' }],
      }),
      keys: site.snapshot.keys,
      guide: to('VERIFY.md'),
      program: to('verify.mjs'),
      checkpoint: to('log/checkpoint'),
      policy: to('log/policy.txt'),
      siteSums: to('SITE.SHA256SUMS'),
      releases: site.snapshot.releases
        .map((release) => ({
          number: release.number,
          list: listTitle(site.snapshot.lists.find(({ id }) => id === release.list)!),
          date: chineseDate(release.publishedAt),
          href: to(sitePaths.release(release.number)),
          statement: to(proofPaths(release.number).statement),
          sums: to(proofPaths(release.number).sha256),
          sm3: to(proofPaths(release.number).sm3),
          proof: to(proofPaths(release.number).proof),
        }))
        .reverse(),
    },
  };
}
