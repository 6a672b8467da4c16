import { adjust, adjustmentPage, importLaws, lawPackages, treatTogether } from '../../src/services';
import { adjustmentView } from '../../src/web/adjustments/view';
import { describeOnBoth } from '../databases';
import { NEW_FERRY_LAW, type Office, office } from './office';

describeOnBoth('an adjustment that leaves impacts on its own items undecided', (_open, freshUrl) => {
  let at: Office;
  let event: number;
  let adjustment: string;

  beforeAll(async () => {
    at = await office(await freshUrl(), '2026-11-25T02:00:00.000Z');
    await importLaws(at.installation, {
      files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
      facts: { effective: '2026-12-15' },
      actor: at.lin,
    });
    event = (await lawPackages(at.installation, at.list)).packages[0]!.event;
    const { adjustment: made } = await treatTogether(at.installation, at.list, {
      items: ['0003', '0004'],
      treatment: { kind: 'change', field: 'office', value: '水运科' },
      words: { reason: '机构调整。', basis: '', counterpart: '' },
      into: null,
      actor: at.lin,
    });
    adjustment = String(made);
  });
  afterAll(() => at.installation.close());

  const notice = async (actor = at.lin) =>
    adjustmentView(await adjustmentPage(at.installation, adjustment, actor)).unsettled;

  it('says so to whoever sends it in, with the package, and to the reviewer', async () => {
    const said = {
      title: '这些事项还有 2 处影响没有处理',
      items: [
        {
          text: '《示例渡口法》变动：事项 0003、0004，2 处',
          href: `/admin/lists/${at.list}/impacts/${event}`,
        },
      ],
    };
    expect(await notice()).toMatchObject(said);
    await adjust(at.installation, { id: adjustment, act: 'submit', actor: at.lin });
    expect(await notice(at.zhou)).toMatchObject(said);
  });
});
