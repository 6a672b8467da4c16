import { writeFile } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import { type GazetteChange, type GazetteInput, type GazetteRelease, gazetteDocx } from '../gazette';
import type { ItemContent } from '../list';
import {
  adjustmentById,
  changeOf,
  everyList,
  type Release,
  readItemContent,
  releaseBefore,
  releaseItems,
  stepsBetween,
} from '../store';
import { itemsIn, releaseOf } from './diff-releases';
import { CannotWrite, NotADocx, OtherLists } from './errors';
import type { Installation } from './installation';
import { listTitle } from './lists';

export interface GazetteOrder {
  /** Null or left out: the release before `to`. */
  from?: number | undefined;
  /** Left out: the newest release. */
  to?: number | undefined;
}

/** A release, or the step between two, as a formal document. @throws NoSuchRelease, OtherLists */
export async function gazetteOf(
  { db }: Installation,
  { from, to }: GazetteOrder,
): Promise<{ name: string; bytes: Uint8Array }> {
  const input = await gazetteInput(db.manager, from ?? null, to ?? null);
  const name = `${input.listTitle}第${input.to.number}号发布.docx`.replaceAll(
    /[\\/:*?"<>|\u0000-\u001f]/g,
    '',
  );
  return { name, bytes: await gazetteDocx(input) };
}

/** Writes the document to a file. @throws NotADocx, CannotWrite */
export async function writeGazette(
  installation: Installation,
  order: GazetteOrder & { out: string },
): Promise<{ file: string }> {
  if (!/\.docx$/i.test(order.out)) throw new NotADocx(order.out);
  const { bytes } = await gazetteOf(installation, order);
  try {
    await writeFile(order.out, bytes);
  } catch (error) {
    throw new CannotWrite(order.out, (error as Error).message);
  }
  return { file: order.out };
}

async function gazetteInput(
  em: EntityManager,
  from: number | null,
  to: number | null,
): Promise<GazetteInput> {
  const newer = await releaseOf(em, to);
  const older = from === null ? await releaseBefore(em, newer) : await releaseOf(em, from);
  if (older && older.listId !== newer.listId) throw new OtherLists(older.number, newer.number);
  const chosen = (await everyList(em)).find(({ list }) => list.id === newer.listId)!;
  return {
    listTitle: listTitle(chosen),
    body: chosen.body.name,
    from: older && released(older),
    to: released(newer),
    items: await itemsIn(em, newer),
    changes: older ? await changesBetween(em, older, newer) : await foundings(em, newer),
    log: { size: newer.treeSize, root: Buffer.from(newer.root, 'hex').toString('base64') },
  };
}

function released({ number, publishedAt, effectiveFrom, documentNumber }: Release): GazetteRelease {
  return { number, publishedAt, effectiveFrom, documentNumber };
}

async function changesBetween(em: EntityManager, older: Release, newer: Release): Promise<GazetteChange[]> {
  const changes: GazetteChange[] = [];
  const content = async (digest: string | null | undefined): Promise<ItemContent | null> =>
    digest ? readItemContent(em, digest) : null;
  for (const { item, older: was, newer: is } of await stepsBetween(em, older.id, newer.id)) {
    if (!is) continue;
    const adjustment = (await adjustmentById(em, is.adjustmentId))!;
    const change = await changeOf(em, is.adjustmentId, item.id);
    changes.push({
      kind: is.state,
      number: item.number,
      before: await content(was?.contentDigest),
      after: await content(is.contentDigest),
      reason: change?.reason ?? adjustment.reason,
      basis: adjustment.basis,
    });
  }
  return changes;
}

/** The first release of a list: every item is new to the public. */
async function foundings(em: EntityManager, release: Release): Promise<GazetteChange[]> {
  const items = await releaseItems(em, release.id);
  const contents = new Map((await itemsIn(em, release)).map(({ number, content }) => [number, content]));
  return items.flatMap(({ item, revision }) => {
    const after = contents.get(item.number);
    return after
      ? [{ kind: revision.state, number: item.number, before: null, after, reason: '', basis: '' }]
      : [];
  });
}
