import { rm } from 'node:fs/promises';
import {
  accountNamed,
  addAccount,
  allAccounts,
  allLaws,
  allLists,
  allReleases,
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

/** `alone`: nothing but the sample is there, so it can be removed; `kept`: it can no longer be removed. */
export type SampleStanding = 'none' | 'alone' | 'kept';

/** Whether the sample is in the database, and whether its list is the only one. */
export async function sampleStanding({ db, settings }: Installation): Promise<SampleStanding> {
  if ((await readSetting(db.manager, SAMPLE)) !== 'loaded') return 'none';
  const lists = await allLists(db.manager);
  const { body } = await readStory();
  const alone = settings.defaultDatabase && lists.length === 1 && lists[0]!.body.name === body;
  return alone ? 'alone' : 'kept';
}

/** What goes with the sample; the account of who removes it stays. */
export interface GoesWithSample {
  body: string;
  /** Names of laws, those of the sample among them. */
  laws: string[];
  releases: number;
  /** Display names of the other accounts, those of the sample among them. */
  accounts: string[];
  keysDir: string;
  siteDir: string;
}

/** What `removeSample` would take with it. @throws SampleGone, NotAllowedTo */
export async function goesWithSample(installation: Installation, actor: Actor): Promise<GoesWithSample> {
  mustHave(actor, [], null, '清除示例');
  if ((await sampleStanding(installation)) !== 'alone') throw new SampleGone();
  const em = installation.db.manager;
  const accounts = (await allAccounts(em)).filter(({ name }) => name !== actor.account);
  return {
    body: (await readStory()).body,
    laws: (await allLaws(em)).map(({ title }) => title),
    releases: (await allReleases(em)).length,
    accounts: accounts.map(({ displayName }) => displayName),
    keysDir: installation.settings.keysDir,
    siteDir: installation.settings.siteDir,
  };
}

/**
 * Removes the sample with everything it made: what is published cannot be deleted row by row, so the embedded database,
 * the site and the keys are made anew. The administrator's account stays. @throws SampleGone, NotAllowedTo
 */
export async function removeSample(installation: Installation, actor: Actor): Promise<void> {
  mustHave(actor, [], null, '清除示例');
  if ((await sampleStanding(installation)) !== 'alone') throw new SampleGone();
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
