import {
  addImpacts,
  addLaw,
  addLawEvent,
  currentItems,
  decideImpact,
  impactsById,
  impactsRecorded,
  inTransaction,
} from '../../src/store';
import { describeOnBoth } from '../databases';
import { itemContent } from './item-content';
import { AT, draftItems, newAdjustment, newList } from './list-in-store';

describeOnBoth('impacts', (open) => {
  async function recorded() {
    const db = await open();
    const made = await inTransaction(db, async (em) => {
      const list = await newList(em);
      const adjustment = await newAdjustment(em, list.id);
      const cites = [{ law: '示例条例', article: '5' }];
      await draftItems(em, adjustment, [itemContent('许可甲', cites), itemContent('许可乙', cites)]);
      const law = await addLaw(em, { title: '示例条例', at: AT });
      const event = await addLawEvent(em, {
        lawId: law.id,
        kind: 'amended',
        decided: '2026-01-01',
        effective: '2026-03-01',
        recordedAt: AT,
        recordedBy: '张三',
      });
      const { rows } = await currentItems(em, list.id);
      const found = rows.toReversed().map((row) => ({
        lawEventId: event.id,
        itemId: row.itemId,
        contentDigest: row.contentDigest!,
        ordinal: 0,
        law: '示例条例',
        cited: '5',
        kind: 'renumbered' as const,
        sure: row.number === '0001',
        proposed: { address: '6', law: '示例条例', quote: null, edit: null },
        reason: '第五条改为第六条。',
        recordedAt: AT,
      }));
      const impacts = await addImpacts(em, found);
      expect(await addImpacts(em, found)).toEqual([]);
      return { list, adjustment, event, impacts };
    });
    return { db, ...made };
  }

  it('are recorded once, and come in the order of the items', async () => {
    const { db, list, event, impacts } = await recorded();
    const all = await impactsRecorded(db.manager, { listId: list.id, lawEventId: event.id });
    expect(
      all.map(({ item, impact, decision }) => [item.number, impact.sure, impact.proposed.address, decision]),
    ).toEqual([
      ['0001', true, '6', null],
      ['0002', false, '6', null],
    ]);
    expect((await impactsById(db.manager, [impacts[0]!.id, 99])).map(({ item }) => item.number)).toEqual([
      '0002',
    ]);
    expect(await impactsRecorded(db.manager, { listId: list.id + 1 })).toEqual([]);
  });

  it('are pending until something is decided; the last decision counts', async () => {
    const { db, adjustment, impacts } = await recorded();
    const [impact] = impacts;
    const decide = { impactId: impact!.id, actor: '李四', at: AT };
    await inTransaction(db, async (em) => {
      await decideImpact(em, { ...decide, decision: 'no-change', reason: '名称未变' });
      await decideImpact(em, { ...decide, decision: 'accepted', adjustmentId: adjustment.id });
    });
    expect(await impactsRecorded(db.manager, { pending: true })).toHaveLength(1);
    expect(await impactsRecorded(db.manager, { pending: false })).toMatchObject([
      { item: { number: '0002' }, decision: { decision: 'accepted', adjustmentId: adjustment.id } },
    ]);
  });
});
