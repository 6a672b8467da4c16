import { titleKey } from '../../src/law';
import {
  countFound,
  findItems,
  type ItemSearch,
  inTransaction,
  officesOf,
  type Place,
} from '../../src/store';
import { CurrentTags1795650000014 } from '../../src/store/migrations/0014-current-tags';
import { describeOnBoth } from '../databases';
import { itemContent } from './item-content';
import { draftItems, newAdjustment, newList } from './list-in-store';

const ROADS = [{ law: '中华人民共和国示例道路法', article: '5' }];
const FERRY = [{ law: '示例渡口条例', article: '9' }];
const contents = [
  itemContent('道路示例许可', ROADS, { office: '运输科' }),
  itemContent('道路示例处罚', ROADS, { type: 'penalty', office: '执法队' }),
  itemContent('渡口示例处罚100%', FERRY, { type: 'penalty', office: '执法队' }),
  itemContent('渡口示例许可', FERRY, { office: '港航科' }),
  itemContent('渡船示例检查', [...ROADS, ...FERRY], { type: 'inspection' }),
];

describeOnBoth('finding items of a long list', (open) => {
  async function listed() {
    const db = await open();
    const list = await inTransaction(db, async (em) => {
      const made = await newList(em);
      await draftItems(em, await newAdjustment(em, made.id), contents);
      return made;
    });
    const em = db.manager;
    const find = async (search: ItemSearch, place: Place = {}, limit = 10) => {
      const { rows, more } = await findItems(em, list.id, search, place, limit);
      return { numbers: rows.map(({ number }) => number), more, ids: rows.map(({ itemId }) => itemId) };
    };
    return { db, em, list, find };
  }

  const ASKED: [string, ItemSearch, string[]][] = [
    ['nothing', {}, ['0001', '0002', '0003', '0004', '0005']],
    ['a type', { type: 'penalty' }, ['0002', '0003']],
    ['an office', { office: '执法队' }, ['0002', '0003']],
    ['a law, however its title is written', { lawKey: titleKey('示例道路法') }, ['0001', '0002', '0005']],
    ['a part of the name', { text: '渡口示例' }, ['0003', '0004']],
    ['one letter of the name', { text: '口' }, ['0003', '0004']],
    ['letters that a pattern would read', { text: '0%' }, ['0003']],
    ['pairs that stand in the name apart', { text: '渡口处罚' }, []],
    ['words of the name, apart and in any order', { text: '处罚　渡口' }, ['0003']],
    ['words of which one is missing', { text: '渡口 道路' }, []],
    ['SQL', { text: "'; DROP TABLE item; --" }, []],
    ['several at once', { type: 'penalty', lawKey: titleKey('示例渡口条例'), text: '处罚' }, ['0003']],
    ['some numbers', { among: ['0004', '0001', '0099'], type: 'permit' }, ['0001', '0004']],
    ['no number', { among: [] }, []],
    ['ended ones', { ended: true }, []],
  ];
  it('gives what fits, and counts it', async () => {
    const { em, list, find } = await listed();
    for (const [asked, search, numbers] of ASKED) {
      const count = await countFound(em, list.id, search, 100);
      expect([asked, (await find(search)).numbers, count]).toEqual([asked, numbers, numbers.length]);
    }
  });

  it('goes forward and back by page', async () => {
    const { find, em, list } = await listed();
    const first = await find({ text: '示例' }, {}, 2);
    expect(first).toMatchObject({ numbers: ['0001', '0002'], more: true });
    const second = await find({ text: '示例' }, { after: first.ids[1]! }, 2);
    expect(second).toMatchObject({ numbers: ['0003', '0004'], more: true });
    expect(await find({}, { after: second.ids[1]! }, 2)).toMatchObject({ numbers: ['0005'], more: false });
    expect(await find({}, { before: second.ids[1]! }, 2)).toMatchObject({
      numbers: ['0002', '0003'],
      more: true,
    });
    expect(await find({}, { before: second.ids[0]! }, 2)).toMatchObject({
      numbers: ['0001', '0002'],
      more: false,
    });
    expect(await countFound(em, list.id, {}, 3)).toBe(3);
  });

  it('names the offices in order', async () => {
    const { em, list } = await listed();
    expect(await officesOf(em, list.id, 10)).toEqual(['执法队', '港航科', '运输科']);
    expect(await officesOf(em, list.id, 2)).toEqual(['执法队', '港航科']);
  });

  it('makes the tags of a database that had none', async () => {
    const { db, find } = await listed();
    await inTransaction(db, async (em) => {
      await em.query('DROP TABLE current_tag');
      await em.query('DROP INDEX current_item_in_order');
      await new CurrentTags1795650000014().up(em.queryRunner!);
    });
    expect((await find({ lawKey: titleKey('示例渡口条例'), text: '渡船' })).numbers).toEqual(['0005']);
  });
});
