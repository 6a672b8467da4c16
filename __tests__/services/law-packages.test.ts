import {
  acceptImpacts,
  acceptSure,
  adjustmentPage,
  editImpact,
  impactEdit,
  importLaws,
  importList,
  itemPage,
  LOCAL_ADMINISTRATOR,
  lawPackage,
  lawPackages,
  newDraftItem,
  overview,
  packageAdjustment,
  saveItem,
  setAside,
  takeOut,
  tieToItem,
  todaysWork,
} from '../../src/services';
import { packageView } from '../../src/web/impacts/view';
import { describeOnBothAtLength } from '../databases';
import { installed } from './installed';
import { FERRY_LAW, NEW_FERRY_LAW, type Office, office } from './office';
import { publishNow } from './published-list';

describeOnBothAtLength('the work package of a change of law', (_open, freshUrl) => {
  let at: Office;
  let event: number;

  beforeAll(async () => {
    at = await office(await freshUrl(), '2026-11-25T02:00:00.000Z');
    await importLaws(at.installation, {
      files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
      facts: { effective: '2026-12-15' },
      actor: at.lin,
    });
    event = (await lawPackages(at.installation, at.list)).packages[0]!.event;
  });
  afterAll(() => at.installation.close());

  const pack = () => lawPackage(at.installation, at.list, event);
  const pendingOf = async (item: string) =>
    (await pack()).impacts.filter(({ line, decision }) => line.item.id === item && decision === null);

  it('is there before the new text is in force, and due from then on', async () => {
    const { row } = await pack();
    expect(row.effective).toBe('2026-12-15');
    expect(row.due.date > '2027-01-05').toBe(true);
    expect(row.due.left).toBeGreaterThan(20);
    expect([row.done, row.powers, row.powersLeft]).toEqual([0, 2, 2]);
    expect(row.waiting).toBe(row.total + 2);
    const [list] = (await overview(at.installation)).lists;
    expect(list!.waitingOfLaws).toBe(row.waiting);
    const [work] = await todaysWork(at.installation, list!, at.lin);
    expect(work).toMatchObject({ kind: 'package', count: row.waiting });
  });

  it('gathers what is accepted, one by one or all sure ones, in one draft', async () => {
    const [first] = await pendingOf('0001');
    const { adjustment } = await acceptImpacts(
      at.installation,
      (await pack()).chosen,
      [Number(first!.line.id)],
      at.lin,
    );
    const rest = await acceptSure(at.installation, (await pack()).chosen, event, at.lin);
    expect(rest.adjustment).toBe(adjustment);
    const { items } = await adjustmentPage(at.installation, adjustment, at.lin);
    expect(items.length).toBeGreaterThan(1);
    expect(items.find(({ number }) => number === '0001')!.after!.basisText.power).toContain('第三条');
    expect(items.find(({ number }) => number === '0001')!.reason).toBe(
      '因《示例渡口法》修订，引用条款由第二条改为第三条。',
    );
  });

  it('takes a person’s own citation instead of the proposal, and settles it as edited', async () => {
    const [impact] = await pendingOf('0003');
    const id = Number(impact!.line.id);
    const edit = await impactEdit(at.installation, at.list, id, at.lin);
    const same = (await itemPage(at.installation, at.list, '0003', at.lin)).content!.basisText.power!;
    const write = (cell: string) =>
      editImpact(at.installation, at.list, { id, cell, also: [], opened: edit.opened, actor: at.lin });
    await expect(write(same)).rejects.toThrow('依据没有改动');
    for (const nothing of ['', ' \n', '无', '/'])
      await expect(write(nothing)).rejects.toThrow('实施依据不能留空');
    const adjustment = await write('《示例渡口法》第四条、第五条');
    const { items } = await adjustmentPage(at.installation, String(adjustment), at.lin);
    const after = items.find(({ number }) => number === '0003')!.after!;
    expect(after.bases.map(({ address }) => address)).toEqual(['4', '5']);
    const settled = (await pack()).impacts.find(({ line }) => line.id === String(id));
    expect(settled?.decision?.kind).toBe('edited');
  });

  it('opens an impact again when its change is taken out of the draft', async () => {
    const { impacts } = await pack();
    const settled = impacts.find(({ line, decision }) => line.item.id === '0003' && decision)!;
    const adjustment = String(settled.decision!.adjustment);
    const { items } = await adjustmentPage(at.installation, adjustment, at.lin);
    const { version } = items.find(({ number }) => number === '0003')!;
    await takeOut(at.installation, { adjustment, item: '0003', version, actor: at.lin });
    expect(await pendingOf('0003')).toHaveLength(1);
  });

  it('offers the added provisions that may give the body a power: taken up as 新增, or set aside', async () => {
    const { powers } = await pack();
    expect(powers.map(({ citedInChinese, type }) => `${citedInChinese} ${type}`)).toEqual([
      '第二条 permit',
      '第五条 inspection',
    ]);
    const adjustment = String(await packageAdjustment(at.installation, at.list, event, at.lin));
    const page = await newDraftItem(at.installation, adjustment, 'add', [], powers[0]!.id, at.lin);
    expect(page.content.basisText.power).toContain(
      '第二条：设置浮桥，应当经县级人民政府交通运输主管部门许可。',
    );
    expect(page.content.bases).toMatchObject([{ law: '示例渡口法', address: '2' }]);
    const { item } = await saveItem(at.installation, {
      adjustment,
      item: null,
      kind: 'add',
      content: { ...page.content, name: '浮桥设置许可' },
      words: page.words,
      opened: page.opened,
      predecessors: [],
      power: powers[0]!.id,
      actor: at.lin,
    });
    await setAside(at.installation, at.list, powers[1]!.id, '由上级实施。', at.lin);
    const told = (await pack()).powers.map(({ decision }) => `${decision?.decision} ${decision?.reason}`);
    expect(told).toEqual([`added ${item}`, 'set-aside 由上级实施。']);
    await takeOut(at.installation, { adjustment, item, version: 1, actor: at.lin });
    expect((await pack()).row.powersLeft).toBe(1);
  });

  it('takes an item that the list has already as what a power was added as', async () => {
    const [power] = (await pack()).powers;
    const tie = (item: string) => tieToItem(at.installation, at.list, power!.id, item, at.lin);
    await expect(tie('9999')).rejects.toThrow('9999');
    await tie('0002');
    const { row, powers } = await pack();
    expect(row.powersLeft).toBe(0);
    expect(powers[0]!.decision).toMatchObject({ decision: 'added', reason: '0002', adjustmentId: null });
    expect(packageView(await pack(), true).powers[0]!.outcome).toBe('已由现有事项承接：0002');
    await expect(tie('0003')).rejects.toThrow('已经处理过');
  });
});

