import type { EntityManager } from 'typeorm';
import { losesItsBasis } from '../../list';
import { changesOf, lastRevision, readItemContent } from '../../store';
import { Unfinished } from './errors';

/** An adjustment is sent in with something in it, every split in at least two, and no basis taken away. @throws Unfinished */
export async function mustBeReady(em: EntityManager, adjustmentId: number): Promise<void> {
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
  if (problems.length > 0) throw new Unfinished(problems);
}

/** Numbers of the items that named what they rest on when last published, and would not any more. */
async function losingTheirBasis(em: EntityManager, changes: Changes): Promise<string[]> {
  const losing: string[] = [];
  for (const { change, number } of changes) {
    if (change.contentDigest === null || change.itemId === null) continue;
    const last = await lastRevision(em, change.itemId);
    if (!last?.contentDigest) continue;
    const before = await readItemContent(em, last.contentDigest);
    if (losesItsBasis(before, await readItemContent(em, change.contentDigest))) losing.push(number!);
  }
  return losing;
}

type Changes = Awaited<ReturnType<typeof changesOf>>;
