import type { EntityManager } from 'typeorm';
import { type ItemContent, losesItsBasis } from '../../list';
import {
  type Adjustment,
  changesOf,
  lastRevision,
  listedItems,
  readItemContent,
  readItemContents,
} from '../../store';
import { Unfinished } from './errors';

/**
 * An adjustment is sent in with something in it, every split in at least two, no basis taken away, and no sub-item left without its
 * main item. @throws Unfinished
 */
export async function mustBeReady(
  em: EntityManager,
  { id: adjustmentId, listId }: Adjustment,
): Promise<void> {
  const changes = await changesOf(em, adjustmentId);
  const problems: string[] = [];
  if (changes.length === 0) problems.push('还没有加入任何事项');
  for (const { change, number } of changes) {
    const into = change.successors.length;
    if (change.kind === 'split' && change.contentDigest === null && into < 2)
      problems.push(`事项 ${number} 的拆分只写了 ${into} 个新事项，至少要有两个`);
  }
  for (const number of await losingTheirBasis(em, changes))
    problems.push(`事项 ${number} 原来写有实施依据，改后没有了，请补上`);
  for (const [main, subs] of await leftWithoutMain(em, listId, changes))
    problems.push(
      `主项 ${main} 将要终止，子项 ${subs.join('、')} 还在：请在本次调整中一并终止子项，或把它们改属别的主项`,
    );
  if (problems.length > 0) throw new Unfinished(problems);
}

/** Numbers of the items that named what they rest on when last published, and would not any more. */
async function losingTheirBasis(em: EntityManager, changes: Changes): Promise<string[]> {
  const losing: string[] = [];
  for (const { change, number } of changes) {
    if (change.contentDigest === null || change.itemId === null) continue;
    const last = await lastRevision(em, change.itemId);
    if (!last?.contentDigest) continue;
    const contents = await readItemContents(em, [last.contentDigest, change.contentDigest]);
    const [before, after] = [contents.get(last.contentDigest), contents.get(change.contentDigest)];
    // What a withdrawn content rested on is not known any more.
    if (before && after && losesItsBasis(before, after)) losing.push(number!);
  }
  return losing;
}

/** Sub-items that would stand while their main item ends, by main item. */
async function leftWithoutMain(
  em: EntityManager,
  listId: number,
  changes: Changes,
): Promise<Map<string, string[]>> {
  const left = new Map<string, string[]>();
  const ending = new Set(
    changes.flatMap(({ change, number }) =>
      change.contentDigest === null && number !== null ? [number] : [],
    ),
  );
  if (ending.size === 0) return left;
  const look = (number: string, { parent, name }: ItemContent) => {
    if (parent === undefined || !ending.has(parent)) return;
    left.set(parent, [...(left.get(parent) ?? []), `${number}（${name}）`]);
  };
  const changed = new Set(changes.map(({ number }) => number));
  for await (const items of listedItems(em, listId))
    for (const { number, content } of items) if (!changed.has(number)) look(number, content);
  for (const { change, number } of changes)
    if (change.contentDigest !== null && number !== null)
      look(number, await readItemContent(em, change.contentDigest));
  return left;
}

type Changes = Awaited<ReturnType<typeof changesOf>>;
