import { readList, readWorkbook } from '../../src/intake';
import { POWER_TYPES } from '../../src/list';
import {
  adjust,
  adjustmentPage,
  type Installation,
  importList,
  LOCAL_ADMINISTRATOR,
  publish,
} from '../../src/services';
import { importReadList } from '../../src/services/import-list';
import type { ImportDecisions } from '../../src/services/list-import/compare';
import { describeOnBothAtLength } from '../databases';
import { workbookOf } from '../intake/workbook-of';
import { installed } from './installed';

type Row = (string | null)[];
const HEAD: Row = ['序号', '事项名称', '权力类型', '实施依据', '承办机构', '备注'];
const NIGHT: Row = ['1', '对擅自夜航的处罚', '行政处罚', '《滨江市渡口管理条例》第十五条', '水运科', null];
const OVERLOAD: Row = [
  '2',
  '对渡船超员载客的处罚',
  '行政处罚',
  '《滨江市渡口管理条例》第十二条',
  '水运科',
  '试行',
];
const PERMIT: Row = ['3', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条', '渡口科', null];
const LIST = [HEAD, NIGHT, OVERLOAD, PERMIT];
const BODY = '滨江市交通运输局';
const NAME = '清单.xlsx';

const bytesOf = (rows: Row[]) => workbookOf([{ name: '清单', rows }]);
const with_ = (row: Row, column: number, text: string | null) =>
  row.map((cell, index) => (index === column ? text : cell));

/** Three items of one body, brought in before each test. */
function threeItems(url: () => Promise<string>) {
  let installation: Installation;
  const bring = (rows: Row[]) =>
    importList(installation, {
      file: { name: NAME, bytes: bytesOf(rows) },
      body: BODY,
      kind: null,
      actor: LOCAL_ADMINISTRATOR,
    });
  const bringDecided = (rows: Row[], decisions: ImportDecisions) =>
    importReadList(installation, {
      intake: readList(readWorkbook(bytesOf(rows), NAME), NAME),
      fileName: NAME,
      body: BODY,
      kind: null,
      actor: LOCAL_ADMINISTRATOR,
      decisions,
    });
  const release = () =>
    publish(installation, {
      out: installation.settings.siteDir,
      effective: null,
      documentNumber: null,
      actor: LOCAL_ADMINISTRATOR,
    });
  const pageOf = (id: number) => adjustmentPage(installation, String(id), LOCAL_ADMINISTRATOR);
  /** Kind, number and name of each change. */
  const kindsIn = async (id: number) =>
    (await pageOf(id)).items.map(({ kind, number, before, after }) => [
      kind,
      number,
      (after ?? before)!.name,
    ]);
  const audits = async () =>
    Number((await installation.db.query('SELECT COUNT(*) AS n FROM audit_record'))[0].n);

  beforeEach(async () => {
    installation = await installed(await url());
    await bring(LIST);
  });
  afterEach(() => installation.close());
  return { bring, bringDecided, release, pageOf, kindsIn, audits, the: () => installation };
}

describeOnBothAtLength('a workbook over a list that is there', (_open, freshUrl) => {
  const { bring, bringDecided, release, pageOf, kindsIn } = threeItems(freshUrl);

  it('becomes a draft adjustment of changes and additions, and cancels nothing by itself', async () => {
    await release();
    const { adjustment, again } = await bring([
      HEAD,
      ['1', '渡船登记', '行政确认', '《滨江市渡口管理条例》第八条', '渡口科', null],
      with_(PERMIT, 3, '《滨江市渡口管理条例》第四条'),
      OVERLOAD,
    ]);
    expect(await kindsIn(adjustment!)).toEqual([
      ['change', '0003', '渡口设置许可'],
      ['add', '0004', '渡船登记'],
    ]);
    expect(again).toMatchObject({
      changed: [{ id: '0003', fields: ['实施依据'] }],
      missing: [{ id: '0001', name: '对擅自夜航的处罚' }],
    });
    const { items, state } = await pageOf(adjustment!);
    expect(state).toBe('draft');
    expect(items[0]!.after!.bases[0]).toMatchObject({ law: '滨江市渡口管理条例', address: '4' });
  });

  it('goes into the 建档 draft itself before the first release', async () => {
    const { adjustment, again } = await bringDecided(
      [
        HEAD,
        with_(NIGHT, 1, '对擅自夜间航行的处罚'),
        PERMIT,
        ['4', '渡船登记', '行政确认', '《滨江市渡口管理条例》第八条', '渡口科', null],
      ],
      { rows: {}, cancel: ['0002'] },
    );
    expect(again!.beforeRelease).toBe(true);
    expect((await kindsIn(adjustment!)).sort()).toEqual([
      ['found', '0001', '对擅自夜间航行的处罚'],
      ['found', '0003', '渡口设置许可'],
      ['found', '0004', '渡船登记'],
    ]);
    await release();
    expect(
      (await bring([HEAD, with_(NIGHT, 1, '对擅自夜间航行的处罚'), PERMIT])).again!.missing,
    ).toMatchObject([{ id: '0004' }]);
  });
});

describe('a workbook over a list that is there', () => {
  const { bring, bringDecided, release, pageOf, kindsIn, audits, the } = threeItems(
    async () => 'sqlite::memory:',
  );

  it('changes nothing and records nothing where it is the same workbook', async () => {
    await release();
    const before = await audits();
    const { adjustment, items, again } = await bring(LIST);
    expect(adjustment).toBeNull();
    expect(items.map(({ id, type }) => [id, type])).toEqual([
      ['0001', POWER_TYPES.penalty],
      ['0002', POWER_TYPES.penalty],
      ['0003', POWER_TYPES.permit],
    ]);
    expect(again).toMatchObject({ unchanged: 3, added: [], changed: [], missing: [], unsure: [] });
    expect(await audits()).toBe(before);
  });

  it('cancels what a person says, and takes an unsure row for what a person says', async () => {
    await release();
    const renamed = with_(OVERLOAD, 1, '超员载客行为查处');
    const rows = [HEAD, renamed, PERMIT];
    const undecided = await bring(rows);
    expect(undecided.adjustment).toBeNull();
    expect(undecided.again!.unsure).toMatchObject([{ row: 2, candidates: ['0002'] }]);
    expect(undecided.skipped[0]!.why).toContain('不能确定');
    const { adjustment } = await bringDecided(rows, { rows: { 0: '0002' }, cancel: ['0001'] });
    expect(await kindsIn(adjustment!)).toEqual([
      ['change', '0002', '超员载客行为查处'],
      ['cancel', '0001', '对擅自夜航的处罚'],
    ]);
  });

  it('does not write twice while its first adjustment is under way, and can be published', async () => {
    await release();
    const rows = [
      HEAD,
      with_(NIGHT, 4, '港航科'),
      OVERLOAD,
      PERMIT,
      ['4', '渡船登记', '行政确认', '《滨江市渡口管理条例》第八条', '渡口科', null],
    ];
    const first = await bring(rows);
    const second = await bring(rows);
    expect(second.adjustment).toBeNull();
    expect(second.items).toEqual(first.items);
    const third = await bring([HEAD, with_(NIGHT, 4, '航政科'), ...rows.slice(2)]);
    expect(third.adjustment).toBeNull();
    expect(third.skipped.at(-1)!.why).toContain(`正在调整 ${first.adjustment} 中`);
    await adjust(the(), { id: String(first.adjustment), act: 'approve', actor: LOCAL_ADMINISTRATOR });
    await release();
    expect((await bring(rows)).adjustment).toBeNull();
  });

  it('keeps what was brought up to date here while the office’s workbook has the old text', async () => {
    await release();
    const newer = [HEAD, with_(NIGHT, 3, '《滨江市渡口管理条例》第十六条'), OVERLOAD, PERMIT];
    const { adjustment } = await bring(newer);
    await adjust(the(), { id: String(adjustment), act: 'approve', actor: LOCAL_ADMINISTRATOR });
    await release();
    expect((await bring(LIST)).again).toMatchObject({
      changed: [],
      behind: [{ id: '0001', fields: ['实施依据'] }],
    });
    const old = await bring([HEAD, with_(NIGHT, 4, '港航科'), OVERLOAD, PERMIT]);
    expect(old.again!.changed).toEqual([{ id: '0001', fields: ['承办机构'] }]);
    const { items } = await pageOf(old.adjustment!);
    expect(items[0]!.after!.basisText.power).toBe('《滨江市渡口管理条例》第十六条');
  });

  it('does not cancel a main item and leave its sub-items', async () => {
    const head: Row = ['序号', '主项名称', '子项名称', '权力类型'];
    const group: Row[] = [
      head,
      ['1', '渡船检验', '客渡船', '行政检查'],
      [null, null, '货渡船', '行政检查'],
      ['2', '渡口检查', null, '行政检查'],
    ];
    const other = {
      file: { name: NAME, bytes: bytesOf(group) },
      body: '滨江市海事局',
      kind: null,
      actor: LOCAL_ADMINISTRATOR,
    };
    expect((await importList(the(), other)).items.map(({ parent }) => parent)).toEqual([
      null,
      '0001',
      '0001',
      null,
    ]);
    const bringOther = (rows: Row[], cancel: string[]) =>
      importReadList(the(), {
        ...other,
        intake: readList(readWorkbook(bytesOf(rows), NAME), NAME),
        fileName: NAME,
        decisions: { rows: {}, cancel },
      });
    expect((await bringOther(group, [])).adjustment).toBeNull();
    const without = [head, group[3]!];
    await expect(bringOther(without, ['0001'])).rejects.toThrow(/0001 还有子项 0003/);
    expect((await bringOther(without, ['0001', '0003', '0004'])).again!.cancelled).toEqual([
      '0001',
      '0003',
      '0004',
    ]);
  });
});
