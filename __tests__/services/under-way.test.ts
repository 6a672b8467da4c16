import {
  contentFrom,
  draftItem,
  formValues,
  importLaws,
  LOCAL_ADMINISTRATOR,
  listHealth,
  saveItem,
  startAdjustment,
} from '../../src/services';
import { NEW_FERRY_LAW, type Office, office } from './office';

describe('a fault that an adjustment under way takes up', () => {
  let at: Office;
  let adjustment: string;

  beforeAll(async () => {
    at = await office('sqlite::memory:', '2026-12-20T02:00:00.000Z');
    await importLaws(at.installation, {
      files: [{ name: '示例渡口法(2026-11-20).txt', bytes: Buffer.from(NEW_FERRY_LAW) }],
      facts: { kind: '法律', promulgated: '2026-11-20', effective: '2026-12-15' },
      actor: LOCAL_ADMINISTRATOR,
    });
    const head = { title: '更正依据', reason: '核对后更正。', basis: '', effective: null };
    adjustment = String(await startAdjustment(at.installation, at.list, head, at.lin));
  });
  afterAll(() => at.installation.close());

  const cite = async (article: string) => {
    const { content, opened, words } = await draftItem(at.installation, adjustment, '0001', null, at.lin);
    const basis = `【法律】《示例渡口法》\n${article}：设置渡口，应当经县级人民政府批准。`;
    await saveItem(at.installation, {
      ...{ adjustment, item: '0001', kind: 'change', words, opened, predecessors: [], actor: at.lin },
      content: contentFrom({ ...formValues(content), 'basis.power.0': basis }, content),
    });
  };

  const found = async () => {
    const { findings } = (await listHealth(at.installation, at.list)).health;
    return findings
      .filter(({ item }) => item.id === '0001')
      .map(({ cited, status, underWay }) => ({ cited, status, underWay }));
  };

  it('stays open where the draft puts another fault in its place', async () => {
    const wrong = { cited: '2', status: 'renumbered' };
    expect(await found()).toEqual([{ ...wrong, underWay: undefined }]);
    await cite('第五条');
    expect(await found()).toEqual([{ ...wrong, underWay: undefined }]);
  });

  it('is under way once the draft is right', async () => {
    await cite('第三条');
    expect(await found()).toEqual([{ cited: '2', status: 'renumbered', underWay: Number(adjustment) }]);
  });
});
