import {
  type Actor,
  adjust,
  adjustmentPage,
  contentFrom,
  draftItem,
  EditedMeanwhile,
  endItems,
  enterOrder,
  formValues,
  itemPage,
  LOCAL_ADMINISTRATOR,
  publish,
  restoreRevision,
  saveItem,
  startAdjustment,
  takeOut,
} from '../../src/services';
import { adjustmentNamed } from '../../src/services/adjust';
import { standingIn } from '../../src/services/drafting/draft';
import { readItemContent } from '../../src/store';
import { describeOnBoth } from '../databases';
import { type Office, office } from './office';

const HEAD = { title: '更正渡口事项', reason: '核对后更正。', basis: '', effective: null };
const WORDS = { reason: '名称有误。', basis: '', counterpart: '' };

describeOnBoth('an adjustment under draft', (_open, freshUrl) => {
  let at: Office;

  beforeAll(async () => {
    at = await office(await freshUrl());
  });
  afterAll(() => at.installation.close());

  const start = async () => String(await startAdjustment(at.installation, at.list, HEAD, at.lin));

  /** What a form is opened on, and what it says. */
  const opened = async (adjustment: string, item: string) => {
    const em = at.installation.db.manager;
    const standing = await standingIn(em, await adjustmentNamed(em, adjustment), item);
    return { opened: standing.opened, content: await readItemContent(em, standing.digest!) };
  };

  const save = async (
    adjustment: string,
    item: string,
    fields: Record<string, string>,
    by: Actor = at.lin,
    form?: Awaited<ReturnType<typeof opened>>,
  ) => {
    const { opened: on, content } = form ?? (await opened(adjustment, item));
    return saveItem(at.installation, {
      adjustment,
      item,
      kind: 'change',
      content: contentFrom({ ...formValues(content), ...fields }, content),
      words: WORDS,
      opened: on,
      predecessors: [],
      actor: by,
    });
  };

  const state = async (id: string) => (await adjustmentPage(at.installation, id, at.lin)).state;

  const release = async (id: string) => {
    await adjust(at.installation, { id, act: 'submit', actor: at.lin });
    await adjust(at.installation, { id, act: 'approve', actor: at.zhou });
    await adjust(at.installation, { id, act: 'approve', actor: at.han });
    await publish(at.installation, {
      out: at.installation.settings.siteDir,
      effective: null,
      documentNumber: null,
      actor: LOCAL_ADMINISTRATOR,
    });
  };

  it('keeps its approval through an identical save, and loses it by any other', async () => {
    const id = await start();
    await save(id, '0004', { name: '渡口设置批准' });
    await adjust(at.installation, { id, act: 'submit', actor: at.lin });
    await adjust(at.installation, { id, act: 'approve', actor: at.zhou });
    await adjust(at.installation, { id, act: 'approve', actor: at.han });
    expect(await save(id, '0004', {})).toEqual({ item: '0004', changed: false });
    expect(await state(id)).toBe('approved');
    await save(id, '0004', { name: '渡口设置的批准' });
    expect(await state(id)).toBe('draft');
  });

  it('tells the second of two editors, shows both and writes over nothing', async () => {
    const id = await start();
    const form = await opened(id, '0005');
    await save(id, '0005', { name: '渡口设置批准' }, at.wu, form);
    const second = save(id, '0005', { office: '港航科' }, at.lin, form);
    await expect(second).rejects.toMatchObject({
      by: { name: '小吴' },
      base: { name: '渡运管理第5项', office: '执法队' },
      theirs: { name: '渡口设置批准', office: '执法队' },
      mine: { name: '渡运管理第5项', office: '港航科' },
    });
    expect((await opened(id, '0005')).content.name).toBe('渡口设置批准');
  });

  it('lets exactly one of 50 writers at once win, and tells the others', async () => {
    const id = await start();
    const form = await opened(id, '0006');
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        save(id, '0006', { name: `渡口设置批准 ${n}` }, n % 2 ? at.lin : at.wu, form),
      ),
    );
    const won = all.filter(({ status }) => status === 'fulfilled');
    const told = all.filter((one) => one.status === 'rejected' && one.reason instanceof EditedMeanwhile);
    expect([won.length, told.length]).toEqual([1, 49]);
  });

  it('lets one adjustment at a time have an item', async () => {
    const [first, second] = [await start(), await start()];
    await save(first, '0007', { name: '渡口设置批准' });
    await expect(save(second, '0007', { name: '别的' })).rejects.toThrow(`正在调整 ${first} 中办理`);
  });

  it('merges two items into one new one, which ends them, and lets them stand again when it is taken out', async () => {
    const id = await start();
    const { content } = await opened(id, '0008');
    const merge = { adjustment: id, item: null, kind: 'merge' as const, words: WORDS, actor: at.lin };
    const on = { version: null, digest: null };
    await expect(
      saveItem(at.installation, { ...merge, content, opened: on, predecessors: ['0008'] }),
    ).rejects.toThrow('“合并”需要选两个或更多事项');
    const { item } = await saveItem(at.installation, {
      ...merge,
      content: { ...content, name: '渡运监督' },
      opened: on,
      predecessors: ['0008', '0009'],
    });
    expect(item).toBe('0013');
    await expect(
      takeOut(at.installation, { adjustment: id, item: '0008', version: 1, actor: at.lin }),
    ).rejects.toThrow('请移出 0013');
    await takeOut(at.installation, { adjustment: id, item, version: 1, actor: at.lin });
    expect((await adjustmentPage(at.installation, id, at.lin)).items).toEqual([]);
  });

  it('neither ends nor writes in what became another item in it', async () => {
    const id = await start();
    const { content } = await opened(id, '0008');
    const on = { version: null, digest: null };
    const { item } = await saveItem(at.installation, {
      ...{ adjustment: id, item: null, kind: 'merge', words: WORDS, actor: at.lin, content, opened: on },
      predecessors: ['0008', '0009'],
    });
    const gone = `已合并或拆分为 ${item}`;
    const end = { kind: 'cancel' as const, items: ['0008'], words: WORDS, actor: at.lin };
    await expect(endItems(at.installation, id, end)).rejects.toThrow(gone);
    const split = { kind: 'split' as const, predecessors: ['0009'], words: WORDS, actor: at.lin };
    await expect(
      saveItem(at.installation, { adjustment: id, item: null, ...split, content, opened: on }),
    ).rejects.toThrow(gone);
    await expect(draftItem(at.installation, id, '0008', null, at.lin)).rejects.toThrow(gone);
    await takeOut(at.installation, { adjustment: id, item, version: 1, actor: at.lin });
  });

  it('takes no content for an item that ends with it, and no kind that is not for an item that stays', async () => {
    const id = await start();
    const { opened: on, content } = await opened(id, '0008');
    await endItems(at.installation, id, { kind: 'cancel', items: ['0008'], words: WORDS, actor: at.lin });
    await expect(draftItem(at.installation, id, '0008', null, at.lin)).rejects.toThrow('请先把它移出该调整');
    await expect(save(id, '0008', { office: '安全科' }, at.lin, { opened: on, content })).rejects.toThrow(
      '请先把它移出该调整',
    );
    expect((await draftItem(at.installation, id, '0009', 'cancel', at.lin)).kind).toBe('change');
    expect((await draftItem(at.installation, id, '0009', 'entrust', at.lin)).kind).toBe('entrust');
    await takeOut(at.installation, { adjustment: id, item: '0008', version: 1, actor: at.lin });
  });

  it('does not say the reason of the whole once more of each item', async () => {
    const id = await start();
    const { opened: on, content } = await opened(id, '0011');
    const change = { adjustment: id, item: '0011', kind: 'change' as const, predecessors: [], actor: at.lin };
    const say = (words: typeof WORDS, form: typeof on) =>
      saveItem(at.installation, {
        ...change,
        content: { ...content, office: '安全科' },
        words,
        opened: form,
      });
    const said = async () => (await adjustmentPage(at.installation, id, at.lin)).items[0]!.reason;
    await say({ ...WORDS, reason: HEAD.reason }, on);
    expect(await said()).toBeNull();
    const again = await draftItem(at.installation, id, '0011', null, at.lin);
    expect(again.words.reason).toBe(HEAD.reason);
    await say(WORDS, again.opened);
    expect(await said()).toBe(WORDS.reason);
    await takeOut(at.installation, { adjustment: id, item: '0011', version: 2, actor: at.lin });
  });

  it('is not sent in with an item that would lose the last of its bases', async () => {
    const id = await start();
    await save(id, '0012', { 'basis.power.0': '无' });
    await expect(adjust(at.installation, { id, act: 'submit', actor: at.lin })).rejects.toThrow(
      '还不能送审：事项 0012 原来写有实施依据，改后没有了，请补上。',
    );
    await takeOut(at.installation, { adjustment: id, item: '0012', version: 1, actor: at.lin });
  });

  it('carries items changed, split and handed down to the next release', async () => {
    const id = await start();
    expect(await save(id, '0001', { name: '渡口设置批准' })).toEqual({ item: '0001', changed: true });
    const { content } = await opened(id, '0002');
    const part = (name: string) =>
      saveItem(at.installation, {
        adjustment: id,
        item: null,
        kind: 'split',
        content: { ...content, name },
        words: WORDS,
        opened: { version: null, digest: null },
        predecessors: ['0002'],
        actor: at.lin,
      });
    const { item: first } = await part('甲类处罚');
    await expect(adjust(at.installation, { id, act: 'submit', actor: at.lin })).rejects.toThrow(
      '事项 0002 的拆分只写了 1 个新事项',
    );
    await part('乙类处罚');
    const handed = { items: ['0003'], actor: at.lin, kind: 'delegate' as const };
    await expect(endItems(at.installation, id, { ...handed, words: WORDS })).rejects.toThrow(
      '请写明下放给哪个单位承接',
    );
    const words = { ...WORDS, counterpart: '示例县交通运输局' };
    await endItems(at.installation, id, { ...handed, words });
    await release(id);

    const now = async (item: string) => (await itemPage(at.installation, at.list, item, at.lin)).content;
    expect((await now('0001'))?.name).toBe('渡口设置批准');
    expect((await now(first))?.name).toBe('甲类处罚');
    expect([await now('0002'), await now('0003')]).toEqual([null, null]);
    await expect(save(id, '0001', { name: '渡口' })).rejects.toThrow('已发布');
    await expect(endItems(at.installation, await start(), { ...handed, words })).rejects.toThrow(
      '事项 0003 已终止',
    );
  });

  it('makes a draft of an old revision, and publishes nothing by it', async () => {
    const id = await start();
    await restoreRevision(at.installation, { adjustment: id, item: '0001', seq: 1, actor: at.lin });
    expect((await opened(id, '0001')).content.name).toBe('渡口设置审批');
    expect((await itemPage(at.installation, at.list, '0001', at.lin)).content?.name).toBe('渡口设置批准');
  });

  it('takes in an order that cancels powers without a law’s text, whole or not at all', async () => {
    const order = {
      title: '示例市关于取消一批行政权力事项的决定',
      number: '示政发〔2026〕3号',
      decided: '2026-11-02',
      effective: '2026-12-01',
      kind: 'cancel' as const,
      counterpart: '',
    };
    await expect(
      enterOrder(at.installation, at.list, { ...order, items: ['0011', '9999'] }, at.lin),
    ).rejects.toThrow('没有编号为 9999 的事项');
    await expect(
      enterOrder(at.installation, at.list, { ...order, decided: '2026-02-30', items: [] }, at.lin),
    ).rejects.toThrow('请填写决定的日期');
    const id = await enterOrder(at.installation, at.list, { ...order, items: ['0011', '0012'] }, at.lin);
    const { adjustment, items } = await adjustmentPage(at.installation, String(id), at.lin);
    expect(adjustment.basis).toBe(
      '《示例市关于取消一批行政权力事项的决定》（示政发〔2026〕3号，2026-11-02）',
    );
    expect(items.map(({ number, kind }) => `${number} ${kind}`)).toEqual(['0011 cancel', '0012 cancel']);
  });

  it('is written by drafters of the body only', async () => {
    await expect(startAdjustment(at.installation, at.list, HEAD, at.han)).rejects.toThrow(
      '没有起草调整的权限',
    );
  });

  it('says what is wrong beside each field, and keeps nothing of it', async () => {
    const id = await start();
    const wrong = save(id, '0010', { name: ' ', 'codes.basic': '12', parent: '0010' });
    await expect(wrong).rejects.toMatchObject({
      problems: [
        { field: 'name' },
        { field: 'codes.basic', message: expect.stringContaining('应为 12 位，现为 2 位') },
        { field: 'parent' },
      ],
    });
    expect((await adjustmentPage(at.installation, id, at.lin)).items).toEqual([]);
  });
});
