import { gazetteOf, importList, LOCAL_ADMINISTRATOR } from '../../src/services';
import { withSample } from './installed';

describe('a gazette of no list that was named', () => {
  it('is refused where there are several, as a check is', async () => {
    const installation = await withSample();
    const file = {
      name: '清单.csv',
      bytes: Buffer.from('事项名称,事项类型,实施依据\n渡口检查,行政检查,《示例条例》第二条\n'),
    };
    await importList(installation, { file, body: '另一局', kind: null, actor: LOCAL_ADMINISTRATOR });
    await expect(gazetteOf(installation, {})).rejects.toThrow('另一局（权责清单）');
    await expect(gazetteOf(installation, { body: '另一局' })).rejects.toThrow('还没有发布过');
    const { name } = await gazetteOf(installation, { body: '示例区交通运输局' });
    expect(name).toContain('示例区交通运输局');
    await installation.close();
  });
});
