import { importList, LOCAL_ADMINISTRATOR } from '../../src/services';
import type { Officer } from '../real-path/officer';
import { type Served, served } from '../served';

describe('the sample', () => {
  let app: Served;
  let admin: Officer;
  let drafter: Officer;
  beforeAll(async () => {
    app = await served({ sample: true });
    app.installation.settings = { ...app.installation.settings, defaultDatabase: true };
    admin = await app.officer('guan', ['admin']);
    drafter = await app.officer('新同事', ['drafter']);
  });
  afterAll(() => app?.close());

  it('goes only after a page that names what goes and what stays', async () => {
    const desk = await admin.source('/admin');
    expect(desk).toContain('href="/admin/sample/remove"');
    expect(desk).not.toMatch(/<form[^>]*action="\/admin\/sample\/remove"/);
    const page = await admin.source('/admin/sample/remove');
    expect(page).toMatch(/账号 \d+ 个，后来建的也在内：[^<]*新同事/);
    expect(page).toMatch(/法律文件 6 件，您后来导入的也在内：《/);
    expect(page).toContain('发布 2 次');
    expect(page).toContain(app.installation.settings.keysDir);
    expect(page).toContain('您自己的账号 guan');
    expect(page).toMatch(/<form method="post" action="\/admin\/sample\/remove"/);
  });

  it('is no matter of anybody but the administrator', async () => {
    await expect(drafter.read('/admin/sample/remove')).rejects.toThrow('403');
  });

  it('is to be cleared before an own list comes beside it; afterwards the desk says why it stays', async () => {
    expect(await admin.read('/admin/lists/import')).toContain('库里还是虚构的示例，请先清除');
    const file = {
      name: '清单.csv',
      bytes: Buffer.from('事项名称,事项类型,实施依据\n渡口检查,行政检查,《示例条例》第二条\n'),
    };
    await importList(app.installation, { file, body: '另一局', kind: null, actor: LOCAL_ADMINISTRATOR });
    expect(await admin.read('/admin/lists/import')).not.toContain('请先清除');
    const desk = await admin.source('/admin');
    expect(desk).not.toContain('/admin/sample/remove');
    expect(desk).toContain('不能再整体清除示例');
    expect(desk).toContain('换一个新的数据文件夹');
  });
});
