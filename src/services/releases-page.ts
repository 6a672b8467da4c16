import type { ListDiff } from '../list';
import { adjustmentsOfRelease, allReleases, type Release, releaseBefore } from '../store';
import { diffReleases, itemsIn, releaseOf } from './diff-releases';
import type { Installation } from './installation';
import { type BodyList, listNumbered } from './lists';
import { namesOf } from './names';
import { dueOfList } from './publish/due';

/** The releases of a list, the youngest first, each with the display name of whom it was published by. */
export async function releasesPage(
  { db }: Installation,
  listId: number,
): Promise<{ chosen: BodyList; releases: Release[] }> {
  const chosen = await listNumbered(db.manager, listId);
  const nameOf = await namesOf(db.manager);
  const releases = (await allReleases(db.manager, listId)).reverse();
  return {
    chosen,
    releases: releases.map((release) => ({ ...release, publishedBy: nameOf(release.publishedBy) })),
  };
}

export interface ReleasePage {
  chosen: BodyList;
  release: Release;
  before: number | null;
  items: number;
  adjustments: { id: number; title: string; reason: string }[];
  /** Null for the first release of a list. */
  diff: ListDiff | null;
  names: Map<string, string>;
}

/** One release against the one before it. @throws NoSuchRelease */
export async function releasePage(installation: Installation, number: number): Promise<ReleasePage> {
  const em = installation.db.manager;
  const release = await releaseOf(em, number);
  const chosen = await listNumbered(em, release.listId);
  const older = await releaseBefore(em, release);
  const items = await itemsIn(em, release);
  const earlier = older ? await itemsIn(em, older) : [];
  return {
    chosen,
    release,
    before: older?.number ?? null,
    items: items.length,
    adjustments: (await adjustmentsOfRelease(em, release.id)).map(({ id, title, reason }) => ({
      id,
      title,
      reason,
    })),
    diff: older && (await diffReleases(installation, older.number, number)),
    names: new Map([...earlier, ...items].map(({ number: item, content }) => [item, content.name])),
  };
}

/** What a release would take in now: approved adjustments, and a first import that awaits approval by override. */
export async function duePage({ db }: Installation, listId: number): Promise<DuePage> {
  const chosen = await listNumbered(db.manager, listId);
  const due = (await dueOfList(db.manager, listId)).map(({ adjustment, founding }) => {
    const { id, title, effectiveFrom } = adjustment;
    return { id, title, effectiveFrom, founding };
  });
  return { chosen, due };
}

export interface DuePage {
  chosen: BodyList;
  due: { id: number; title: string; effectiveFrom: string | null; founding: boolean }[];
}
