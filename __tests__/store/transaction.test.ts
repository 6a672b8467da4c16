import { setTimeout as sleep } from 'node:timers/promises';
import { addBody, allBodies, inTransaction, openDatabase } from '../../src/store';
import { describeOnBoth } from '../databases';

const names = (bodies: { name: string }[]): string[] => bodies.map(({ name }) => name);

describeOnBoth('a transaction', (open, freshUrl) => {
  it('leaves nothing behind when it fails', async () => {
    const db = await open();
    const failing = inTransaction(db, async (em) => {
      await addBody(em, { name: '甲局' });
      throw new Error('半途');
    });
    await expect(failing).rejects.toThrow('半途');
    expect(await allBodies(db.manager)).toEqual([]);
    await inTransaction(db, (em) => addBody(em, { name: '乙局' }));
    expect(names(await allBodies(db.manager))).toEqual(['乙局']);
  });

  it('shows nothing to others before it ends', async () => {
    const db = await open();
    await inTransaction(db, async (em) => {
      await addBody(em, { name: '甲局' });
      expect(names(await allBodies(em))).toEqual(['甲局']);
      expect(await allBodies(db.manager)).toEqual([]);
    });
    expect(names(await allBodies(db.manager))).toEqual(['甲局']);
  });

  it('waits for the one before it', async () => {
    const db = await open();
    const count = async (): Promise<void> =>
      inTransaction(db, async (em) => {
        const before = (await allBodies(em)).length;
        await sleep(5);
        await addBody(em, { name: `第${before}局` });
      });
    await Promise.all([count(), count(), count(), count()]);
    expect(names(await allBodies(db.manager))).toEqual(['第0局', '第1局', '第2局', '第3局']);
  });

  it('waits for another process too', async () => {
    const url = await freshUrl();
    const [one, other] = [await openDatabase(url), await openDatabase(url)];
    const order: string[] = [];
    const slow = inTransaction(one, async (em) => {
      await addBody(em, { name: '甲局' });
      await sleep(250);
      order.push('one');
    });
    await sleep(50);
    const quick = inTransaction(other, async (em) => {
      order.push('other');
      expect(names(await allBodies(em))).toEqual(['甲局']);
    });
    await Promise.all([slow, quick]);
    expect(order).toEqual(['one', 'other']);
    await one.destroy();
    await other.destroy();
  });

  it('inside another joins it', async () => {
    const db = await open();
    const failing = inTransaction(db, async () => {
      await inTransaction(db, (em) => addBody(em, { name: '甲局' }));
      throw new Error('半途');
    });
    await expect(failing).rejects.toThrow('半途');
    expect(await allBodies(db.manager)).toEqual([]);
  });

  it('is the only way to write to a file of SQLite', async () => {
    const db = await open();
    const stray = addBody(db.manager, { name: '甲局' });
    if (db.options.type === 'postgres') await stray;
    else await expect(stray).rejects.toThrow('readonly');
  });
});

describe('a database in memory', () => {
  it('reads and writes on its one connection', async () => {
    const db = await openDatabase('sqlite::memory:');
    await inTransaction(db, (em) => addBody(em, { name: '甲局' }));
    expect(names(await allBodies(db.manager))).toEqual(['甲局']);
    await db.destroy();
  });
});
