import {
  addBody,
  addItems,
  addList,
  addObjection,
  addObjectionArrival,
  addObjectionEvent,
  countOpenObjections,
  eraseObjectionSender,
  forgetObjectionArrivals,
  inTransaction,
  objectionArrivals,
  objectionSender,
  objectionsOf,
  putContent,
  releasedObjections,
  sameArrivals,
  withdrawContent,
} from '../../src/store';
import { describeOnBoth } from '../databases';

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const SALT = Buffer.alloc(16, 7);

describeOnBoth('objections', (open) => {
  async function received() {
    const db = await open();
    const made = await inTransaction(db, async (em) => {
      const body = await addBody(em, { name: '示例区交通运输局' });
      const list = await addList(em, { bodyId: body.id, kind: 'powers', title: '权责清单' });
      const [item] = await addItems(em, list.id, [null]);
      const send = async (text: string, hour: number) =>
        addObjection(
          em,
          { listId: list.id, contentDigest: await putContent(em, text, SALT), receivedAt: at(hour) },
          { name: '王某', contact: '13800000000' },
        );
      return {
        list,
        item: item!,
        first: await send('第一条意见，我的电话是13800000000', 1),
        second: await send('第二条意见', 2),
      };
    });
    return { db, ...made };
  }

  it('are shown with text as released and answer once released, and without their sender', async () => {
    const { db, list, item, first, second } = await received();
    expect(await releasedObjections(db.manager)).toEqual([]);
    const put = (text: string) => inTransaction(db, (em) => putContent(em, text, SALT));
    const act = async (event: object) =>
      inTransaction(db, (em) =>
        addObjectionEvent(em, { objectionId: first.id, actor: '张三', at: at(3), ...event } as never),
      );
    await act({ act: 'link', itemId: item.id });
    await act({ act: 'answer', contentDigest: await put('已经更正。'), at: at(4) });
    const shown = await put('第一条意见');
    await act({ act: 'release', contentDigest: shown, at: at(5) });
    const facts = {
      id: first.id,
      listId: list.id,
      item: item.number,
      text: '第一条意见',
      answer: '已经更正。',
      receivedAt: at(1),
      answeredAt: at(4),
      releasedAt: at(5),
    };
    expect(await releasedObjections(db.manager, list.id)).toEqual([facts]);
    const open = await objectionsOf(db.manager, list.id, 'open');
    expect(open.rows.map(({ id }) => id)).toEqual([second.id]);
    expect(await countOpenObjections(db.manager, list.id)).toBe(1);

    await inTransaction(db, (em) =>
      withdrawContent(em, { digest: shown, reason: 'privacy', actor: '张三', at: at(6) }),
    );
    expect(await releasedObjections(db.manager)).toEqual([{ ...facts, text: null }]);
    await act({ act: 'hold', at: at(7) });
    expect(await releasedObjections(db.manager)).toEqual([]);
  });

  it('lose their sender once, with a reason; the database refuses any other change', async () => {
    const { db, first, second } = await received();
    const erase = () =>
      inTransaction(db, (em) =>
        eraseObjectionSender(em, first.id, { at: at(9), actor: '张三', reason: 'asked' }),
      );
    expect([await erase(), await erase()]).toEqual([true, false]);
    expect(await objectionSender(db.manager, first.id)).toEqual({
      objectionId: first.id,
      name: null,
      contact: null,
      erasedAt: at(9),
      erasedBy: '张三',
      erasedReason: 'asked',
    });
    const run = (sql: string) => inTransaction(db, (em) => em.query(sql));
    for (const sql of [
      `UPDATE objection_sender SET name = '李某' WHERE objection_id = ${second.id}`,
      `UPDATE objection_sender SET name = NULL, contact = NULL WHERE objection_id = ${second.id}`,
      `UPDATE objection_sender SET name = '李某' WHERE objection_id = ${first.id}`,
    ]) {
      await expect(run(sql)).rejects.toThrow('a sender is erased only');
    }
    await expect(run('DELETE FROM objection_sender')).rejects.toThrow('erased, not deleted');
  });

  it('are counted as they arrive, by origin and in all, and the same text is known again', async () => {
    const { db, first } = await received();
    await inTransaction(db, async (em) => {
      await addObjectionArrival(em, {
        origin: 'a',
        at: at(1),
        contentDigest: first.contentDigest,
        objectionId: first.id,
      });
      await addObjectionArrival(em, { origin: 'b', at: at(3) });
    });
    expect(await objectionArrivals(db.manager, at(0))).toBe(2);
    expect(await objectionArrivals(db.manager, at(0), 'a')).toBe(1);
    expect(await sameArrivals(db.manager, 'a', first.contentDigest, at(0))).toEqual([first.id]);
    expect(await sameArrivals(db.manager, 'b', first.contentDigest, at(0))).toEqual([]);
    await inTransaction(db, (em) => forgetObjectionArrivals(em, at(2)));
    expect(await objectionArrivals(db.manager, at(0))).toBe(1);
  });
});
