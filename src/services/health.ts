import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allReleases, leafCount } from '../store';
import type { Installation } from './installation';

/** What those who run the installation watch. */
export interface Health {
  releases: number;
  /** Leaves of the log. */
  logSize: number;
  /** Seconds since 1970; null where nothing was published. */
  lastPublished: number | null;
  /** Whether the site on disk is that of the whole log. */
  siteCurrent: boolean;
}

/** Asks the database and the site's folder. @throws where the database does not answer */
export async function health({ db, settings }: Installation): Promise<Health> {
  const releases = await allReleases(db.manager);
  const logSize = await leafCount(db.manager);
  const last = releases.at(-1)?.publishedAt;
  return {
    releases: releases.length,
    logSize,
    lastPublished: last === undefined ? null : Date.parse(last) / 1000,
    siteCurrent: logSize === 0 || (await builtSize(settings.siteDir)) === logSize,
  };
}

/** The checkpoint in the folder says how long the log was when the site was built. */
async function builtSize(siteDir: string): Promise<number | null> {
  const file = join(siteDir, 'current/log/checkpoint');
  return existsSync(file) ? Number((await readFile(file, 'utf8')).split('\n')[1]) : null;
}
