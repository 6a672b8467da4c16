import { CHANGE_KINDS } from '../list';
import { stepsIn } from './release-steps';
import { countsInWords, listTitle, releaseDates } from './release-words';
import type { Site } from './site';
import { sitePaths } from './site-paths';

/** Releases in one feed: what is older is among the releases. */
const MOST = 50;
/** Items named in one entry. */
const NAMED = 100;

export interface ChangesEntry {
  key: string;
  title: string;
  /** Path of the page below the root. */
  path: string;
  updated: string;
  lines: string[];
}

/** What each release changed, newest first, for those who follow a list. */
export function changesFeed(site: Site): ChangesEntry[] {
  return site.snapshot.releases
    .slice(-MOST)
    .reverse()
    .map((release) => {
      const catalogue = site.catalogues.find(({ list }) => list.id === release.list)!;
      // A first import is the whole list.
      const steps = stepsIn(catalogue, release.number);
      const named = steps.filter(({ step }) => step.kind !== 'found');
      return {
        key: `release ${release.number}`,
        title: `第${release.number}号发布：${listTitle(catalogue.list)}`,
        path: sitePaths.release(release.number),
        updated: release.publishedAt,
        lines: [
          `${releaseDates(release)}。${countsInWords(steps.map(({ step }) => step.kind)) || '事项没有变动'}。`,
          ...named.slice(0, NAMED).map(({ step }) => `${CHANGE_KINDS[step.kind]}：${step.name}`),
          ...(named.length > NAMED ? [`另有${named.length - NAMED}项，见发布页。`] : []),
        ],
      };
    });
}
