import type { EntityManager } from 'typeorm';
import { Setting } from './entities';

/** The value as it was written, or undefined. */
export async function readSetting<T>(em: EntityManager, key: string): Promise<T | undefined> {
  const setting = await em.findOneBy(Setting, { key });
  return setting?.value as T | undefined;
}

/** Any JSON value. */
export async function writeSetting(em: EntityManager, key: string, value: unknown): Promise<void> {
  await em.save(Setting, { key, value });
}

export async function removeSetting(em: EntityManager, key: string): Promise<void> {
  await em.delete(Setting, { key });
}
