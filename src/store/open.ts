import 'reflect-metadata';
import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { DataSource, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';
import { type DatabaseAddress, parseDatabaseUrl } from './database-url';
import { entities } from './entities';
import { DatabaseError, NewerDatabase, UnreadableDatabase, UnsuitableDatabase } from './errors';
import { explained } from './explain';
import { missingGuards } from './guards';
import { migrations } from './migrations';
import { SnakeNaming } from './naming';
import { holdWriteLock, useWriter } from './transaction';

/** Milliseconds. */
const WAIT_AT_OPENING = 10_000;
const WAIT_FOR_SERVER = 5_000;
/** The driver blocks the whole process while it waits, so `holdWriteLock` waits instead. */
const WAIT_AT_WORK = 100;

/** Other than that of writers: migrations write on a connection of their own. */
const MIGRATION_LOCK = 7_183_027;

const MIGRATIONS = 'migration';

type Steps = typeof migrations;

const general = (steps: Steps) => ({
  entities,
  migrations: steps,
  namingStrategy: new SnakeNaming(),
  migrationsTableName: MIGRATIONS,
});

/**
 * Opens the database, makes it where there is none, and brings it up to date. Read with the manager of what comes back;
 * write in `inTransaction` only.
 * @throws DatabaseError in one of its kinds
 */
export function openDatabase(url: string): Promise<DataSource> {
  return openAt(url, migrations);
}

/**
 * Opens a database as an earlier version made it, so that a backup of that version can be loaded; open it with `openDatabase` afterwards. The
 * guards wait until then. @throws DatabaseError in one of its kinds
 */
export function openEarlier(url: string, names: readonly string[]): Promise<DataSource> {
  return openAt(
    url,
    migrations.filter(({ name }) => names.includes(name)),
  );
}

/** Names of the migrations that this program knows, in order. */
export function knownMigrations(): string[] {
  return migrations.map(({ name }) => name);
}

/** Names of the migrations that a database has been through, in order. */
export async function migrationsOf(em: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await em.query(`SELECT name FROM ${MIGRATIONS} ORDER BY id`);
  return rows.map(({ name }) => name);
}

async function openAt(url: string, steps: Steps): Promise<DataSource> {
  const address = parseDatabaseUrl(url);
  try {
    return address.kind === 'sqlite' ? await openSqlite(address, steps) : await openPostgres(address, steps);
  } catch (error) {
    throw error instanceof DatabaseError ? error : explained(address, error);
  }
}

async function openSqlite(address: DatabaseAddress & { kind: 'sqlite' }, steps: Steps): Promise<DataSource> {
  const inMemory = address.file === ':memory:';
  if (!inMemory && statSync(address.file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UnreadableDatabase(address.place, '它是一个文件夹', null);
  }
  const options = (readOnly: boolean): DataSourceOptions => ({
    ...general(steps),
    type: 'better-sqlite3',
    database: address.file,
    enableWAL: !inMemory,
    timeout: WAIT_AT_OPENING,
    prepareDatabase: (db: Database) => prepare(db, readOnly),
  });
  const writer = await opened(options(false), address).catch((error) =>
    secondTry(error, options(false), address),
  );
  await writer.query(`PRAGMA busy_timeout = ${WAIT_AT_WORK}`);
  if (inMemory) return writer;
  try {
    const reader = await new DataSource(options(true)).initialize();
    useWriter(reader, writer);
    return reader;
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

/** Two processes may make the database at once; the later one fails at a table that stands, and then finds all done. */
async function secondTry(
  error: unknown,
  options: DataSourceOptions,
  address: DatabaseAddress,
): Promise<DataSource> {
  if (!/already exists/.test(String((error as Error).message))) throw error;
  return opened(options, address);
}

function prepare(db: Database, readOnly: boolean): void {
  // WAL alone may lose the last commit with the power; a signed checkpoint must not outlive its leaf.
  db.pragma('synchronous = FULL');
  // What is withdrawn shall not be found in the file's free pages.
  db.pragma('secure_delete = ON');
  // Else INSERT OR REPLACE would delete without asking the triggers.
  db.pragma('recursive_triggers = ON');
  if (readOnly) db.pragma('query_only = ON');
}

async function openPostgres(
  address: DatabaseAddress & { kind: 'postgres' },
  steps: Steps,
): Promise<DataSource> {
  return opened(
    {
      ...general(steps),
      type: 'postgres',
      url: address.url,
      connectTimeoutMS: WAIT_FOR_SERVER,
      installExtensions: false,
    },
    address,
  );
}

async function opened(options: DataSourceOptions, { place }: DatabaseAddress): Promise<DataSource> {
  const source = new DataSource(options);
  // Bytes are `blob` in the entities; PostgreSQL knows no such type, and none is needed: the columns are made by migration.
  source.driver.supportedDataTypes.push('blob');
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await checkEncoding(runner, place);
    await bringUpToDate(runner, place);
  } catch (error) {
    await runner.release();
    await source.destroy();
    throw error;
  }
  await runner.release();
  return source;
}

async function checkEncoding(runner: QueryRunner, place: string): Promise<void> {
  if (runner.dataSource.options.type !== 'postgres') return;
  const [row] = await runner.query('SHOW server_encoding');
  if (row.server_encoding !== 'UTF8') {
    throw new UnsuitableDatabase(
      place,
      `编码是 ${row.server_encoding}，存不下全部汉字；请以 UTF8 编码新建数据库`,
    );
  }
}

async function bringUpToDate(runner: QueryRunner, place: string): Promise<void> {
  const done = await migrationsDone(runner, place);
  const source = runner.dataSource;
  if (done.length < source.migrations.length) {
    const alone = source.options.type === 'postgres';
    if (alone) await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await source.runMigrations();
    } finally {
      if (alone) await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  }
  // An earlier state does not have all the tables that are guarded.
  if (source.migrations.length < migrations.length) return;
  if ((await missingGuards(runner)).length > 0) await putUpGuards(runner);
}

async function putUpGuards(runner: QueryRunner): Promise<void> {
  await runner.startTransaction();
  try {
    await holdWriteLock(runner);
    // Asked again: whoever held the lock may have put them up.
    for (const sql of await missingGuards(runner)) await runner.query(sql);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** Names of the migrations recorded. @throws NewerDatabase; UnsuitableDatabase where the file belongs to another program */
async function migrationsDone(runner: QueryRunner, place: string): Promise<string[]> {
  if (!(await runner.hasTable(MIGRATIONS))) {
    if (runner.dataSource.options.type === 'postgres') return [];
    const others = await runner.query(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    );
    if (others.length === 0) return [];
    throw new UnsuitableDatabase(place, '它是别的程序的数据库；请用 DATABASE_URL 指向一个新的文件');
  }
  const rows: { name: string }[] = await runner.query(`SELECT name FROM ${MIGRATIONS} ORDER BY id`);
  const names = rows.map(({ name }) => name);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDatabase(place, unknown);
  return names;
}
