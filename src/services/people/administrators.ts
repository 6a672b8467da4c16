import { allAccounts, grantsOf } from '../../store';
import type { Installation } from '../installation';

/** Whom to ask for a role: those who administer all bodies, as people call them. */
export async function administrators({ db }: Installation): Promise<string[]> {
  const names: string[] = [];
  for (const { id, name, displayName, disabledAt } of await allAccounts(db.manager)) {
    if (disabledAt) continue;
    const grants = await grantsOf(db.manager, id);
    if (grants.some(({ role, body }) => role === 'admin' && body === null))
      names.push(displayName === name ? name : `${displayName}（${name}）`);
  }
  return names;
}
