import {
  acceptImpacts,
  adjust,
  dismissImpacts,
  endItems,
  impactEdit,
  importLaws,
  lawPackage,
  lawPackages,
  openImpacts,
  overview,
  startAdjustment,
} from '../../src/services';
import { packageView } from '../../src/web/impacts/view';
import { describeOnBoth } from '../databases';
import { NEW_FERRY_LAW, type Office, office } from './office';
import { publishNow } from './published-list';

describeOnBoth('impacts of an item that has ended since', (_open, freshUrl) => {
  let at: Office;
  let event: number;
  let before: number;
  let hit: string[];

  const pack = () => lawPackage(at.installation, at.list, event);

  beforeAll(async () => {
    at = await office(await freshUrl(), '2026-11-25T02:00:00.000Z');
    await importLaws(at.installation, {
      files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
      facts: { effective: '2026-12-15' },
      actor: at.lin,
    });
    event = (await lawPackages(at.installation, at.list)).packages[0]!.event;
    before = (await pack()).row.waiting;
    hit = (await openImpacts(at.installation, {}))
      .filter(({ item }) => item.id === '0001')
      .map(({ id }) => id);
    const head = { title: '取消', reason: '渡口已改为桥梁。', basis: '', effective: null };
    const id = String(await startAdjustment(at.installation, at.list, head, at.lin));
    const words = { reason: '渡口已改为桥梁。', basis: '', counterpart: '' };
    await endItems(at.installation, id, { kind: 'cancel', items: ['0001'], words, actor: at.lin });
    await adjust(at.installation, { id, act: 'submit', actor: at.lin });
    await adjust(at.installation, { id, act: 'approve', actor: at.zhou });
    await adjust(at.installation, { id, act: 'approve', actor: at.han });
    await publishNow(at.installation);
  });
  afterAll(() => at.installation.close());

  it('wait for nobody, on the package, the desk and the command line', async () => {
    expect(hit.length).toBeGreaterThan(0);
    const { row } = await pack();
    expect(row).toMatchObject({ waiting: before - hit.length, done: hit.length });
    expect((await overview(at.installation)).lists[0]!.waitingOfLaws).toBe(row.waiting);
    const open = await openImpacts(at.installation, {});
    expect(open.filter(({ item }) => item.id === '0001')).toEqual([]);
  });

  it('stand on the package as settled, with nothing to do', async () => {
    const view = packageView(await pack(), true);
    expect(view.pending.filter(({ item }) => item.startsWith('0001'))).toEqual([]);
    expect(view.closed.map(({ outcome }) => outcome)).toEqual(hit.map(() => '事项已终止，不用处理'));
  });

  it('are refused in words where an old page still offers them', async () => {
    const { chosen } = await pack();
    const ids = hit.map(Number);
    const refused = '事项 0001 已经终止';
    await expect(acceptImpacts(at.installation, chosen, ids, at.lin)).rejects.toThrow(refused);
    await expect(dismissImpacts(at.installation, chosen, ids, '无', at.lin)).rejects.toThrow(refused);
    await expect(impactEdit(at.installation, at.list, ids[0]!, at.lin)).rejects.toThrow(refused);
  });
});
