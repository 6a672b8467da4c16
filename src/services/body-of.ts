import { adjustmentById, releaseNumbered } from '../store';
import type { Installation } from './installation';
import { listNumbered } from './lists';

/** The name of the body that a list belongs to. @throws NoSuchList */
export async function bodyOfList({ db }: Installation, list: number): Promise<string> {
  return (await listNumbered(db.manager, list)).body.name;
}

/** The body whose list an adjustment changes; null where there is no such adjustment. */
export async function bodyOfAdjustment(installation: Installation, id: number): Promise<string | null> {
  const adjustment = await adjustmentById(installation.db.manager, id);
  return adjustment && bodyOfList(installation, adjustment.listId);
}

/** The body whose list was released under a number; null where there is no such release. */
export async function bodyOfRelease(installation: Installation, number: number): Promise<string | null> {
  const release = await releaseNumbered(installation.db.manager, number);
  return release && bodyOfList(installation, release.listId);
}
