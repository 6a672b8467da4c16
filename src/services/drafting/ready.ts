import type { EntityManager } from 'typeorm';
import { changesOf } from '../../store';
import { Unfinished } from './errors';

/** An adjustment is sent in with something in it, and every split in at least two. @throws Unfinished */
export async function mustBeReady(em: EntityManager, adjustmentId: number): Promise<void> {
  const changes = await changesOf(em, adjustmentId);
  const problems: string[] = [];
  if (changes.length === 0) problems.push('还没有加入任何事项');
  for (const { change, number } of changes) {
    const into = change.successors.length;
    if (change.kind === 'split' && change.contentDigest === null && into < 2)
      problems.push(`事项 ${number} 的拆分只写了 ${into} 个新事项，至少要有两个`);
  }
  if (problems.length > 0) throw new Unfinished(problems);
}
