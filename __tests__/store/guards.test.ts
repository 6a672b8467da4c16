import type { DataSource } from 'typeorm';
import { inTransaction } from '../../src/store';
import { IMMUTABLE_TABLES } from '../../src/store/guards';
import { describeOnBoth } from '../databases';
import { writeHistory } from './history';

const quoted = (name: string): string => `"${name}"`;

describeOnBoth('history', (open) => {
  const run = (db: DataSource, sql: string) => inTransaction(db, (em) => em.query(sql));
  const rowsIn = async (db: DataSource, table: string): Promise<number> =>
    Number((await db.query(`SELECT COUNT(*) AS n FROM ${quoted(table)}`))[0].n);

  async function history(): Promise<DataSource> {
    const db = await open();
    await inTransaction(db, writeHistory);
    return db;
  }

  it('is only added to: no row of it can be changed or deleted', async () => {
    const db = await history();
    for (const table of IMMUTABLE_TABLES) {
      expect([table, await rowsIn(db, table)]).not.toEqual([table, 0]);
      const column = db.entityMetadatas.find(({ tableName }) => tableName === table)!.columns[0]!
        .databaseName;
      const same = `UPDATE ${quoted(table)} SET ${quoted(column)} = ${quoted(column)}`;
      await expect(run(db, same)).rejects.toThrow(`${table} is only added to`);
      await expect(run(db, `DELETE FROM ${quoted(table)}`)).rejects.toThrow(`${table} is only added to`);
      expect(await rowsIn(db, table)).toBeGreaterThan(0);
    }
  });

  it('has no way round the guards', async () => {
    const db = await history();
    const roundabout =
      db.options.type === 'postgres'
        ? 'TRUNCATE law_version CASCADE'
        : "INSERT OR REPLACE INTO item (id, list_id, seq, number) VALUES (1, 1, 1, 'other')";
    await expect(run(db, roundabout)).rejects.toThrow('is only added to');
    const upsert = `INSERT INTO item (id, list_id, seq, number) VALUES (1, 1, 1, 'other')
      ON CONFLICT (id) DO UPDATE SET number = 'other'`;
    await expect(run(db, upsert)).rejects.toThrow('item is only added to');
  });

  it('keeps a content unless a withdrawal is logged, and then erases it without trace', async () => {
    const db = await history();
    const erase = `UPDATE content SET bytes = NULL, salt = NULL, plain_digest = NULL WHERE`;
    await expect(run(db, 'DELETE FROM content')).rejects.toThrow('erased by withdrawal only');
    await expect(run(db, `${erase} digest NOT IN (SELECT digest FROM withdrawal)`)).rejects.toThrow();
    await expect(
      run(db, `UPDATE content SET bytes = salt WHERE digest IN (SELECT digest FROM withdrawal)`),
    ).rejects.toThrow('erased by withdrawal only');
    const keepsSalt = 'UPDATE content SET bytes = NULL WHERE digest IN (SELECT digest FROM withdrawal)';
    await expect(run(db, keepsSalt)).rejects.toThrow('erased by withdrawal only');
    await run(db, `${erase} digest IN (SELECT digest FROM withdrawal)`);
    const left = await db.query('SELECT salt, plain_digest, bytes, media FROM content WHERE bytes IS NULL');
    expect(left).toEqual([{ salt: null, plain_digest: null, bytes: null, media: 'text/plain' }]);
  });

  it('freezes an adjustment with its publication', async () => {
    const db = await history();
    for (const sql of [
      "UPDATE adjustment SET title = '改'",
      'DELETE FROM adjustment',
      "UPDATE adjustment_change SET reason = '改'",
      'DELETE FROM adjustment_change',
      `INSERT INTO adjustment_change (adjustment_id, kind, predecessors, successors, edited_by, edited_at, version)
       VALUES (1, 'add', '[]', '[]', '张三', '2026', 1)`,
    ]) {
      await expect(run(db, sql)).rejects.toThrow('a published adjustment does not change');
    }
  });

  it('lets an adjustment change while it is under way', async () => {
    const db = await history();
    await run(
      db,
      `INSERT INTO adjustment (list_id, title, reason, basis, created_by, created_at, version)
       VALUES (1, '变更', '', '', '张三', '2026', 1)`,
    );
    await run(db, "UPDATE adjustment SET title = '改' WHERE id = 2");
    expect(await db.query('SELECT title FROM adjustment WHERE id = 2')).toEqual([{ title: '改' }]);
    await run(db, 'DELETE FROM adjustment WHERE id = 2');
    expect(await rowsIn(db, 'adjustment')).toBe(1);
  });

  it('refuses a row that points nowhere', async () => {
    const db = await history();
    await expect(run(db, "INSERT INTO item (list_id, seq, number) VALUES (99, 9, '0009')")).rejects.toThrow(
      /foreign key/i,
    );
  });
});
