import { adjustmentPage, importLaws, LOCAL_ADMINISTRATOR, lawPackage, lawPackages } from '../../src/services';
import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';
import { furnish, NEW_FERRY_LAW } from '../services/office';

const LIST = '/admin/lists/1/items';
const TOGETHER = '/admin/lists/1/items/together';

describe('many items treated together', () => {
  let app: Served;
  let officer: Officer;
  beforeAll(async () => {
    app = await served({ now: '2026-11-25T02:00:00.000Z' });
    await furnish(app.installation);
    officer = await app.officer('小林', ['drafter']);
  });
  afterAll(() => app?.close());

  const changesOf = async (id: string) => {
    const { items } = await adjustmentPage(app.installation, id, LOCAL_ADMINISTRATOR);
    return items.map(({ number, kind, reason }) => [number, kind, reason]);
  };
  const together = (items: string[], form: Record<string, string | string[]>) =>
    officer.submit(TOGETHER, TOGETHER, { item: items, shown: items, ...form });

  it('are ticked in the list, or all that fit the filter', async () => {
    expect(await officer.read(`${LIST}?q=渡运管理`)).toContain('批量办理符合条件的全部 9 项');
    const page = await officer.read(`${TOGETHER}?all=1&q=渡运管理`);
    expect(page).toContain('批量办理 9 项');
    expect(await officer.read(`${TOGETHER}?item=0001&item=0003`)).toMatch(/批量办理 2 项.*0001.*0003/);
    expect(await officer.read(TOGETHER)).toContain('没有选中任何事项');
    const reader = await app.officer('老周', ['reviewer']);
    expect(await reader.read(LIST)).not.toContain('批量办理');
    await expect(reader.read(`${TOGETHER}?all=1`)).rejects.toThrow('权限');
  });

  it('get the same words in one field, in one adjustment and for one reason', async () => {
    const done = await together(['0002', '0003', '0004'], {
      kind: 'change',
      field: 'office',
      value: '综合执法大队',
      reason: '机构改革，执法队更名。',
      basis: '示编发〔2026〕3号',
      into: 'new',
    });
    expect(done).toContain('已加入 3 项，请核对后送审');
    expect(done).toContain('变更“承办机构”（3 项）');
    const id = /调整 (\d+) 草拟/.exec(done)![1]!;
    expect(await changesOf(id)).toEqual(['0002', '0003', '0004'].map((number) => [number, 'change', null]));
    const again = await together(['0002', '0005'], {
      kind: 'change',
      field: 'phone',
      value: '0999-12345',
      reason: '公布监督电话。',
      into: id,
    });
    expect(again).toContain('已加入 2 项');
    expect(await changesOf(id)).toEqual([
      ['0002', 'change', '机构改革，执法队更名。\n公布监督电话。'],
      ['0003', 'change', null],
      ['0004', 'change', null],
      ['0005', 'change', '公布监督电话。'],
    ]);
  });

  it('are left alone, all of them, where one cannot be treated or the form says too little', async () => {
    const office = { kind: 'change', field: 'office', value: '水运科', reason: '试', into: 'new' };
    await expect(together(['0006', '0002'], office)).rejects.toThrow(/422.*0002 正在调整.*水运科/);
    await expect(together([], office)).rejects.toThrow('请至少选择一个事项');
    await expect(together(['0006'], { ...office, reason: '' })).rejects.toThrow('请写明原因');
    await expect(together(['0006'], { ...office, value: '' })).rejects.toThrow('要清空这一栏，请勾选“清空”');
    await expect(together(['0006'], { ...office, field: 'name' })).rejects.toThrow('请选择要改哪一栏');
    await expect(together(['0001'], office)).rejects.toThrow('没有什么要改');
    await expect(together(['0006'], { kind: 'delegate', reason: '试' })).rejects.toThrow('下放给哪个单位');
    await expect(together(['9999'], office)).rejects.toThrow('没有编号为 9999 的事项');
    expect(await officer.read(`${LIST}/0006`)).not.toContain('正在调整');
  });

  it('end together', async () => {
    const done = await together(['0007', '0008'], { kind: 'cancel', reason: '不再实施。', into: 'new' });
    expect(done).toContain('取消（2 项）');
    const id = /调整 (\d+) 草拟/.exec(done)![1]!;
    expect(await changesOf(id)).toEqual([
      ['0007', 'cancel', null],
      ['0008', 'cancel', null],
    ]);
    await expect(
      together(['0007'], { kind: 'change', field: 'office', value: '甲科', reason: '试', into: id }),
    ).rejects.toThrow(/0007 在调整 \d+ 中将要终止/);
  });
});

