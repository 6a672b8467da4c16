import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allLists, allReleases, leafCount, readSetting } from '../store';
import { LOCAL_ADMINISTRATOR } from './actor';
import type { Installation } from './installation';
import { objectionWay } from './objection-way';
import { publish } from './publish/publish';
import { loadSample, SAMPLE } from './sample/load';

/**
 * What `serve` does before it listens: loads the sample into the untouched default database, and builds the site anew
 * where the folder is behind the database (a first start, a lost folder, a publisher that was killed).
 */
export async function prepareSite(installation: Installation, say: (line: string) => void): Promise<void> {
  const { db, settings } = installation;
  const untouched = (await allLists(db.manager)).length === 0 && !(await readSetting(db.manager, SAMPLE));
  if (settings.defaultDatabase && untouched) {
    say('首次启动：正在装入示例数据……');
    await loadSample(installation);
  }
  const released = (await allReleases(db.manager)).length > 0;
  if (released && (!existsSync(join(settings.siteDir, 'current')) || (await isBehind(installation)))) {
    say('正在生成公开网站……');
    await publish(installation, {
      out: settings.siteDir,
      effective: null,
      documentNumber: null,
      actor: LOCAL_ADMINISTRATOR,
      rebuild: true,
    });
  }
  const { outdated } = await objectionWay(installation);
  if (outdated) say(outdated);
}

/** The checkpoint in the folder says how long the log was when the site was built. */
async function isBehind({ db, settings }: Installation): Promise<boolean> {
  const note = await readFile(join(settings.siteDir, 'current/log/checkpoint'), 'utf8').catch(() => '');
  return Number(note.split('\n')[1]) !== (await leafCount(db.manager));
}
