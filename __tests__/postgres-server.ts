import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { openDatabase } from '../src/store';
import { onceARun, runFolder } from './once-a-run';

/** The PostgreSQL of a test run: started by the file that needs it first, shared by all, each in databases of its own. */
export class TestServer {
  private free: string[] = [];
  private made: string[] = [];

  /** Takes the databases away that were made here. */
  async leave(): Promise<void> {
    this.free = [];
    for (const name of this.made.splice(0)) await this.ask(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  /** The address of a new, empty database. */
  database(): Promise<string> {
    return this.madeFrom('template0');
  }

  /** One that a test gave back, emptied, else a new one, both up to date: migrating takes ten times as long. */
  async usedOrNew(): Promise<string> {
    const used = this.free.pop();
    if (used) {
      await ask(used, EMPTY);
      return used;
    }
    const template = await onceARun('migrated', async () => {
      await this.ask('CREATE DATABASE quanze_migrated TEMPLATE template0');
      await (await openDatabase(named(await serverUrl(), 'quanze_migrated'))).destroy();
      return 'quanze_migrated';
    });
    return this.madeFrom(template);
  }

  giveBack(url: string): void {
    this.free.push(url);
  }

  private async madeFrom(template: string): Promise<string> {
    const name = `quanze_${process.pid}_${Math.random().toString(36).slice(2)}`;
    await this.ask(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    this.made.push(name);
    return named(await serverUrl(), name);
  }

  private async ask(sql: string): Promise<void> {
    await ask(await serverUrl(), sql);
  }
}

const serverUrl = () => onceARun('postgres', started);

const named = (url: string, database: string) => url.replace(/\/postgres$/, `/${database}`);

async function ask(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
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

/** Starts it (see postgres.cjs), to live as long as the folder of the run; gives its address. */
function started(): Promise<string> {
  const server = spawn(process.execPath, [resolve(__dirname, 'postgres.cjs'), runFolder()], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return new Promise((done, fail) => {
    let said = '';
    server.stderr.on('data', (text) => {
      said += text;
    });
    server.once('exit', (code) =>
      fail(new Error(`PostgreSQL for the tests did not start (${code}).\n${said}`)),
    );
    createInterface({ input: server.stdout }).once('line', (url) => {
      // This test file may end; the server stays for the next.
      server.stdout.destroy();
      server.stderr.destroy();
      server.unref();
      done(url);
    });
  });
}
