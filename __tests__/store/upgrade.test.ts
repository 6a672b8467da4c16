import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { restore, settingsFrom } from '../../src/services';
import { dumpLines } from '../../src/services/backup/dump-lines';
import { inTransaction, knownMigrations, migrationsOf, openDatabase, openEarlier } from '../../src/store';
import { describeOnBoth } from '../databases';
import { installed } from '../services/installed';

const FIRST_RELEASE = ['Register1795478400000'];

/** What an office had in the first release: a list of one published item, and a law. Written as that release's tables are. */
const ROWS = [
  `INSERT INTO body (id, name, aliases) VALUES (1, '临江市港航管理局', '[]')`,
  `INSERT INTO list (id, body_id, kind, title) VALUES (1, 1, 'powers', '权责清单')`,
  `INSERT INTO content (digest, media) VALUES ('${'a'.repeat(64)}', 'application/json')`,
  `INSERT INTO item (id, list_id, seq, number) VALUES (1, 1, 1, '0001')`,
  `INSERT INTO adjustment (id, list_id, title, reason, basis, created_by, created_at, version)
   VALUES (1, 1, '建档', '', '', 'local', '2026-01-01T00:00:00Z', 1)`,
  `INSERT INTO adjustment_change (id, adjustment_id, item_id, kind, content_digest, predecessors, successors, edited_by, edited_at, version)
   VALUES (1, 1, 1, 'found', '${'a'.repeat(64)}', '[]', '[]', 'local', '2026-01-01T00:00:00Z', 1)`,
  `INSERT INTO adjustment_event (id, adjustment_id, act, actor, at, digest, override)
   VALUES (1, 1, 'publish', 'local', '2026-01-02T00:00:00Z', '${'b'.repeat(64)}', true)`,
  `INSERT INTO item_revision (id, item_id, seq, content_digest, adjustment_id, state, created_at, created_by)
   VALUES (1, 1, 1, '${'a'.repeat(64)}', 1, 'found', '2026-01-02T00:00:00Z', 'local')`,
  `INSERT INTO law (id, title, title_key, aliases, recorded_at)
   VALUES (1, '临江市渡口条例', '临江市渡口条例', '[]', '2026-01-01T00:00:00Z')`,
  `INSERT INTO setting (key, value) VALUES ('log.origin', '"quanze/0123"')`,
];

async function firstRelease(url: string): Promise<DataSource> {
  const db = await openEarlier(url, FIRST_RELEASE);
  await inTransaction(db, async (em) => {
    for (const sql of ROWS) await em.query(sql);
  });
  return db;
}

async function dumped(db: DataSource): Promise<string> {
  const file = join(home, 'first-release.jsonl');
  const lines: string[] = [];
  for await (const line of dumpLines(db.manager, 'backup')) lines.push(line);
  writeFileSync(file, lines.join(''));
  await db.destroy();
  return file;
}

const home = mkdtempSync(join(tmpdir(), 'quanze-upgrade-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describeOnBoth('the database of the first release', (_open, freshUrl) => {
  it('is brought up to date by opening it, with all it held, and is guarded from then on', async () => {
    const url = await freshUrl();
    const old = await firstRelease(url);
    expect(await migrationsOf(old.manager)).toEqual(FIRST_RELEASE);
    await old.destroy();

    const db = await openDatabase(url);
    expect(await migrationsOf(db.manager)).toEqual(knownMigrations());
    const items = await db.manager.query(
      `SELECT item.number, body.name FROM item JOIN list ON list.id = item.list_id JOIN body ON body.id = list.body_id`,
    );
    expect(items).toEqual([{ number: '0001', name: '临江市港航管理局' }]);
    await expect(inTransaction(db, (em) => em.query(`UPDATE item SET number = '0002'`))).rejects.toThrow(
      'only added to',
    );
    await db.destroy();
  });

  it('is restored from its backup into a fresh database and then brought up to date', async () => {
    const old = await firstRelease(await freshUrl());
    const file = await dumped(old);

    const url = await freshUrl();
    const settings = settingsFrom({ DATABASE_URL: url, KEYS_DIR: join(home, 'keys'), SITE_DIR: home });
    expect(
      await restore(settings, { clock: () => '2026-02-01T00:00:00Z', random: Buffer.alloc }, file),
    ).toMatchObject({
      rows: ROWS.length,
    });
    const db = await openDatabase(url);
    expect(await migrationsOf(db.manager)).toEqual(knownMigrations());
    expect(await db.manager.query('SELECT title FROM law')).toEqual([{ title: '临江市渡口条例' }]);
    await db.destroy();
  });

  it('is not loaded into a database that is newer already, even an empty one, with a word of what to do', async () => {
    const old = await firstRelease(await freshUrl());
    const file = await dumped(old);
    const newer = await installed(await freshUrl());
    await newer.close();
    await expect(restore(newer.settings, newer, file)).rejects.toThrow('全新的数据库');
  });
});
