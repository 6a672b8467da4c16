import {
  addCheckpoint,
  addLeaves,
  addLineage,
  adjustmentsOfRelease,
  allReleases,
  inTransaction,
  lastRelease,
  lineageOf,
  nextReleaseNumber,
  openAdjustments,
  releaseBefore,
  releaseInForce,
  releaseItems,
  releaseNumbered,
  releaseOfAdjustment,
  releaseSums,
  revisionsOf,
  stepsBetween,
  storedLog,
} from '../../src/store';
import { describeOnBoth } from '../databases';
import { itemContent } from './item-content';
import { draftChange, draftItems, newAdjustment, newList, publishAdjustment } from './list-in-store';

describeOnBoth('releases', (open) => {
  async function twoReleases() {
    const db = await open();
    const made = await inTransaction(db, async (em) => {
      const list = await newList(em);
      const first = await newAdjustment(em, list.id);
      const items = await draftItems(
        em,
        first,
        ['许可甲', '许可乙', '许可丙'].map((name) => itemContent(name)),
      );
      const one = await publishAdjustment(em, first, {
        publishedAt: '2026-01-10T02:00:00.000Z',
        effectiveFrom: '2026-01-10',
      });
      const second = await newAdjustment(em, list.id, '变更');
      await draftChange(em, second, items[1]!, itemContent('许可乙（新）'), 'change');
      await draftChange(em, second, items[2]!, null, 'cancel');
      const two = await publishAdjustment(em, second, {
        publishedAt: '2026-06-01T02:00:00.000Z',
        effectiveFrom: '2026-07-01',
      });
      await addLineage(em, {
        predecessorId: items[2]!.id,
        successorId: items[1]!.id,
        adjustmentId: second.id,
        kind: 'merge',
      });
      return { list, items, one, two, second };
    });
    return { db, ...made };
  }

  it('are numbered through the installation', async () => {
    const { db, list, one, two } = await twoReleases();
    expect([one.number, two.number, await nextReleaseNumber(db.manager)]).toEqual([1, 2, 3]);
    const other = await inTransaction(db, async (em) => {
      const adjustment = await newAdjustment(em, (await newList(em, '示例区水利局')).id);
      return publishAdjustment(em, adjustment, {
        publishedAt: '2026-08-01T00:00:00.000Z',
        effectiveFrom: '2026-08-01',
      });
    });
    expect(other.number).toBe(3);
    expect((await lastRelease(db.manager, list.id))?.number).toBe(2);
    expect((await releaseBefore(db.manager, two))?.number).toBe(1);
    expect(await releaseBefore(db.manager, other)).toBeNull();
    expect((await allReleases(db.manager)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('keep two times apart: in force on, and known on', async () => {
    const { db, list } = await twoReleases();
    const inForce = async (inForceOn: string, knownAt: string) =>
      (await releaseInForce(db.manager, list.id, { inForceOn, knownAt: `${knownAt}T12:00:00.000Z` }))?.number;
    expect(await inForce('2026-01-09', '2026-09-01')).toBeUndefined();
    expect(await inForce('2026-06-15', '2026-06-15')).toBe(1);
    expect(await inForce('2026-07-01', '2026-06-15')).toBe(2);
    expect(await inForce('2026-07-01', '2026-05-31')).toBe(1);
    expect(await inForce('2026-07-01', '2026-01-09')).toBeUndefined();
  });

  it('hold every item at its last revision, ended ones too', async () => {
    const { db, one, two } = await twoReleases();
    const held = async (id: number) =>
      (await releaseItems(db.manager, id)).map(({ item, revision }) => [
        item.number,
        revision.seq,
        revision.contentDigest !== null,
      ]);
    expect(await held(one.id)).toEqual([
      ['0001', 1, true],
      ['0002', 1, true],
      ['0003', 1, true],
    ]);
    expect(await held(two.id)).toEqual([
      ['0001', 1, true],
      ['0002', 2, true],
      ['0003', 2, false],
    ]);
    expect(await releaseItems(db.manager, two.id, { offset: 1, limit: 1 })).toMatchObject([
      { item: { number: '0002' } },
    ]);
  });

  it('tell what lies between them', async () => {
    const { db, one, two, items, second } = await twoReleases();
    const steps = await stepsBetween(db.manager, one.id, two.id);
    expect(
      steps.map(({ item, older, newer }) => [item.number, older?.seq, newer?.seq, newer?.state]),
    ).toEqual([
      ['0002', 1, 2, 'change'],
      ['0003', 1, 2, 'cancel'],
    ]);
    expect((await adjustmentsOfRelease(db.manager, two.id)).map(({ id }) => id)).toEqual([second.id]);
    expect(await releaseOfAdjustment(db.manager, second.id)).toBe(two.id);
    expect(await openAdjustments(db.manager, two.listId)).toEqual([]);
    expect((await revisionsOf(db.manager, items[1]!.id)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await lineageOf(db.manager, items[1]!.id)).toMatchObject({
      predecessors: [{ predecessorId: items[2]!.id, kind: 'merge' }],
      successors: [],
    });
  });

  it('carry their long sums apart', async () => {
    const { db, one } = await twoReleases();
    expect(await releaseNumbered(db.manager, 1)).toMatchObject({ dataSums: undefined });
    expect(await releaseSums(db.manager, one.id)).toMatchObject({
      dataSums: 'ab  data/示例.json\n',
      proof: null,
    });
    await expect(releaseSums(db.manager, 99)).rejects.toThrow('数据库中没有发布 99。');
  });

  it('cannot publish an adjustment twice', async () => {
    const { db, second } = await twoReleases();
    const again = inTransaction(db, (em) =>
      publishAdjustment(em, second, { publishedAt: '2026-09-01T00:00:00.000Z', effectiveFrom: '2026-09-01' }),
    );
    await expect(again).rejects.toThrow(/unique/i);
    expect(await allReleases(db.manager)).toHaveLength(2);
  });
});

describeOnBoth('the log', (open) => {
  it('comes back byte by byte with the checkpoint as first signed', async () => {
    const db = await open();
    const leaf = (text: string) => ({ kind: 'quanze-site/1', bytes: Buffer.from(text), hash: 'ab' });
    await inTransaction(db, async (em) => {
      expect(await addLeaves(em, [leaf('{"一":1}\n'), leaf('二')])).toBe(0);
      expect(await addLeaves(em, [leaf('三')])).toBe(2);
      await addCheckpoint(em, { size: 2, root: 'aa', note: 'old', at: '2026-01-01T00:00:00.000Z' });
      await addCheckpoint(em, {
        size: 3,
        root: 'bb',
        note: '示例\n3\nroot\n\n— 示例 sig\n',
        at: '2026-01-02T00:00:00.000Z',
      });
    });
    expect(await storedLog(db.manager, '示例')).toEqual({
      origin: '示例',
      leaves: [Buffer.from('{"一":1}\n'), Buffer.from('二'), Buffer.from('三')],
      checkpoint: '示例\n3\nroot\n\n— 示例 sig\n',
    });
  });

  it('is empty at first', async () => {
    const db = await open();
    expect(await storedLog(db.manager, '示例')).toEqual({ origin: '示例', leaves: [], checkpoint: null });
  });
});
