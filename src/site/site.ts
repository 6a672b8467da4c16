import type { TreeFile } from '../release';
import { lawView, pubDate } from '../render';
import { type Catalogue, CatalogueReader, catalogueOf } from './catalogue';
import { type PageFacts, pageFrame } from './page';
import { type LazyFiles, SearchIndex } from './search/search-index';
import type { ItemFacts, LawFacts, ListFacts, ReleaseFacts, SiteSnapshot } from './snapshot';

/** What every page maker is given: the facts, and the small index made of them in one reading. */
export interface Site {
  snapshot: SiteSnapshot;
  catalogues: Catalogue[];
  releases: Map<number, ReleaseFacts>;
  laws: Map<string, LawFacts>;
  /** `law version` → ids of the elements on that version's page, so that no link leads nowhere. */
  anchors: Map<string, ReadonlySet<string>>;
  /** `law version` of every text that a release lists: only these have data files. */
  listed: ReadonlySet<string>;
}

/**
 * Reads the items of a site once, for the pages and for the search index together: give it every item of every list of `lists`, in this
 * order; `take` and `rest` give the files of the index as they become full.
 */
export class SiteReading {
  /** Released lists, in the order of their first releases. */
  readonly lists: ListFacts[];
  private readonly readers: Map<string, CatalogueReader>;
  /** Until its last file is given: the pages are made without it. */
  private index: SearchIndex | null;

  constructor(private readonly snapshot: SiteSnapshot) {
    const first = (list: ListFacts) => snapshot.releases.find((release) => release.list === list.id)?.number;
    this.lists = snapshot.lists
      .filter((list) => first(list) !== undefined)
      .sort((a, b) => first(a)! - first(b)!);
    this.readers = new Map(this.lists.map((list) => [list.id, new CatalogueReader(snapshot, list)]));
    this.index = new SearchIndex(snapshot.lists);
  }

  *take(list: ListFacts, item: ItemFacts): Generator<LazyFiles> {
    this.readers.get(list.id)!.take(item);
    const first = this.snapshot.releases.find((release) => release.list === list.id)!.number;
    yield* this.index!.take(list, item, first);
  }

  *rest(): Generator<TreeFile | LazyFiles> {
    yield* this.index!.rest();
    this.index = null;
  }

  /** When all items have gone by. */
  site(): Promise<Site> {
    const inOrder = this.snapshot.lists.flatMap(({ id }) => this.readers.get(id) ?? []);
    return siteWith(
      this.snapshot,
      inOrder.map((reader) => reader.catalogue()),
    );
  }
}

/** Reads every item and every law text once. */
export async function siteOf(snapshot: SiteSnapshot): Promise<Site> {
  const released = new Set(snapshot.releases.map(({ list }) => list));
  const catalogues: Catalogue[] = [];
  for (const list of snapshot.lists) {
    if (released.has(list.id)) catalogues.push(await catalogueOf(snapshot, list));
  }
  return siteWith(snapshot, catalogues);
}

async function siteWith(snapshot: SiteSnapshot, catalogues: Catalogue[]): Promise<Site> {
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const law of snapshot.laws) {
    for (const version of law.versions) {
      const { articles, annexes } = lawView(await version.text());
      anchors.set(`${law.id} ${version.key}`, new Set([...articles, ...annexes].map(({ anchor }) => anchor)));
    }
  }
  return {
    snapshot,
    catalogues,
    releases: new Map(snapshot.releases.map((release) => [release.number, release])),
    laws: new Map(snapshot.laws.map((law) => [law.id, law])),
    anchors,
    listed: new Set(
      snapshot.releases.flatMap(({ lawVersions }) =>
        lawVersions.map(({ law, version }) => `${law} ${version}`),
      ),
    ),
  };
}

export function frame({ snapshot }: Site, facts: PageFacts): object {
  // A data file that was erased is not led to.
  const json = facts.json && !snapshot.withdrawnFiles?.has(facts.json) ? facts.json : null;
  return pageFrame({ ...facts, json }, snapshot.settings, pubDate);
}

export function newestRelease(catalogue: Catalogue): ReleaseFacts {
  const release = catalogue.releases.at(-1);
  if (!release) throw new RangeError(`list ${catalogue.list.id} has no release`);
  return release;
}
