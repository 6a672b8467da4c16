import { type Leaf, WITHDRAWAL_REASONS, type WithdrawnLeaf } from '../release';
import { itemNumbered, refreshCurrentItems, revisionsOf, withdrawalOf, withdrawContent } from '../store';
import { type Actor, mustHave } from './actor';
import { NoSuchItem, NothingToWithdraw } from './errors';
import type { Installation, Progress } from './installation';
import { chosenList, type ListChoice, listTitle } from './lists';
import { publish } from './publish/publish';
import { filesHolding } from './publish/withdrawn-files';
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
  const { manager } = installation.db;
  const chosen = await chosenList(manager, order);
  mustHave(actor, ['publisher'], chosen.body.name, '撤回内容');
  const item = await itemNumbered(manager, chosen.list.id, number);
  if (!item) throw new NoSuchItem(number);
  const revisions = await revisionsOf(manager, item.id);
  const digest = revisions.find((revision) => revision.seq === seq)?.contentDigest;
  if (!digest || (await withdrawalOf(manager, digest))) {
    const open = [];
    for (const { seq: other, contentDigest } of revisions)
      if (contentDigest && !(await withdrawalOf(manager, contentDigest))) open.push(other);
    throw new NothingToWithdraw(number, seq, open);
  }
  let files: string[] = [];
  await publish(installation, {
    out: await publishedFolder(installation),
    effective: null,
    documentNumber: null,
    actor,
    rebuild: true,
    log: {
      async leaves(em, origin): Promise<Leaf[]> {
        const holding = await filesHolding(em, digest);
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
