import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';

/** A PostgreSQL for the tests (see postgres.cjs), running while anyone is in. */
export class TestServer {
  private process: ChildProcess | null = null;
  private url = '';
  private inside = 0;
  private databases = 0;
  private free: string[] = [];

  async enter(): Promise<void> {
    this.inside += 1;
    if (this.process) return;
    const script = resolve(__dirname, 'postgres.cjs');
    this.process = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.url = await urlOf(this.process);
  }

  async leave(): Promise<void> {
    this.inside -= 1;
    const { process: server } = this;
    if (this.inside > 0 || !server) return;
    this.process = null;
    this.free = [];
    server.stdin?.end();
    if (server.exitCode === null) await once(server, 'exit');
  }

  /** The address of a new, empty database. */
  async database(): Promise<string> {
    this.databases += 1;
    const name = `quanze_${this.databases}`;
    await this.ask(this.url, `CREATE DATABASE ${name} TEMPLATE template0`);
    return this.url.replace(/\/postgres$/, `/${name}`);
  }

  /** One that a test gave back, emptied, else a new one: making and migrating it takes ten times as long. */
  async usedOrNew(): Promise<string> {
    const url = this.free.pop();
    if (!url) return this.database();
    await this.ask(url, EMPTY);
    return url;
  }

  giveBack(url: string): void {
    this.free.push(url);
  }

  private async ask(url: string, sql: string): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

/** Every row but the record of migrations, past guards and foreign keys; ids count from 1 again. */
const EMPTY = `DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER SEQUENCE %I RESTART', name);
  END LOOP;
END $$`;

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
