import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LIST_KINDS } from '../../src/list';
import {
  type Installation,
  importLaws,
  LOCAL_ADMINISTRATOR,
  openInstallation,
  settingsFrom,
} from '../../src/services';
import { adjust } from '../../src/services/adjust';
import { adjustmentDigest } from '../../src/services/adjustment-digest';
import {
  type AdjustmentChange,
  addAdjustment,
  addAdjustmentEvent,
  addBody,
  addChanges,
  addItems,
  addList,
  inTransaction,
  itemsOf,
  type NewRow,
  putItemContents,
  refreshCurrentItems,
  revisionsOfItems,
} from '../../src/store';
import { type DrawnLaw, drawnAnew, drawnItem, drawnLaws, lawFile } from './drawn-list';

const BODY = '示例市测量局';
const BATCH = 1000;
const ACTOR = LOCAL_ADMINISTRATOR.account;

/** The embedded database of a folder. `at`: the instant at which everything is done. */
export function openAt(home: string, at: string): Promise<Installation> {
  return openInstallation(settingsFrom({ DATABASE_URL: `sqlite:${join(home, 'quanze.db')}` }), {
    clock: () => at,
    random: (size) => randomBytes(size),
  });
}

/** Laws, and a list of `count` items as its first import leaves it. */
export async function foundList(
  installation: Installation,
  count: number,
  laws: DrawnLaw[] = drawnLaws(),
  name = BODY,
): Promise<void> {
  await importLaws(installation, { files: laws.map(lawFile), facts: {}, actor: LOCAL_ADMINISTRATOR });
  const createdAt = installation.clock();
  const list = await inTransaction(installation.db, async (em) => {
    const body = await addBody(em, { name, aliases: [], createdAt } as never);
    return addList(em, { bodyId: body.id, kind: 'powers', title: LIST_KINDS.powers });
  });
  const adjustment = await opened(installation, list.id, '建档');
  for (let from = 0; from < count; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n);
    await inTransaction(installation.db, async (em) => {
      const items = await addItems(
        em,
        list.id,
        some.map(() => null),
      );
      const contents = some.map((n) => drawnItem(laws, n));
      const digests = await putItemContents(em, contents, () => installation.random(16));
      await addChanges(
        em,
        items.map(({ id }, n) => changeOf(adjustment, id, 'found', digests[n]!, null, createdAt)),
      );
    });
  }
  await inTransaction(installation.db, (em) => refreshCurrentItems(em, list.id));
  await say(installation, adjustment, 'create');
}

/**
 * Other words for `share` of the items, carried through review: spread evenly and each under another name, which touches every page of every
 * list; or, as a change of law hits them, what is said of the basis of items that stand together.
 */
export async function changeItems(
  installation: Installation,
  share: number,
  edition: number,
  laws: DrawnLaw[] = drawnLaws(),
  way: 'spread' | 'together' = 'spread',
): Promise<void> {
  const editedAt = installation.clock();
  const items = await itemsOf(installation.db.manager, 1);
  const every = Math.round(1 / share);
  const count = Math.round(items.length * share);
  // Elsewhere each time.
  const from = Math.round(items.length * ((edition * 0.37) % 0.9));
  const chosen = items
    .map((item, n) => ({ item, n }))
    .filter(({ n }) => (way === 'spread' ? n % every === every >> 1 : n >= from && n < from + count));
  const drawn = way === 'spread' ? drawnItem : drawnAnew;
  const adjustment = await opened(installation, 1, '变更');
  await inTransaction(installation.db, async (em) => {
    const digests = await putItemContents(
      em,
      chosen.map(({ n }) => drawn(laws, n, edition)),
      () => installation.random(16),
    );
    const ids = chosen.map(({ item }) => item.id);
    // The last comes last.
    const now = new Map((await revisionsOfItems(em, ids)).map(({ itemId, seq }) => [itemId, seq]));
    await addChanges(
      em,
      ids.map((id, n) => changeOf(adjustment, id, 'change', digests[n]!, now.get(id)!, editedAt)),
    );
  });
  await say(installation, adjustment, 'create');
  for (const act of ['submit', 'approve'] as const)
    await adjust(installation, { id: String(adjustment), act, actor: LOCAL_ADMINISTRATOR });
}

function opened(installation: Installation, listId: number, title: string): Promise<number> {
  return inTransaction(installation.db, async (em) => {
    const createdAt = installation.clock();
    const row = {
      listId,
      title,
      reason: '测量',
      basis: '',
      effectiveFrom: null,
      createdBy: ACTOR,
      createdAt,
    };
    return (await addAdjustment(em, row)).id;
  });
}

function changeOf(
  adjustmentId: number,
  itemId: number,
  kind: 'found' | 'change',
  contentDigest: string,
  base: number | null,
  editedAt: string,
): NewRow<AdjustmentChange, 'version'> {
  const none = { predecessors: [], successors: [], reason: null };
  return { adjustmentId, itemId, kind, contentDigest, base, ...none, editedBy: ACTOR, editedAt };
}

function say(installation: Installation, adjustmentId: number, act: 'create'): Promise<unknown> {
  return inTransaction(installation.db, async (em) =>
    addAdjustmentEvent(em, {
      adjustmentId,
      act,
      actor: ACTOR,
      at: installation.clock(),
      digest: await adjustmentDigest(em, adjustmentId),
      comment: null,
      fieldComments: null,
      override: true,
    }),
  );
}
