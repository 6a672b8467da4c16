import {
  addAdjustmentEvent,
  addChanges,
  adjustmentById,
  adjustmentEventsOf,
  changeAdjustment,
  changesOf,
  currentItems,
  editChange,
  inTransaction,
  openAdjustments,
  openChangesOf,
  removeChange,
  StaleVersion,
} from '../../src/store';
import { describeOnBoth } from '../databases';
import { itemContent } from './item-content';
import { AT, draftItems, newAdjustment, newList } from './list-in-store';

describeOnBoth('an adjustment', (open) => {
  async function draft() {
    const db = await open();
    const made = await inTransaction(db, async (em) => {
      const list = await newList(em);
      const adjustment = await newAdjustment(em, list.id);
      return {
        list,
        adjustment,
        items: await draftItems(em, adjustment, [itemContent('许可甲'), itemContent('许可乙')]),
      };
    });
    return { db, ...made };
  }

  it('tells the second of two who edit it, and overwrites nothing', async () => {
    const { db, adjustment } = await draft();
    expect(adjustment.version).toBe(1);
    const edit = (title: string) =>
      inTransaction(db, (em) => changeAdjustment(em, adjustment.id, 1, { title }));
    expect(await edit('甲的标题')).toMatchObject({ title: '甲的标题', version: 2 });
    await expect(edit('乙的标题')).rejects.toThrow(StaleVersion);
    await expect(edit('乙的标题')).rejects.toThrow(/已被他人修改（打开时是第 1 稿，现在是第 2 稿）/);
    expect((await adjustmentById(db.manager, adjustment.id))?.title).toBe('甲的标题');
  });

  it('does the same for each of its changes', async () => {
    const { db, adjustment, items } = await draft();
    const [first] = await changesOf(db.manager, adjustment.id);
    expect(first).toMatchObject({ number: '0001', change: { itemId: items[0]!.id, version: 1 } });
    const { id } = first!.change;
    const edit = (reason: string) =>
      inTransaction(db, (em) =>
        editChange(em, id, 1, { reason, predecessors: ['0009'], editedBy: '李四', editedAt: AT }),
      );
    expect(await edit('甲')).toMatchObject({ reason: '甲', predecessors: ['0009'], version: 2 });
    await expect(edit('乙')).rejects.toThrow(StaleVersion);
    await expect(inTransaction(db, (em) => removeChange(em, id, 1))).rejects.toThrow(StaleVersion);
    await inTransaction(db, (em) => removeChange(em, id, 2));
    await expect(inTransaction(db, (em) => removeChange(em, id, 2))).rejects.toThrow('已不存在');
    expect(await changesOf(db.manager, adjustment.id)).toHaveLength(1);
    expect((await currentItems(db.manager, adjustment.listId)).rows.map(({ number }) => number)).toEqual([
      '0002',
    ]);
  });

  it('is known to whoever edits one of its items, while it is under way', async () => {
    const { db, adjustment, items, list } = await draft();
    expect((await openChangesOf(db.manager, items[1]!.id)).map(({ adjustmentId }) => adjustmentId)).toEqual([
      adjustment.id,
    ]);
    expect((await openAdjustments(db.manager, list.id)).map(({ id }) => id)).toEqual([adjustment.id]);
  });

  it('holds new items that have no number yet', async () => {
    const { db, adjustment } = await draft();
    await inTransaction(db, (em) =>
      addChanges(em, [
        {
          adjustmentId: adjustment.id,
          kind: 'add',
          predecessors: [],
          successors: [],
          editedBy: '张三',
          editedAt: AT,
        },
        {
          adjustmentId: adjustment.id,
          kind: 'add',
          predecessors: [],
          successors: [],
          editedBy: '张三',
          editedAt: AT,
        },
      ]),
    );
    expect((await changesOf(db.manager, adjustment.id)).map(({ number }) => number)).toEqual([
      '0001',
      '0002',
      null,
      null,
    ]);
  });

  it('keeps its events in order, remarks on fields with them', async () => {
    const { db, adjustment } = await draft();
    const event = { adjustmentId: adjustment.id, actor: '李四', at: AT, digest: 'ab', override: false };
    const fieldComments = [{ item: '0001', field: 'phone', comment: '号码不全' }];
    await inTransaction(db, async (em) => {
      await addAdjustmentEvent(em, { ...event, act: 'submit' });
      await addAdjustmentEvent(em, { ...event, act: 'return', comment: '请改', fieldComments });
    });
    expect(await adjustmentEventsOf(db.manager, adjustment.id)).toMatchObject([
      { act: 'submit', comment: null, fieldComments: null, override: false },
      { act: 'return', comment: '请改', fieldComments },
    ]);
  });
});