async function lawPackageOf({ installation }: Served) {
  const [row] = (await lawPackages(installation, 1)).packages;
  return lawPackage(installation, 1, row!.event);
}

describe('many impacts of a work package', () => {
  let app: Served;
  let officer: Officer;
  let work: string;
  beforeAll(async () => {
    app = await served({ now: '2026-11-25T02:00:00.000Z' });
    await furnish(app.installation);
    await importLaws(app.installation, {
      files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
      facts: { effective: '2026-12-15' },
      actor: LOCAL_ADMINISTRATOR,
    });
    officer = await app.officer('小林', ['drafter']);
    work = await officer.link('/admin/lists/1/impacts', '示例渡口法');
  });
  afterAll(() => app?.close());

  const ticks = async (query = '') => {
    const html = await officer.source(`${work}${query}`);
    return [...html.matchAll(/<input type="checkbox"[^>]* name="impact" value="(\d+)"[^>]*>/g)].map(
      ([tag, id]) => ({ id: id!, checked: tag.includes(' checked') }),
    );
  };

  it('are ticked by links, none of them beforehand', async () => {
    const none = await ticks();
    expect(none.length).toBeGreaterThan(2);
    expect(none.every(({ checked }) => !checked)).toBe(true);
    expect((await ticks('?pick=all')).every(({ checked }) => checked)).toBe(true);
    const unsure = await ticks('?pick=unsure');
    expect(unsure.some(({ checked }) => checked)).toBe(true);
    expect(unsure.every(({ checked }) => checked)).toBe(false);
  });

  it('are put on record as needing no change, with one reason for all that are ticked', async () => {
    const [first, second, third] = (await ticks('?pick=unsure')).filter(({ checked }) => checked);
    const act = (fields: Record<string, string | string[]>) =>
      officer.submit(work, `${work}/accept`, { what: 'dismiss', ...fields });
    for (const what of ['dismiss', 'picked'])
      expect(await act({ what, reason: '试' })).toMatch(/没有勾选任何一条。请先勾选.* 进度 影响已处理 0／/);
    expect(await officer.submit(work, `${work}/dismiss`, { reason: '试' })).toContain('没有勾选任何一条');
    expect(await act({ impact: [first!.id, second!.id], reason: ' ' })).toContain('请写明为什么无需调整');
    expect(await act({ impact: [first!.id, second!.id], reason: '只引条号，文意未变。' })).toContain(
      '2 条已记为无需调整',
    );
    await expect(act({ impact: [third!.id, first!.id], reason: '试' })).rejects.toThrow(
      /事项 \d{4}（第.+?条.*?）的影响已经处理过/,
    );
    expect((await ticks()).map(({ id }) => id)).toContain(third!.id);
    const settled = await officer.source(`${work}/edit/${first!.id}`);
    expect(settled).toContain('的影响已经处理过。请到它所在的工作包查看处理结果。');
    expect(settled).toContain(`<a href="${work}">打开它所在的工作包</a>`);
  });

  it('show no button to accept where nothing is proposed any more', async () => {
    expect(await officer.read(work)).toContain('采纳勾选的');
    await officer.submit(work, `${work}/accept`, { what: 'sure' });
    const all = await ticks();
    const { impacts } = await lawPackageOf(app);
    const bare = impacts.filter(({ decision, proposable }) => decision === null && !proposable);
    const rest = all.filter(({ id }) => !bare.some(({ line }) => line.id === id));
    if (rest.length > 0)
      await officer.submit(work, `${work}/accept`, {
        what: 'dismiss',
        impact: rest.map(({ id }) => id),
        reason: '文意未变。',
      });
    const page = await officer.read(work);
    expect(page).not.toContain('采纳勾选的');
    expect(page.includes('把勾选的记为无需调整')).toBe(bare.length > 0);
  });
});
