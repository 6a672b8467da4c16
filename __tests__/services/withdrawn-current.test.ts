import {
  adjust,
  adjustmentPage,
  contentFrom,
  draftItem,
  endItems,
  formValues,
  itemPage,
  LOCAL_ADMINISTRATOR,
  restoreRevision,
  saveItem,
  startAdjustment,
  withdraw,
} from '../../src/services';
import { itemView } from '../../src/web/items/view';
import { type Office, office } from './office';
import { publishNow } from './published-list';

const HEAD = { title: '更正事项', reason: '内容涉及个人隐私。', basis: '', effective: null };

describe('an item whose current content was withdrawn', () => {
  let at: Office;

  const start = async () => String(await startAdjustment(at.installation, at.list, HEAD, at.lin));

  const release = async (id: string) => {
    await adjust(at.installation, { id, act: 'submit', actor: at.lin });
    await adjust(at.installation, { id, act: 'approve', actor: at.zhou });
    await adjust(at.installation, { id, act: 'approve', actor: at.han });
    await publishNow(at.installation);
  };

  beforeAll(async () => {
    at = await office('sqlite::memory:');
    const id = await start();
    for (const item of ['0003', '0004', '0005']) {
      const { content, opened, words } = await draftItem(at.installation, id, item, null, at.lin);
      await saveItem(at.installation, {
        ...{ adjustment: id, item, kind: 'change', words, opened, predecessors: [], actor: at.lin },
        content: contentFrom({ ...formValues(content), phone: '张三 000-1' }, content),
      });
    }
    await release(id);
    for (const item of ['0003', '0004', '0005'])
      await withdraw(at.installation, { item, seq: 2, reason: 'privacy', actor: LOCAL_ADMINISTRATOR });
  });
  afterAll(() => at.installation.close());

  it('is told from one that ended, with its older revision to go back to', async () => {
    const page = await itemPage(at.installation, at.list, '0003', at.lin);
    const { title, gone, edit, revisions } = itemView(page);
    expect([title, gone, edit]).toEqual([
      '事项 0003（内容已撤回）',
      '内容已撤回',
      expect.stringContaining('0003'),
    ]);
    expect(revisions.map(({ restore }) => restore !== null)).toEqual([true, false]);
  });

  it('is put right by writing it anew, by an older revision, or ended', async () => {
    const id = await start();
    await restoreRevision(at.installation, { adjustment: id, item: '0003', seq: 1, actor: at.lin });
    const words = { reason: HEAD.reason, basis: '', counterpart: '' };
    const { content, opened } = await draftItem(at.installation, id, '0005', null, at.lin);
    expect(content.name).toBe('');
    await saveItem(at.installation, {
      ...{ adjustment: id, item: '0005', kind: 'change', words, opened, predecessors: [], actor: at.lin },
      content: { ...content, name: '渡口检查', typeLabel: '行政许可' },
    });
    await endItems(at.installation, id, { kind: 'cancel', items: ['0004'], words, actor: at.lin });
    const { items } = await adjustmentPage(at.installation, id, at.lin);
    expect(items.map(({ number, before, after }) => [number, before, after?.name])).toEqual([
      ['0003', null, '渡口安全检查'],
      ['0005', null, '渡口检查'],
      ['0004', null, undefined],
    ]);
    await release(id);
    expect((await itemPage(at.installation, at.list, '0003', at.lin)).content?.name).toBe('渡口安全检查');
  });

  it('leaves the adjustment that published it to be looked at', async () => {
    const { items } = await adjustmentPage(at.installation, '2', at.lin);
    expect(items.map(({ number, after }) => [number, after])).toEqual([
      ['0003', null],
      ['0004', null],
      ['0005', null],
    ]);
  });
});
