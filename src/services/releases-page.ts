import { type ListDiff, stateOf } from '../list';
import {
  adjustmentsOfRelease,
  allReleases,
  eventsOfAdjustments,
  openAdjustments,
  type Release,
  releaseBefore,
} from '../store';
import { diffReleases, itemsIn, releaseOf } from './diff-releases';
import { type Installation } from './installation';
import { type BodyList, listNumbered } from './lists';

/** The releases of a list, the youngest first. */
export async function releasesPage(
  { db }: Installation,
  listId: number,
): Promise<{ chosen: BodyList; releases: Release[] }> {
  const chosen = await listNumbered(db.manager, listId);
  return { chosen, releases: (await allReleases(db.manager, listId)).reverse() };
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
export async function duePage(
  { db }: Installation,
  listId: number,
): Promise<{ chosen: BodyList; due: { id: number; title: string; founding: boolean }[] }> {
  const em = db.manager;
  const chosen = await listNumbered(em, listId);
  const open = await openAdjustments(em, listId);
  const events = await eventsOfAdjustments(
    em,
    open.map(({ id }) => id),
  );
  const released = (await allReleases(em, listId)).length > 0;
  const due = open.flatMap(({ id, title }) => {
    const approved =
      stateOf(events.filter(({ adjustmentId }) => adjustmentId === id) as never) === 'approved';
    const founding = !released && title.endsWith('建档');
    return approved || founding ? [{ id, title, founding: founding && !approved }] : [];
  });
  return { chosen, due };
}
