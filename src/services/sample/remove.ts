import { rm } from 'node:fs/promises';
import {
  accountNamed,
  addAccount,
  allLists,
  appendAudit,
  grantRole,
  inTransaction,
  openDatabase,
  readSetting,
  writeSetting,
} from '../../store';
import { type Actor, mustHave } from '../actor';
import { SampleGone } from '../errors';
import type { Installation } from '../installation';
import { SAMPLE } from './load';
import { readStory } from './story';

/** Whether the sample is in the database, and nothing but the sample. */
export async function holdsOnlySample({ db, settings }: Installation): Promise<boolean> {
  if (!settings.defaultDatabase || (await readSetting(db.manager, SAMPLE)) !== 'loaded') return false;
  const lists = await allLists(db.manager);
  const { body } = await readStory();
  return lists.length === 1 && lists[0]!.body.name === body;
}

/**
 * Removes the sample with everything it made: what is published cannot be deleted row by row, so the embedded database,
 * the site and the keys are made anew. The administrator's account stays. @throws SampleGone, NotAllowedTo
 */
export async function removeSample(installation: Installation, actor: Actor): Promise<void> {
  mustHave(actor, [], null, '清除示例');
  if (!(await holdsOnlySample(installation))) throw new SampleGone();
  const { settings } = installation;
  const account = await accountNamed(installation.db.manager, actor.account);
  await installation.db.destroy();
  const file = settings.databaseUrl.slice('sqlite:'.length);
  for (const path of [file, `${file}-wal`, `${file}-shm`]) await rm(path, { force: true });
  for (const folder of [settings.siteDir, settings.keysDir])
    await rm(folder, { recursive: true, force: true });
  installation.db = await openDatabase(settings.databaseUrl);
  await inTransaction(installation.db, async (em) => {
    await writeSetting(em, SAMPLE, 'removed');
    await appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'sample.remove',
      subject: '示例',
    });
    if (!account) return;
    const { name, displayName, passwordHash, createdAt } = account;
    const kept = await addAccount(em, { name, displayName, passwordHash, createdAt, disabledAt: null });
    await grantRole(em, { accountId: kept.id, bodyId: null, role: 'admin' });
  });
}
