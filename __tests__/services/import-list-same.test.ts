import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Installation, importList, LOCAL_ADMINISTRATOR } from '../../src/services';
import { corpusDir, describeWithCorpus } from '../corpus';
import { workbookOf } from '../intake/workbook-of';
import { installed } from './installed';

/** How a file that is brought twice was read the second time. */
async function broughtTwice(installation: Installation, name: string, bytes: Uint8Array, body: string) {
  const file = { name, bytes };
  const bring = () => importList(installation, { file, body, kind: null, actor: LOCAL_ADMINISTRATOR });
  const { items } = await bring();
  const { adjustment, again } = await bring();
  return { items: items.length, adjustment, same: again?.unchanged };
}

describe('a workbook brought a second time, unchanged', () => {
  it('differs in nothing, where one header stands over two columns too', async () => {
    const installation = await installed('sqlite::memory:');
    const bytes = workbookOf([
      {
        name: '清单',
        rows: [
          ['序号', '事项名称', '权力类型', '实施依据', '实施层级及权限', '实施层级及权限', '备注'],
          ['1', '渡口设置许可', '行政许可', '《滨江市渡口管理条例》第三条', '市级', '负责本市渡口', ''],
          ['2', '渡口检查', '行政检查', '《滨江市渡口管理条例》第九条', '县级', '负责本县渡口', '试行'],
        ],
        merges: ['E1:F1'],
      },
    ]);
    const told = await broughtTwice(installation, '清单.xlsx', bytes, '滨江市交通运输局');
    expect(told).toEqual({ items: 2, adjustment: null, same: 2 });
    await installation.close();
  });
});

const long = process.env.QUANZE_LONG ? describeWithCorpus : () => undefined;

long('every real workbook brought a second time', () => {
  const folder = join(corpusDir, 'lists');
  it.each(readdirSync(folder).filter((name) => /\.xlsx?$/.test(name)))(
    '%s differs in nothing',
    async (name) => {
      const installation = await installed('sqlite::memory:');
      const bytes = readFileSync(join(folder, name));
      const { items, adjustment, same } = await broughtTwice(installation, name, bytes, '某市某局');
      expect({ adjustment, same }).toEqual({ adjustment: null, same: items });
      await installation.close();
    },
  );
});
