import { folderSink, type Leaf, WITHDRAWAL_REASONS, type WithdrawnLeaf } from '../release';
import { dataPaths } from '../site';
import {
  itemNumbered,
  lastRelease,
  readItemContent,
  refreshCurrentItems,
  revisionsOf,
  withdrawalOf,
  withdrawContent,
} from '../store';
import { type Actor, mustHave } from './actor';
import { NoSuchItem, NothingToWithdraw } from './errors';
import type { Installation, Progress } from './installation';
import { type BodyList, chosenList, type ListChoice, listTitle } from './lists';
import { publish } from './publish/publish';
import { filesHolding, type ReadPublished } from './publish/withdrawn-files';
import { publishedFolder } from './published-folder';

export { WITHDRAWAL_REASONS };

export interface WithdrawOrder extends ListChoice {
  /** Permanent number of the item. */
  item: string;
  /** Which of its revisions. */
  seq: number;
  reason: WithdrawnLeaf['reason'];
  actor: Actor;
  progress?: Progress;
}

/** What a withdrawal takes away. */
export interface Withdrawal {
  item: string;
  name: string;
  seq: number;
  /** Data files of the site. */
  files: string[];
  /** The newest release of the list where its downloads go too. */
  newest: number | null;
}

/** What the order would erase, for whoever has to confirm it. @throws NoSuchItem, NothingToWithdraw */
export async function toWithdraw(installation: Installation, order: WithdrawOrder): Promise<Withdrawal> {
  const { manager } = installation.db;
  const { chosen, digest } = await contentOf(installation, order);
  const read = readerOf(await publishedFolder(installation));
  const files = [...(await filesHolding(manager, digest, read)).keys()].sort();
  const newest = await lastRelease(manager, chosen.list.id);
  const { name } = await readItemContent(manager, digest);
  // The list and its tables, in however many parts.
  const downloads = newest ? dataPaths.list(newest.number).replace(/\.json$/, '') : '';
  return {
    item: order.item,
    name,
    seq: order.seq,
    files,
    newest: newest && files.some((path) => path.startsWith(downloads)) ? newest.number : null,
  };
}

/**
 * 撤回: erases what a published revision says, from the store and the site, logs the digest of every file that goes, and builds the site anew.
 * Row, digest and reason stay, and the proof stays whole.
 * @throws NoSuchItem, NothingToWithdraw
 */
export async function withdraw(
  installation: Installation,
  order: WithdrawOrder,
): Promise<{ item: string; seq: number; files: string[] }> {
  const { item: number, seq, reason, actor, progress } = order;
  const { chosen, digest } = await contentOf(installation, order);
  let files: string[] = [];
  const out = await publishedFolder(installation);
  await publish(installation, {
    out,
    effective: null,
    documentNumber: null,
    actor,
    rebuild: true,
    log: {
      async leaves(em, origin): Promise<Leaf[]> {
        const holding = await filesHolding(em, digest, readerOf(out));
        files = [...holding.keys()].sort();
        await withdrawContent(em, { digest, reason, actor: actor.account, at: installation.clock() });
        await refreshCurrentItems(em, chosen.list.id);
        const digests = [...new Set(holding.values())].sort();
        return digests.map((sha256) => ({ format: 'quanze-withdrawn/1', origin, sha256, reason }));
      },
      audit: {
        act: 'content.withdraw',
        subject: `${listTitle(chosen)} ${number}`,
        detail: { seq, digest, reason },
      },
    },
    ...(progress && { progress }),
  });
  return { item: number, seq, files };
}

/** The published content that the order means. */
async function contentOf(
  { db: { manager } }: Installation,
  order: WithdrawOrder,
): Promise<{ chosen: BodyList; digest: string }> {
  const { item: number, seq, actor } = order;
  const chosen = await chosenList(manager, order);
  mustHave(actor, ['publisher'], chosen.body.name, '撤回内容');
  const item = await itemNumbered(manager, chosen.list.id, number);
  if (!item) throw new NoSuchItem(number);
  const revisions = await revisionsOf(manager, item.id);
  const digest = revisions.find((revision) => revision.seq === seq)?.contentDigest;
  if (digest && !(await withdrawalOf(manager, digest))) return { chosen, digest };
  const open = [];
  for (const { seq: other, contentDigest } of revisions)
    if (contentDigest && !(await withdrawalOf(manager, contentDigest))) open.push(other);
  throw new NothingToWithdraw(number, seq, open);
}

function readerOf(out: string): ReadPublished {
  const sink = folderSink(out);
  return (path) => sink.read(`current/${path}`);
}
