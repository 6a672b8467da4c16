import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ItemContent } from '../../src/list';
import {
  type Adjustment,
  addAdjustment,
  addBody,
  addChange,
  addItem,
  addLeaves,
  addList,
  addRelease,
  addReleaseAdjustments,
  addRevisions,
  changesOf,
  freezeItems,
  type Item,
  type List,
  nextReleaseNumber,
  putItemContent,
  type Release,
  readItemContent,
  refreshCurrentItems,
} from '../../src/store';

export const AT = '2026-11-24T08:00:00.000Z';

export async function newList(em: EntityManager, name = '示例区交通运输局'): Promise<List> {
  const body = await addBody(em, { name });
  return addList(em, { bodyId: body.id, kind: 'powers', title: '权责清单' });
}

export function newAdjustment(em: EntityManager, listId: number, title = '建档'): Promise<Adjustment> {
  return addAdjustment(em, { listId, title, reason: '示例', basis: '', createdBy: '张三', createdAt: AT });
}

/** Writes new items into a 建档 adjustment, as a first import does. */
export async function draftItems(
  em: EntityManager,
  adjustment: Adjustment,
  contents: ItemContent[],
): Promise<Item[]> {
  const items: Item[] = [];
  for (const content of contents) {
    const item = await addItem(em, adjustment.listId);
    items.push(item);
    await draftChange(em, adjustment, item, content, 'found');
  }
  await refreshCurrentItems(em, adjustment.listId);
  return items;
}

export async function draftChange(
  em: EntityManager,
  adjustment: Adjustment,
  item: Item,
  content: ItemContent | null,
  kind: 'found' | 'change' | 'cancel',
) {
  return addChange(em, {
    adjustmentId: adjustment.id,
    itemId: item.id,
    kind,
    contentDigest: content && (await putItemContent(em, content, randomBytes(16))),
    predecessors: [],
    successors: [],
    editedBy: '张三',
    editedAt: AT,
  });
}

/** Mints the revisions of an adjustment and freezes the list. */
export async function publishAdjustment(
  em: EntityManager,
  adjustment: Adjustment,
  times: { publishedAt: string; effectiveFrom: string },
): Promise<Release> {
  for (const { change } of await changesOf(em, adjustment.id)) {
    const digest = change.contentDigest;
    const content = digest === null ? null : await readItemContent(em, digest);
    const revision = {
      itemId: change.itemId!,
      contentDigest: digest,
      adjustmentId: adjustment.id,
      state: change.kind,
      createdAt: AT,
      createdBy: '李四',
    };
    await addRevisions(em, [{ revision, content }]);
  }
  const statement = Buffer.from('{}\n');
  const leafIndex = await addLeaves(em, [{ kind: 'quanze-release/1', bytes: statement, hash: 'ab' }]);
  const release = await addRelease(em, {
    ...times,
    listId: adjustment.listId,
    number: await nextReleaseNumber(em),
    publishedBy: '李四',
    statement,
    dataSums: 'ab  data/示例.json\n',
    sm3Sums: 'cd  data/示例.json\n',
    leafIndex,
    treeSize: leafIndex + 1,
    root: 'ab',
  });
  await freezeItems(em, release);
  await addReleaseAdjustments(em, release.id, [adjustment.id]);
  await refreshCurrentItems(em, adjustment.listId);
  return release;
}