const NEW_LAW = `示例浮桥条例
（2026年11月1日示例市第一届代表大会通过　自2027年1月1日起施行）
第一条　为了管理浮桥，制定本条例。
第二条　架设浮桥，应当经县级人民政府交通运输主管部门许可。
第三条　浮桥经营人应当公示票价。
第四条　违反本条例规定的，由交通运输主管部门处一千元以下的罚款。`;

describe('a change of law before the first release', () => {
  it('waits for it: an adjustment builds on what is published', async () => {
    const installation = await installed('sqlite::memory:', '2026-11-25T02:00:00.000Z');
    const law = (text: string, day: string) =>
      importLaws(installation, {
        files: [{ name: `示例渡口法(${day}).txt`, bytes: Buffer.from(text) }],
        facts: {},
        actor: LOCAL_ADMINISTRATOR,
      });
    await law(FERRY_LAW, '2019-03-02');
    const csv =
      '事项名称,事项类型,实施依据\n渡口设置审批,行政许可,《示例渡口法》第二条：设置渡口，应当经县级人民政府批准。\n';
    const file = { name: '清单.csv', bytes: Buffer.from(csv) };
    const { list } = await importList(installation, {
      file,
      body: '示例市交通运输局',
      kind: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    await law(NEW_FERRY_LAW, '2026-11-20');
    const event = (await lawPackages(installation, list)).packages[0]!.event;
    const { chosen } = await lawPackage(installation, list, event);
    await expect(acceptSure(installation, chosen, event, LOCAL_ADMINISTRATOR)).rejects.toThrow(
      '清单还没有发布过，请先发布首次导入的清单',
    );
    await publishNow(installation);
    expect((await acceptSure(installation, chosen, event, LOCAL_ADMINISTRATOR)).impacts).toHaveLength(1);
    await installation.close();
  });
});

describe('a wholly new law', () => {
  let at: Office;
  beforeAll(async () => {
    at = await office('sqlite::memory:', '2026-11-25T02:00:00.000Z');
  });
  afterAll(() => at.installation.close());

  const imported = async (name: string, text: string, facts = {}) => {
    const files = [{ name, bytes: Buffer.from(text) }];
    await importLaws(at.installation, { files, facts, actor: at.lin });
    return (await lawPackages(at.installation, at.list)).packages;
  };

  it('that names the body with powers is a work package of candidates', async () => {
    const [pack, ...others] = await imported('示例浮桥条例(2026-11-01).txt', NEW_LAW);
    expect(others).toEqual([]);
    expect(pack).toMatchObject({ law: '示例浮桥条例', kind: 'enacted', total: 0, powers: 2, powersLeft: 2 });
    const { powers } = await lawPackage(at.installation, at.list, pack!.event);
    expect(powers.map(({ citedInChinese, type }) => `${citedInChinese} ${type}`)).toEqual([
      '第二条 permit',
      '第四条 penalty',
    ]);
    const draft = String(await packageAdjustment(at.installation, at.list, pack!.event, at.lin));
    const page = await newDraftItem(at.installation, draft, 'add', [], powers[1]!.id, at.lin);
    expect(page.content.bases).toMatchObject([{ law: '示例浮桥条例', address: '4' }]);
  });

  it('is none for a list that cites it already, whose text was missing', async () => {
    const csv = '事项名称,事项类型,实施依据\n轮渡经营许可,行政许可,《示例轮渡条例》第二条\n';
    const { list } = await importList(at.installation, {
      file: { name: '清单.csv', bytes: Buffer.from(csv) },
      body: '示例县交通运输局',
      kind: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    await imported('示例轮渡条例(2026-11-01).txt', NEW_LAW.replaceAll('示例浮桥条例', '示例轮渡条例'));
    expect((await lawPackages(at.installation, list)).packages).toEqual([]);
    expect((await lawPackages(at.installation, at.list)).packages).toHaveLength(2);
  });

  it('is none where its text was collected late or it takes the place of another', async () => {
    const old = NEW_LAW.replaceAll('示例浮桥条例', '示例缆车条例');
    const facts = { effective: '2019-01-01' };
    expect(await imported('示例缆车条例(2018-11-01).txt', old, facts)).toHaveLength(2);
    const successor = NEW_LAW.replaceAll('示例浮桥条例', '示例跨江通道条例');
    const packages = await imported('示例跨江通道条例(2026-11-02).txt', successor, {
      replaces: '示例渡口法',
    });
    expect(packages.map(({ kind }) => kind).sort()).toEqual(['enacted', 'enacted', 'replaced']);
  });
});
