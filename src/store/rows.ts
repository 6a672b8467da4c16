import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

type MayBeNull<E> = { [K in keyof E]: null extends E[K] ? K : never }[keyof E];

/** What a new row takes: everything but the key that the database makes; what may be null may be left out. */
export type NewRow<E, Made extends keyof E = never> = Omit<E, MayBeNull<E> | 'id' | Made> &
  Partial<Pick<E, MayBeNull<E>>>;

/** Rows bound in one statement: both databases limit the parameters, not the rows. */
const BATCH = 500;

/** Inserts one row and gives it back with its key. */
export async function addRow<E extends ObjectLiteral>(
  em: EntityManager,
  entity: EntityTarget<E>,
  row: object,
): Promise<E> {
  const { columns } = em.connection.getMetadata(entity);
  const whole = em.create(entity);
  for (const { propertyName, isNullable } of columns) {
    const value = (row as Record<string, unknown>)[propertyName];
    if (value !== undefined || isNullable) Object.assign(whole, { [propertyName]: value ?? null });
  }
  await em.insert(entity, whole);
  return whole;
}

/** Whether a number can be a key at all: what someone types into an address need not be. Both databases keep 32 bits. */
export function isKey(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id < 2 ** 31;
}

/** The row with this key; null where there is none, or none can be. */
export async function rowWithId<E extends ObjectLiteral & { id: number }>(
  em: EntityManager,
  entity: EntityTarget<E>,
  id: number,
): Promise<E | null> {
  return isKey(id) ? em.findOneBy(entity, { id } as never) : null;
}

/** Inserts many rows; their keys, where the database makes them, are not told. */
export async function addRows<E extends ObjectLiteral>(
  em: EntityManager,
  entity: EntityTarget<E>,
  rows: object[],
): Promise<void> {
  for (const some of inBatches(rows)) {
    await em.createQueryBuilder().insert().into(entity).values(some).updateEntity(false).execute();
  }
}

export function inBatches<T>(rows: T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, n) =>
    rows.slice(n * size, (n + 1) * size),
  );
}

export function grouped<K, T>(rows: T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** A part of a long answer. `total` counts the whole of it. */
export interface Page<T> {
  rows: T[];
  total: number;
}

export interface PageRequest {
  /** Rows to leave out at the front. */
  offset?: number;
  limit?: number;
}

export const rowLimits = ({ offset = 0, limit = 50 }: PageRequest = {}): { skip: number; take: number } => ({
  skip: offset,
  take: limit,
});
