import type { EntityManager } from 'typeorm';
import { fold } from '../law';
import {
  type AdjustmentChange,
  type Body,
  everyList,
  type Item,
  publishedChanges,
  readItemContents,
  revisionsOf,
} from '../store';
import { type Actor, sees } from './actor';
import type { BodyList } from './lists';

/** The other end of a 下放 or 承接: the item of another body of this installation. */
export interface OtherEnd {
  /** What this item's own end is. */
  kind: 'delegate' | 'receive';
  body: string;
  number: string;
  name: string;
  /** Its list, where this person sees it. */
  list: number | null;
}

const OPPOSITE = { delegate: 'receive', receive: 'delegate' } as const;

/**
 * Where an item that was handed down was taken up, and the other way round. Nothing is recorded of it: two published changes are taken for
 * the ends of one power where each names the other's body and both items bear one name.
 */
export async function otherEnds(
  em: EntityManager,
  { list, body }: BodyList,
  item: Item,
  actor: Actor,
): Promise<OtherEnd[]> {
  const ends: OtherEnd[] = [];
  for (const kind of ['delegate', 'receive'] as const) {
    const own = (await publishedChanges(em, list.id, kind, item.id)).at(-1)?.change;
    if (!own) continue;
    const name = (await namesOfItems(em, [item.id])).get(item.id);
    for (const other of await everyList(em)) {
      if (other.list.kind !== list.kind || other.list.id === list.id || !names(own, other.body)) continue;
      const changes = await publishedChanges(em, other.list.id, OPPOSITE[kind]);
      const back = changes.filter(({ change }) => names(change, body));
      const theirs = await namesOfItems(
        em,
        back.map(({ item: { id } }) => id),
      );
      for (const { item: found } of back) {
        const theirName = theirs.get(found.id);
        if (theirName === undefined || name === undefined || fold(theirName) !== fold(name)) continue;
        const seen = sees(actor, other.body.name) ? other.list.id : null;
        ends.push({ kind, body: other.body.name, number: found.number, name: theirName, list: seen });
      }
    }
  }
  return ends;
}

/** Whether a change names this body as the other side. */
function names({ counterpart }: AdjustmentChange, { name, aliases }: Body): boolean {
  return counterpart !== null && [name, ...aliases].some((one) => fold(one) === fold(counterpart));
}

/** What each item is called, or was when it ended. */
async function namesOfItems(em: EntityManager, itemIds: number[]): Promise<Map<number, string>> {
  const last = new Map<number, string>();
  for (const id of itemIds) {
    const digest = (await revisionsOf(em, id)).findLast(({ contentDigest }) => contentDigest !== null);
    if (digest?.contentDigest) last.set(id, digest.contentDigest);
  }
  const contents = await readItemContents(em, [...last.values()]);
  return new Map(
    [...last].flatMap(([id, digest]) => {
      const content = contents.get(digest);
      return content ? [[id, content.name] as const] : [];
    }),
  );
}
