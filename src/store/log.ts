import { Between, type EntityManager, MoreThan } from 'typeorm';
import type { Leaf, StoredLog } from '../release';
import { LogCheckpoint, LogLeaf } from './entities';
import { NotInDatabase } from './errors';
import { addRow, addRows, type NewRow } from './rows';

/** Adds leaves after the last one and gives the index of the first. Only inside `inTransaction`. */
export async function addLeaves(em: EntityManager, leaves: Omit<LogLeaf, 'index'>[]): Promise<number> {
  const first = await leafCount(em);
  await addRows(
    em,
    LogLeaf,
    leaves.map((leaf, n) => ({ ...leaf, index: first + n })),
  );
  return first;
}

export async function leafCount(em: EntityManager): Promise<number> {
  return ((await em.maximum(LogLeaf, 'index')) ?? -1) + 1;
}

/** Leaves `from` to `to`, the last one left out. */
export function leavesBetween(em: EntityManager, from: number, to: number): Promise<LogLeaf[]> {
  return em.find(LogLeaf, { where: { index: Between(from, to - 1) }, order: { index: 'ASC' } });
}

/** By the `format` of the leaf, the oldest first. */
export function leavesOfKind(em: EntityManager, kind: Leaf['format']): Promise<LogLeaf[]> {
  return em.find(LogLeaf, { where: { kind }, order: { index: 'ASC' } });
}

export function addCheckpoint(em: EntityManager, checkpoint: NewRow<LogCheckpoint>): Promise<LogCheckpoint> {
  return addRow(em, LogCheckpoint, checkpoint);
}

export function lastCheckpoint(em: EntityManager): Promise<LogCheckpoint | null> {
  return em.findOne(LogCheckpoint, { where: {}, order: { id: 'DESC' } });
}

/** The checkpoint that first held the leaf at `index`. @throws NotInDatabase */
export async function firstCheckpointHolding(em: EntityManager, index: number): Promise<LogCheckpoint> {
  const found = await em.findOne(LogCheckpoint, { where: { size: MoreThan(index) }, order: { id: 'ASC' } });
  if (!found) throw new NotInDatabase('检查点', index);
  return found;
}

/** The whole log as `src/release` takes it. */
export async function storedLog(em: EntityManager, origin: string): Promise<StoredLog> {
  const leaves = await leavesBetween(em, 0, await leafCount(em));
  const last = await lastCheckpoint(em);
  return { origin, leaves: leaves.map(({ bytes }) => bytes), checkpoint: last?.note ?? null };
}
