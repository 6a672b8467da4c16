import { titleKey } from '../../src/law';
import {
  addItems,
  addResolutions,
  addRevisions,
  basesOf,
  currentItems,
  inTransaction,
  itemNumbered,
  itemsNumbered,
  lastRevision,
  listedItems,
  refreshCurrentItems,
  withdrawContent,
} from '../../src/store';
import { describeOnBoth } from '../databases';
import { itemContent } from './item-content';
import { AT, draftChange, draftItems, newAdjustment, newList, publishAdjustment } from './list-in-store';

const ROADS = { law: '中华人民共和国示例道路法', article: '5' };
const contents = [
  itemContent('道路示例许可', [ROADS], { office: '运输科' }),
  itemContent('道路示例处罚', [{ ...ROADS, law: '示例道路法' }], { type: 'penalty', office: '执法队' }),
  itemContent('水路示例处罚100%', [{ law: '示例水路条例', article: '9' }], {
    type: 'penalty',
    office: '执法队',
  }),
];
const TIMES = { publishedAt: AT, effectiveFrom: '2026-12-01' };

describeOnBoth('the list as it stands', (open) => {
  async function firstList() {
    const db = await open();
    const made = await inTransaction(db, async (em) => {
      const list = await newList(em);
      const adjustment = await newAdjustment(em, list.id);
      return { list, adjustment, items: await draftItems(em, adjustment, contents) };
    });
    return { db, ...made };
  }

  it('gives permanent numbers that are never given again', async () => {
    const { db, list, items } = await firstList();
    expect(items.map(({ number }) => number)).toEqual(['0001', '0002', '0003']);
    const more = await inTransaction(db, (em) => addItems(em, list.id, [items[0]!.id, null]));
    expect(more.map(({ number, parentId }) => [number, parentId])).toEqual([
      ['0004', items[0]!.id],
      ['0005', null],
    ]);
    expect((await itemNumbered(db.manager, list.id, '0002'))?.id).toBe(items[1]!.id);
    expect([...(await itemsNumbered(db.manager, list.id, ['0003', '0001'])).keys()].sort()).toEqual([
      '0001',
      '0003',
    ]);
    await expect(itemsNumbered(db.manager, list.id, ['0001', '0099'])).rejects.toThrow(
      '数据库中没有事项 0099。',
    );
  });

  it('is the 建档 draft before the first release', async () => {
    const { db, list } = await firstList();
    const { rows, total } = await currentItems(db.manager, list.id);
    expect(total).toBe(3);
    expect(
      rows.map(({ number, name, revisionId, changeId }) => [number, name, revisionId, changeId !== null]),
    ).toEqual([
      ['0001', '道路示例许可', null, true],
      ['0002', '道路示例处罚', null, true],
      ['0003', '水路示例处罚100%', null, true],
    ]);
  });

  it('is filtered and paged by the database', async () => {
    const { db, list } = await firstList();
    const numbers = async (
      ...asked: Parameters<typeof currentItems> extends [unknown, unknown, ...infer R] ? R : never
    ) => (await currentItems(db.manager, list.id, ...asked)).rows.map(({ number }) => number);
    expect(await numbers({ type: 'penalty' })).toEqual(['0002', '0003']);
    expect(await numbers({ office: '执法队', text: '水路' })).toEqual(['0003']);
    expect(await numbers({ text: '%' })).toEqual(['0003']);
    expect(await numbers({ text: '0002' })).toEqual(['0002']);
    expect(await numbers({ text: "'; DROP TABLE item; --" })).toEqual([]);
    expect(await numbers({ lawKey: titleKey('示例道路法') })).toEqual(['0001', '0002']);
    expect(await numbers({}, { offset: 1, limit: 1 })).toEqual(['0002']);
  });

  it('is the last published revision afterwards, whatever is being drafted', async () => {
    const { db, list, adjustment, items } = await firstList();
    await inTransaction(db, async (em) => {
      await publishAdjustment(em, adjustment, TIMES);
      const second = await newAdjustment(em, list.id, '变更');
      await draftChange(em, second, items[0]!, itemContent('改名的许可'), 'change');
      await draftChange(em, second, items[2]!, null, 'cancel');
      await refreshCurrentItems(em, list.id);
      expect((await currentItems(em, list.id)).rows[0]).toMatchObject({
        name: '道路示例许可',
        changeId: null,
      });
      await publishAdjustment(em, second, TIMES);
    });
    expect((await currentItems(db.manager, list.id)).rows.map(({ name }) => name)).toEqual([
      '改名的许可',
      '道路示例处罚',
    ]);
    expect((await currentItems(db.manager, list.id, { ended: true })).rows).toMatchObject([
      { number: '0003', contentDigest: null },
    ]);
    const citing = await currentItems(db.manager, list.id, { lawKey: titleKey('示例道路法') });
    expect(citing.rows.map(({ number }) => number)).toEqual(['0002']);
  });

  it('is read with contents and confirmed texts, some at a time', async () => {
    const { db, list, adjustment, items } = await firstList();
    await inTransaction(db, async (em) => {
      await publishAdjustment(em, adjustment, TIMES);
      const revision = (await lastRevision(em, items[1]!.id))!;
      const [basis] = (await basesOf(em, [revision.id])).get(revision.id)!;
      expect(basis).toMatchObject({
        law: '示例道路法',
        lawKey: '示例道路法',
        address: '5',
        titleStart: 0,
        titleEnd: 7,
      });
      const found = { basisId: basis!.id, status: 'valid', sure: true, asOf: '2026-11-24', at: AT } as const;
      await addResolutions(em, [found, { ...found, confirmedBy: '李四' }]);
    });
    const parts: unknown[][] = [];
    for await (const part of listedItems(db.manager, list.id, 2))
      parts.push(part.map(({ content }) => content));
    expect(parts).toEqual([contents.slice(0, 2), contents.slice(2)]);
  });

  it('takes many revisions at once, each with its own bases', async () => {
    const { db, adjustment, items } = await firstList();
    const minted = await inTransaction(db, (em) =>
      addRevisions(
        em,
        items.toReversed().map((item) => ({
          revision: {
            itemId: item.id,
            adjustmentId: adjustment.id,
            state: 'found' as const,
            createdAt: AT,
            createdBy: '李四',
          },
          content: contents[item.seq - 1]!,
        })),
      ),
    );
    expect(minted.map(({ itemId, seq }) => [itemId, seq])).toEqual(
      items.toReversed().map(({ id }) => [id, 1]),
    );
    const bases = await basesOf(
      db.manager,
      minted.map(({ id }) => id),
    );
    expect(minted.map(({ id }) => bases.get(id)!.map(({ law }) => law))).toEqual([
      ['示例水路条例'],
      ['示例道路法'],
      ['中华人民共和国示例道路法'],
    ]);
  });

  it('shows nothing of what was withdrawn', async () => {
    const { db, list } = await firstList();
    const [first] = (await currentItems(db.manager, list.id)).rows;
    await inTransaction(db, async (em) => {
      await withdrawContent(em, { digest: first!.contentDigest!, reason: 'privacy', actor: '张三', at: AT });
      await refreshCurrentItems(em, list.id, [first!.itemId]);
    });
    expect((await currentItems(db.manager, list.id)).rows[0]).toMatchObject({
      number: '0001',
      name: '',
      ended: false,
    });
    const listed: string[] = [];
    for await (const part of listedItems(db.manager, list.id))
      listed.push(...part.map(({ number }) => number));
    expect(listed).toEqual(['0002', '0003']);
  });
});
