import type { EntityManager } from 'typeorm';
import { proofOf, rotationProofPath, type StoredLog, type TreeFile } from '../../release';
import { firstCheckpointHolding, leavesOfKind } from '../../store';

/** For every change of keys the proof with the checkpoint that first held it, which both keys signed: made again from what is stored. */
export async function rotationProofs(em: EntityManager, log: StoredLog): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  for (const { index } of await leavesOfKind(em, 'quanze-key-rotation/1')) {
    const { size, note } = await firstCheckpointHolding(em, index);
    const then = { origin: log.origin, leaves: log.leaves.slice(0, size), checkpoint: note };
    files.push({ path: rotationProofPath(index), bytes: Buffer.from(proofOf(then, index)) });
  }
  return files;
}
