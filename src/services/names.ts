import type { EntityManager } from 'typeorm';
import { allAccounts } from '../store';

/** How people are called before the reader: by display name; an account that is gone keeps the name it signed in with. */
export async function namesOf(em: EntityManager): Promise<(account: string) => string> {
  const names = new Map((await allAccounts(em)).map(({ name, displayName }) => [name, displayName]));
  return (account) => names.get(account) ?? account;
}
