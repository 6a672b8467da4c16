import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  inTransaction,
  NewerDatabase,
  openDatabase,
  UnreachableDatabase,
  UnreadableDatabase,
  UnsuitableDatabase,
} from '../../src/store';
import { migrations } from '../../src/store/migrations';
import { describeOnBoth } from '../databases';
import { writeHistory } from './history';

describeOnBoth('opening a database', (_open, freshUrl) => {
  it('makes it where there is none, and finds it again', async () => {
    const url = await freshUrl();
    const first = await openDatabase(url);
    await inTransaction(first, writeHistory);
    await first.destroy();
    const again = await openDatabase(url);
    expect(await again.query('SELECT title, recorded_at FROM law')).toEqual([
      { title: '示例条例', recorded_at: '2026-11-24T08:00:00.000Z' },
    ]);
    await again.destroy();
  });

  it('lets several processes make it at once', async () => {
    const url = await freshUrl();
    const all = await Promise.all([openDatabase(url), openDatabase(url), openDatabase(url)]);
    for (const db of all)
      expect(await db.query('SELECT name FROM migration')).toHaveLength(migrations.length);
    for (const db of all) await db.destroy();
  });

  it('waits for no writer once it is up to date', async () => {
    const url = await freshUrl();
    const writing = await openDatabase(url);
    await inTransaction(writing, async (em) => {
      await em.query("INSERT INTO body (name, aliases) VALUES ('甲局', '[]')");
      const reading = await openDatabase(url);
      expect(await reading.query('SELECT name FROM body')).toEqual([]);
      await reading.destroy();
    });
    await writing.destroy();
  });

  it('refuses one that a newer version has upgraded, and leaves it alone', async () => {
    const url = await freshUrl();
    const db = await openDatabase(url);
    await inTransaction(db, (em) =>
      em.query("INSERT INTO migration (timestamp, name) VALUES (1, 'Tomorrow2000000000000')"),
    );
    await db.destroy();
    await expect(openDatabase(url)).rejects.toThrow(NewerDatabase);
    await expect(openDatabase(url)).rejects.toThrow(/Tomorrow2000000000000.*请改用更新的程序/);
  });

  it('puts back a guard that was taken down', async () => {
    const url = await freshUrl();
    const db = await openDatabase(url);
    await inTransaction(db, writeHistory);
    const on = db.options.type === 'postgres' ? ' ON item' : '';
    await inTransaction(db, (em) => em.query(`DROP TRIGGER guard_item_update${on}`));
    await db.destroy();
    const again = await openDatabase(url);
    const touch = inTransaction(again, (em) => em.query("UPDATE item SET number = 'x'"));
    await expect(touch).rejects.toThrow('item is only added to');
    await again.destroy();
  });

  it('has a column for every property, and keeps any text of the BMP and beyond', async () => {
    const db = await openDatabase(await freshUrl());
    for (const entity of db.entityMetadatas) await db.manager.find(entity.target, { take: 1 });
    const text = '权责㐂𠮷“（）…';
    await inTransaction(db, (em) =>
      em.query(
        `INSERT INTO body (name, aliases) VALUES (${db.options.type === 'postgres' ? '$1' : '?'}, '[]')`,
        [text],
      ),
    );
    expect(await db.query('SELECT name FROM body')).toEqual([{ name: text }]);
    await db.destroy();
  });

  it('sorts text by its bytes, whatever the machine speaks', async () => {
    const db = await openDatabase(await freshUrl());
    await inTransaction(db, (em) =>
      em.query(
        "INSERT INTO body (name, aliases) VALUES ('b', '[]'), ('B', '[]'), ('权', '[]'), ('a', '[]'), ('责', '[]')",
      ),
    );
    const rows: { name: string }[] = await db.query('SELECT name FROM body ORDER BY name');
    expect(rows.map(({ name }) => name)).toEqual(['B', 'a', 'b', '权', '责']);
    await db.destroy();
  });
});

describe('a database that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanze-open-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the folders above the file', async () => {
    const file = join(folder, '新建', '文件夹', 'quanze.db');
    await (await openDatabase(`sqlite:${file}`)).destroy();
    expect(existsSync(file)).toBe(true);
  });

  it('is refused where the file is no database', async () => {
    const file = join(folder, 'list.db');
    writeFileSync(file, '这不是数据库，只是一个很长很长的文本文件。'.repeat(100));
    await expect(openDatabase(`sqlite:${file}`)).rejects.toThrow(UnreadableDatabase);
    await expect(openDatabase(`sqlite:${file}`)).rejects.toThrow(/list\.db 打不开：它不是 SQLite 数据库/);
  });

  it('is refused where the path leads to a folder, or through a file', async () => {
    await expect(openDatabase(`sqlite:${folder}`)).rejects.toThrow(/它是一个文件夹/);
    writeFileSync(join(folder, 'file'), '');
    await expect(openDatabase(`sqlite:${join(folder, 'file', 'quanze.db')}`)).rejects.toThrow(/不是文件夹/);
  });

  it('is refused where the file may not be written', async () => {
    const file = join(folder, 'readonly.db');
    await (await openDatabase(`sqlite:${file}`)).destroy();
    chmodSync(file, 0o444);
    // Root may write it all the same.
    if (process.getuid?.() === 0) await (await openDatabase(`sqlite:${file}`)).destroy();
    else await expect(openDatabase(`sqlite:${file}`)).rejects.toThrow(UnreadableDatabase);
  });

  it('is refused where it is that of another program', async () => {
    const file = join(folder, 'other.db');
    const other = new Sqlite(file);
    other.exec('CREATE TABLE photos (id integer)');
    other.close();
    await expect(openDatabase(`sqlite:${file}`)).rejects.toThrow(UnsuitableDatabase);
  });

  it('is refused where no server answers, without telling the password', async () => {
    const url = 'postgres://quanze:secret@127.0.0.1:1/quanze';
    await expect(openDatabase(url)).rejects.toThrow(UnreachableDatabase);
    await expect(openDatabase(url)).rejects.toThrow(
      '连不上数据库 postgres://127.0.0.1:1/quanze：该地址没有服务在监听。请检查 DATABASE_URL 和数据库服务是否在运行。',
    );
  });
});

describeOnBoth('a server', (_open, freshUrl) => {
  it('that knows neither password nor database is told apart', async () => {
    const url = await freshUrl();
    if (!url.startsWith('postgres')) return;
    await expect(openDatabase(url.replace(':quanze@', ':wrong@'))).rejects.toThrow(/用户名或口令不对/);
    await expect(openDatabase(url.replace(/\/\w+$/, '/absent'))).rejects.toThrow(/没有这个库/);
  });
});
