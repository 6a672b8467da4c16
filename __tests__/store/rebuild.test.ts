import { type DataSource, type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { inTransaction, openDatabase } from '../../src/store';
import { migrations } from '../../src/store/migrations';
import { describeOnBoth } from '../databases';
import { writeHistory } from './history';

/** As a later version may do: SQLite can only add such a column by building the table anew. */
class RebuildItem2000000000000 implements MigrationInterface {
  name = 'RebuildItem2000000000000';

  async up(runner: QueryRunner): Promise<void> {
    const columns = (default_: string) =>
      new TableColumn({ name: 'remark', type: 'text', isNullable: false, default: default_ });
    await runner.addColumn('item', columns("''"));
    await runner.changeColumn('item', 'remark', columns("'无'"));
  }

  async down(): Promise<void> {
    throw new Error('never');
  }
}

describeOnBoth('a migration that rebuilds a table', (_open, freshUrl) => {
  const released = migrations.length;

  afterEach(() => {
    migrations.length = released;
  });

  async function counts(db: DataSource): Promise<Record<string, number>> {
    const all: Record<string, number> = {};
    for (const { tableName } of db.entityMetadatas) {
      all[tableName] = Number((await db.query(`SELECT COUNT(*) AS n FROM "${tableName}"`))[0].n);
    }
    return all;
  }

  it('loses no row of the tables that point to it, and keeps its guards', async () => {
    const url = await freshUrl();
    const before = await openDatabase(url);
    await inTransaction(before, writeHistory);
    const rows = await counts(before);
    await before.destroy();

    migrations.push(RebuildItem2000000000000 as never);
    const after = await openDatabase(url);
    expect(await after.query('SELECT number, remark FROM item ORDER BY id')).toEqual([
      { number: '0001', remark: '' },
      { number: '0002', remark: '' },
    ]);
    expect(await counts(after)).toEqual(rows);
    for (const sql of ["UPDATE item SET number = 'x'", 'DELETE FROM item']) {
      await expect(inTransaction(after, (em) => em.query(sql))).rejects.toThrow('item is only added to');
    }
    await after.destroy();
  });

  it('has no cascade to fire', async () => {
    const db = await openDatabase(await freshUrl());
    const rules: { rule: string }[] =
      db.options.type === 'postgres'
        ? await db.query(
            "SELECT CONCAT(confdeltype, confupdtype) AS rule FROM pg_constraint WHERE contype = 'f'",
          )
        : await db.query(
            `SELECT fk.on_delete || fk.on_update AS rule FROM sqlite_master
             JOIN pragma_foreign_key_list(sqlite_master.name) fk WHERE sqlite_master.type = 'table'`,
          );
    expect(rules.length).toBeGreaterThan(30);
    expect(new Set(rules.map(({ rule }) => rule))).toEqual(
      new Set([db.options.type === 'postgres' ? 'aa' : 'NO ACTIONNO ACTION']),
    );
    await db.destroy();
  });
});
