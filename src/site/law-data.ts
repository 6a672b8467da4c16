import { type Alignment, lawDiffJson } from '../law';
import type { Catalogue, Entry, Rest } from './catalogue';
import { sitePaths } from './site-paths';
import type { LawFacts, LawVersionFacts } from './snapshot';

/** An item that rests on a provision. */
export interface Resting {
  catalogue: Catalogue;
  entry: Entry;
  rest: Rest;
}

/** What the pages of laws say, for machines. Paths in it are from the root of the site. */

const versionHead = ({ id }: LawFacts, { key, promulgated, effective }: LawVersionFacts) => ({
  key,
  promulgated,
  effective,
  page: sitePaths.lawVersion(id, key),
});

export function lawsData(laws: readonly LawFacts[], itemsOn: (law: string) => number): object {
  return {
    format: 'quanze-laws/1',
    laws: laws
      .filter(({ versions }) => versions.length > 0)
      .map(({ id, title, kind, status, versions }) => ({
        id,
        title,
        kind,
        status,
        versions: versions.length,
        items: itemsOn(id),
        page: sitePaths.law(id),
      })),
  };
}

/** Which items rest on which provision of the version in force. */
export function lawData(law: LawFacts, shown: LawVersionFacts, resting: readonly Resting[]): object {
  const { id, title, kind, status, current, versions, comparisons } = law;
  return {
    format: 'quanze-law-page/1',
    id,
    title,
    kind,
    status,
    current,
    shown: shown.key,
    versions: versions.map((version) => versionHead(law, version)),
    comparisons: comparisons.map(({ old, new: next }) => ({
      old,
      new: next,
      page: sitePaths.comparison(id, old, next),
    })),
    resting: resting.map(({ catalogue, entry, rest }) => ({
      address: rest.address,
      status: rest.status,
      list: catalogue.list.id,
      item: entry.number,
      page: sitePaths.item(catalogue.list.id, entry.number),
    })),
  };
}

export function comparisonData(
  law: LawFacts,
  old: LawVersionFacts,
  next: LawVersionFacts,
  alignment: Alignment,
): object {
  return {
    format: 'quanze-comparison/1',
    law: { id: law.id, title: law.title },
    old: versionHead(law, old),
    new: versionHead(law, next),
    ...(lawDiffJson(alignment) as object),
  };
}
