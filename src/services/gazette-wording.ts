import {
  checkedWording,
  type Notice,
  noticeOf,
  WORDING_PARTS,
  type Wording,
  type WordingKey,
} from '../gazette';
import { allReleases, appendAudit, inTransaction, writeSetting } from '../store';
import { type Actor, mustHave } from './actor';
import { gazetteInput } from './gazette-input';
import type { Installation } from './installation';
import { keptWording, WORDING_SETTING } from './kept-wording';

export interface WordingPage {
  wording: Wording;
  /** The notice of the newest release as it would read; null where nothing was published. */
  preview: { release: number; notice: Notice } | null;
}

/** The wording, and what it makes of the newest release; `tried` in its place, kept nowhere. @throws BadWording, NotAllowedTo */
export async function wordingPage(
  { db }: Installation,
  actor: Actor,
  tried?: Partial<Record<string, string>>,
): Promise<WordingPage> {
  mustHave(actor, ['clerk'], null, '修改公报用语');
  const wording = tried ? checkedWording(tried) : await keptWording(db.manager);
  const newest = (await allReleases(db.manager)).at(-1)?.number;
  if (newest === undefined) return { wording, preview: null };
  const input = await gazetteInput(db.manager, { to: newest });
  return { wording, preview: { release: newest, notice: noticeOf({ ...input, wording }) } };
}

/** Sets the wording of the documents made from now on. @throws BadWording, NotAllowedTo */
export async function changeWording(
  installation: Installation,
  given: Partial<Record<string, string>>,
  actor: Actor,
): Promise<void> {
  mustHave(actor, ['clerk'], null, '修改公报用语');
  const wording = checkedWording(given);
  await inTransaction(installation.db, async (em) => {
    const before = await keptWording(em);
    const changed = (Object.keys(WORDING_PARTS) as WordingKey[]).filter(
      (key) => before[key] !== wording[key],
    );
    if (changed.length === 0) return;
    await writeSetting(em, WORDING_SETTING, wording);
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'gazette.wording',
      subject: '公报用语',
      detail: { changed },
    });
  });
}
