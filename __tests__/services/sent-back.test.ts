import {
  adjust,
  adjustmentPage,
  BadForm,
  contentFrom,
  draftItem,
  formValues,
  overview,
  receiveObjection,
  saveItem,
  startAdjustment,
  takeOut,
  todaysWork,
} from '../../src/services';
import { adjustmentView } from '../../src/web/adjustments/view';
import { type Office, office } from './office';

const REMARK = { item: '0003', field: 'office', comment: '应写全称。' };

describe('an adjustment sent back', () => {
  let at: Office;
  let id: string;

  beforeAll(async () => {
    at = await office('sqlite::memory:');
    const { installation, list, lin, wu } = at;
    const head = { title: '更正承办机构', reason: '核对后更正。', basis: '', effective: null };
    id = String(await startAdjustment(installation, list, head, lin));
    const { content, opened, words } = await draftItem(installation, id, '0003', null, wu);
    const mine = contentFrom({ ...formValues(content), office: '综合科' }, content);
    const change = { adjustment: id, item: '0003', kind: 'change' as const, content: mine };
    await saveItem(installation, { ...change, words, opened, predecessors: [], actor: wu });
    await adjust(installation, { id, act: 'submit', actor: lin });
  });
  afterAll(() => at.installation.close());

  const work = async (actor: Office['lin'], role?: 'reviewer') => {
    const grants = [...actor.grants, ...(role ? [{ role, body: null }] : [])];
    const [list] = (await overview(at.installation)).lists;
    return (await todaysWork(at.installation, list!, { ...actor, grants })).map(({ kind }) => kind);
  };

  it('waits for a reviewer who did not write in it, whoever made it', async () => {
    expect(await work(at.zhou)).toContain('step');
    expect(await work(at.wu, 'reviewer')).not.toContain('step');
  });

  it('is not sent back without a word of why', async () => {
    const sendBack = (more: object) =>
      adjust(at.installation, { id, act: 'return', actor: at.zhou, ...more });
    await expect(sendBack({})).rejects.toThrow(BadForm);
    await expect(sendBack({ comment: '' })).rejects.toThrow('退回修改要写明理由');
    await expect(sendBack({ comment: '请核对机构名称。', fieldComments: [REMARK] })).resolves.toMatchObject({
      state: 'returned',
    });
  });

  const viewed = async () => adjustmentView(await adjustmentPage(at.installation, id, at.lin));

  it('says why on top of the drafter’s page, by name, and beside the field', async () => {
    const { sentBack, items } = await viewed();
    expect(sentBack).toMatchObject({
      kind: 'warn',
      title: expect.stringMatching(/^退回修改（老周，.*日）$/),
      lines: ['请核对机构名称。'],
      items: [{ text: '事项 0003“承办机构”有意见', href: '#item-0003' }],
    });
    expect(items[0]!.changes[0]!.remarks).toMatchObject([
      { head: expect.stringMatching(/^退回意见（老周/), text: '应写全称。' },
    ]);
  });

  it('keeps the remark at its field for the reviewer once it is sent in again, as one of the round before', async () => {
    await adjust(at.installation, { id, act: 'submit', actor: at.lin });
    const { sentBack, items } = await viewed();
    expect(sentBack!.title).toContain('上一轮的退回意见（老周');
    expect(items[0]!.changes[0]!.remarks[0]!.head).toMatch(/^上一轮退回意见（老周，.*日）$/);
  });

  it('keeps it where the field is again as published', async () => {
    const { content, opened, words } = await draftItem(at.installation, id, '0003', null, at.lin);
    const mine = contentFrom({ ...formValues(content), office: '执法队', phone: '000-1' }, content);
    const change = { adjustment: id, item: '0003', kind: 'change' as const, content: mine };
    await saveItem(at.installation, { ...change, words, opened, predecessors: [], actor: at.lin });
    const [item] = (await viewed()).items;
    expect(item!.settled).toMatchObject([{ text: '“承办机构”（现与已发布的相同）：应写全称。' }]);
  });

  it('leads to the page on which the item stands, and says the remark where the item was taken out', async () => {
    const page = await adjustmentPage(at.installation, id, at.lin);
    const led = (pageOf: [string, number][]) =>
      adjustmentView({ ...page, pageOf: new Map(pageOf) }).sentBack!.items;
    expect(led([['0003', 3]])).toEqual([
      { text: '事项 0003“承办机构”有意见', href: `/admin/adjustments/${id}?page=3#item-0003` },
    ]);
    await takeOut(at.installation, { adjustment: id, item: '0003', version: 2, actor: at.lin });
    expect((await viewed()).sentBack!.items).toEqual([
      { text: '事项 0003“承办机构”：应写全称。（事项已移出本次调整）' },
    ]);
  });

  it('leaves objections to those who answer them', async () => {
    const form = { list: String(at.list), item: '', text: '公示的电话打不通。', name: '', contact: '' };
    await receiveObjection(at.installation, { ...form, homepage: '' }, '192.0.2.7');
    expect(await work(at.lin)).toContain('objections');
    expect(await work(at.zhou)).not.toContain('objections');
    expect(await work(at.han)).not.toContain('objections');
  });
});
