import { type Notice, noticeOf } from '../gazette';
import { allReleases, type Release } from '../store';
import { type GazetteOrder, gazetteInput } from './gazette-input';
import type { Installation } from './installation';
import { type BodyList, listNumbered } from './lists';

export interface GazettePage {
  chosen: BodyList;
  /** The youngest first. */
  releases: Pick<Release, 'number' | 'publishedAt' | 'documentNumber'>[];
  /** What the document would be made of and say; null where nothing is released. */
  preview: { from: number | null; to: number; notice: Notice } | null;
}

/** What the clerk chooses from, and how the notice would read. @throws NoSuchList and what `gazetteInput` refuses */
export async function gazettePage(
  { db }: Installation,
  listId: number,
  order: GazetteOrder,
): Promise<GazettePage> {
  const em = db.manager;
  const chosen = await listNumbered(em, listId);
  const releases = (await allReleases(em, listId)).reverse();
  const [newest] = releases;
  if (!newest) return { chosen, releases, preview: null };
  const input = await gazetteInput(em, { ...order, to: order.to ?? newest.number });
  return {
    chosen,
    releases,
    preview: { from: input.from?.number ?? null, to: input.to.number, notice: noticeOf(input) },
  };
}
