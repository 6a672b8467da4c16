import { load } from 'cheerio';
import { adjust, importList, LOCAL_ADMINISTRATOR, publish, takeOut } from '../../src/services';
import { adjustmentEventsOf, changesOf } from '../../src/store';
import type { Officer } from '../real-path/officer';
import { SmallOffice } from './small-office';

const BODY = '示例区农业农村局';
const ROWS = 65;
const csv = (office: string) =>
  Buffer.from(
    [
      '事项名称,事项类型,实施依据,承办机构',
      ...Array.from({ length: ROWS }, (_, n) => `第${n + 1}类渔船检查,行政检查,《示例条例》第三条,${office}`),
    ].join('\n'),
  );

describe('an adjustment of more items than a page holds', () => {
  let office: SmallOffice;
  let reviewer: Officer;
  let page: string;
  let adjustment: number;

  beforeAll(async () => {
    office = await SmallOffice.open();
    const { installation } = office;
    const actor = LOCAL_ADMINISTRATOR;
    const bring = (bytes: Buffer) =>
      importList(installation, { file: { name: '清单.csv', bytes }, body: BODY, kind: null, actor });
    await bring(csv('渔政科'));
    const out = installation.settings.siteDir;
    await publish(installation, { out, effective: null, documentNumber: null, actor, body: BODY });
    adjustment = Number((await bring(csv('渔政站'))).adjustment);
    await adjust(installation, { id: String(adjustment), act: 'submit', actor });
    reviewer = await office.person('zhou', ['reviewer'], BODY);
    page = `/admin/adjustments/${adjustment}`;
  });
  afterAll(() => office.close());

  const pageNumbered = async (number: number) =>
    load((await reviewer.download(`${page}?page=${number}`)).toString());

  it('shows every one of them, page by page', async () => {
    const [first, second] = [await pageNumbered(1), await pageNumbered(2)];
    expect([first('section.panel').length, second('section.panel').length]).toEqual([60, ROWS - 60]);
    expect(second('textarea[name="remark|0065|office"]')).toHaveLength(1);
    const auditor = await office.person('shen', ['auditor'], null);
    expect(await auditor.link(page, '第2页')).toBe(`${page}?page=2`);
  });

  it('keeps what a reviewer wrote on one page while she turns to another, and sends back all of it', async () => {
    await reviewer.submit(page, `${page}/act`, {
      turn: '2',
      comment: '请核对机构名称。',
      'remark|0003|office': '应写全称。',
    });
    const turned = load(reviewer.html);
    expect(turned('main').text()).toContain('事项 0003“承办机构”：应写全称。');
    expect(turned('#comment').text().trim()).toBe('请核对机构名称。');
    const kept = turned('#act')
      .serializeArray()
      .filter(({ name }) => name.startsWith('remark|'));
    expect(kept).toEqual([{ name: 'remark|0003|office', value: '应写全称。' }]);
    await reviewer.submit(page, `${page}/act`, {
      act: 'return',
      comment: '请核对机构名称。',
      'remark|0003|office': '应写全称。',
      'remark|0065|office': '这里也是。',
    });
    const told = (await adjustmentEventsOf(office.installation.db.manager, adjustment)).at(-1)!;
    expect(told.fieldComments).toEqual([
      { item: '0003', field: 'office', comment: '应写全称。' },
      { item: '0065', field: 'office', comment: '这里也是。' },
    ]);
    expect((await pageNumbered(2))('.remark').text()).toContain('这里也是。');
  });

  it('takes no decision on what was changed after the reviewer opened it, and keeps what she wrote', async () => {
    const { installation } = office;
    const id = String(adjustment);
    await adjust(installation, { id, act: 'submit', actor: LOCAL_ADMINISTRATOR });
    const opened = load((await reviewer.download(page)).toString());
    const seen = opened('#act [name=seen]').attr('value')!;
    await takeOut(installation, {
      adjustment: id,
      item: '0001',
      version: (await firstChange(office, adjustment)).version,
      actor: LOCAL_ADMINISTRATOR,
    });
    await adjust(installation, { id, act: 'submit', actor: LOCAL_ADMINISTRATOR });
    await expect(
      reviewer.submit(page, `${page}/act`, { act: 'approve', comment: '同意。', seen }),
    ).rejects.toThrow(/^answered 409: .*由他人改动，没有办理。.* 同意。 合法性审核：通过/);
    const last = (await adjustmentEventsOf(installation.db.manager, adjustment)).at(-1)!;
    expect(last.act).toBe('submit');
    expect(
      await reviewer.submit(page, `${page}/act`, { act: 'approve', seen: await seenNow(reviewer, page) }),
    ).toContain('已办理');
  });
});

const firstChange = async ({ installation }: SmallOffice, id: number) =>
  (await changesOf(installation.db.manager, id))[0]!.change;

const seenNow = async (officer: Officer, page: string) =>
  load((await officer.download(page)).toString())('#act [name=seen]').attr('value')!;
