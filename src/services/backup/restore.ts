import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import {
  addDumpedRows,
  appendAudit,
  catalogOf,
  countOn,
  type DumpRow,
  type DumpTable,
  filledTables,
  inTransaction,
  knownMigrations,
  migrationsOf,
  openDatabase,
  openEarlier,
} from '../../store';
import { LOCAL_ADMINISTRATOR } from '../actor';
import { WrongKey } from '../errors';
import type { Sources } from '../installation';
import { readKeyFile } from '../publish/key-file';
import { mustSignThisLog } from '../publish/log-key';
import type { Settings } from '../settings';
import { type DumpHeader, type DumpKey, type DumpScope } from './dump-lines';
import { KeysThere, NewerDump, NotADump, NotEmpty, NotFresh } from './errors';
import { dumpHeader, dumpLinesOf } from './read-dump';

export interface Restored {
  scope: DumpScope;
  rows: number;
  /** Names of the key files written. */
  keys: string[];
  /** Why the key that lies there cannot sign the log that was restored, and what to do; null where it can or there is none. */
  wrongKey: string | null;
}

const AT_ONCE = 100;

/**
 * Loads a backup or a dump into an empty installation, of either database, and brings it up to date where the file comes from an earlier
 * version. All or nothing. @throws NotEmpty, NotFresh, NewerDump, KeysThere, NotADump, DumpDiffers, CannotRead, DatabaseError
 */
export async function restore(settings: Settings, { clock }: Sources, file: string): Promise<Restored> {
  const header = await dumpHeader(file);
  const known = knownMigrations();
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new NewerDump(file, unknown);
  const db = await openEarlier(settings.databaseUrl, header.migrations);
  let rows: number;
  const written: string[] = [];
  try {
    await mustFit(db, header, file);
    rows = await inTransaction(db, async (em) => {
      const loaded = await load(em, header, file);
      for (const key of loaded.keys) await writeKey(settings.keysDir, key, written);
      return loaded.rows;
    });
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    throw error;
  } finally {
    await db.destroy();
  }
  const wrongKey = await upToDate(settings, clock, header, rows);
  return { scope: header.scope, rows, keys: written.map((path) => basename(path)), wrongKey };
}

async function mustFit(db: DataSource, header: DumpHeader, file: string): Promise<void> {
  const filled = await filledTables(db.manager);
  if (filled.length > 0) throw new NotEmpty(filled);
  if ((await migrationsOf(db.manager)).length !== header.migrations.length) throw new NotFresh(file);
}

async function load(
  em: EntityManager,
  { tables }: DumpHeader,
  file: string,
): Promise<{ rows: number; keys: DumpKey[] }> {
  const catalog = new Map((await catalogOf(em)).map((table) => [table.name, table]));
  const keys: DumpKey[] = [];
  let [rows, number] = [0, 0];
  let waiting: { table: DumpTable; rows: DumpRow[] } | null = null;
  const flush = async (): Promise<void> => {
    if (waiting) await addDumpedRows(em, waiting.table, waiting.rows);
    waiting = null;
  };
  for await (const line of dumpLinesOf(file)) {
    number += 1;
    if ('key' in line) keys.push(line.key);
    if (!('row' in line)) continue;
    const table = tables.includes(line.table) ? catalog.get(line.table) : undefined;
    if (!table) throw new NotADump(file, number, `写的是不认识的表 ${line.table}`);
    if (waiting && (waiting.table !== table || waiting.rows.length >= AT_ONCE)) await flush();
    waiting ??= { table, rows: [] };
    waiting.rows.push(line.row);
    rows += 1;
  }
  await flush();
  await countOn(em, [...catalog.values()]);
  return { rows, keys };
}

/** Never over another key: what it signed could not be signed again. */
async function writeKey(folder: string, { name, bytes }: DumpKey, written: string[]): Promise<void> {
  const path = join(folder, basename(name));
  const content = Buffer.from(bytes, 'base64');
  const there = await readFile(path).catch(() => null);
  if (there?.equals(content)) return;
  if (there) throw new KeysThere(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(path, 'wx', 0o600);
  written.push(path);
  await handle.writeFile(content);
  await handle.sync();
  await handle.close();
}

/** Later migrations and the guards; then the restoring itself is a fact to be kept. */
async function upToDate(
  settings: Settings,
  clock: () => string,
  { scope, migrations }: DumpHeader,
  rows: number,
): Promise<string | null> {
  const db = await openDatabase(settings.databaseUrl);
  try {
    await inTransaction(db, (em) =>
      appendAudit(em, {
        at: clock(),
        actor: LOCAL_ADMINISTRATOR.account,
        act: `${scope === 'backup' ? 'backup' : 'dump'}.restore`,
        subject: '数据库',
        detail: { rows, migrations: migrations.length },
      }),
    );
    return await wrongKeyThere(db.manager, settings);
  } finally {
    await db.destroy();
  }
}

async function wrongKeyThere(em: EntityManager, settings: Settings): Promise<string | null> {
  const key =
    settings.signerCommand === null ? await readKeyFile({ settings }, 'log.key').catch(() => null) : null;
  if (!key) return null;
  try {
    await mustSignThisLog(em, settings, key);
    return null;
  } catch (error) {
    if (error instanceof WrongKey) return error.message;
    throw error;
  }
}
