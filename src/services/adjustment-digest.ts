import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { adjustmentById, canonicalJson, changesOf } from '../store';

/** SHA-256 over everything an approval is given to: what the adjustment says of itself and each of its changes. Hex. */
export async function adjustmentDigest(em: EntityManager, id: number): Promise<string> {
  const adjustment = (await adjustmentById(em, id))!;
  const changes = await changesOf(em, id);
  const content = {
    title: adjustment.title,
    reason: adjustment.reason,
    basis: adjustment.basis,
    effectiveFrom: adjustment.effectiveFrom,
    changes: changes.map(({ change, number }) => ({
      item: number,
      kind: change.kind,
      content: change.contentDigest,
      base: change.base,
      predecessors: change.predecessors,
      successors: change.successors,
      reason: change.reason,
      // Left out where empty, so that what was approved before these were kept stays approved.
      ...(change.basis && { basis: change.basis }),
      ...(change.counterpart && { counterpart: change.counterpart }),
    })),
  };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
