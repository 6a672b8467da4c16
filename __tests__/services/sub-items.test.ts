import {
  adjust,
  contentFrom,
  draftItem,
  endItems,
  formValues,
  type Installation,
  importList,
  LOCAL_ADMINISTRATOR,
  saveItem,
  startAdjustment,
} from '../../src/services';
import { workbookOf } from '../intake/workbook-of';
import { installed } from './installed';
import { publishNow } from './published-list';

const actor = LOCAL_ADMINISTRATOR;
const ROWS = [
  ['序号', '主项名称', '子项名称', '权力类型', '实施依据'],
  ['1', '渡船检验', '客渡船', '行政检查', '《示例渡口法》第三条'],
  [null, null, '货渡船', '行政检查', '《示例渡口法》第三条'],
  ['2', '渡口检查', null, '行政检查', '《示例渡口法》第三条'],
];

describe('a main item that ends', () => {
  let installation: Installation;
  let list: number;

  beforeAll(async () => {
    installation = await installed('sqlite::memory:');
    const bytes = workbookOf([{ name: '清单', rows: ROWS }]);
    ({ list } = await importList(installation, {
      file: { name: '清单.xlsx', bytes },
      body: '示例市海事局',
      kind: null,
      actor,
    }));
    await publishNow(installation);
  });
  afterAll(() => installation.close());

  const words = { reason: '不再办理。', basis: '', counterpart: '' };

  it('is not sent in while its sub-items stay, and names each of them', async () => {
    const head = { title: '取消渡船检验', reason: '不再办理。', basis: '', effective: null };
    const id = String(await startAdjustment(installation, list, head, actor));
    const end = (items: string[]) => endItems(installation, id, { kind: 'cancel', items, words, actor });
    const send = (act: 'submit' | 'approve') => adjust(installation, { id, act, actor });
    await end(['0001']);
    await expect(send('submit')).rejects.toThrow(
      '主项 0001 将要终止，子项 0003（客渡船）、0004（货渡船） 还在',
    );
    await expect(send('approve')).rejects.toThrow('主项 0001 将要终止');
    await end(['0003']);
    await expect(send('submit')).rejects.toThrow(/^还不能送审：主项 0001 .*子项 0004（货渡船） 还在/);
    const { content, opened } = await draftItem(installation, id, '0004', null, actor);
    const elsewhere = contentFrom({ ...formValues(content), parent: '0002' }, content);
    const change = { adjustment: id, item: '0004', kind: 'change' as const, content: elsewhere };
    await saveItem(installation, { ...change, words, opened, predecessors: [], actor });
    await expect(send('submit')).resolves.toMatchObject({ state: 'in-review' });
  });
});
