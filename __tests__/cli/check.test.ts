import { withSample } from '../services/installed';
import { answered } from './in-process';

describe('quanze check', () => {
  it('lists by law what it could not check, since no text is held', async () => {
    const { settings, close } = await withSample();
    await close();
    const env = {
      DATABASE_URL: settings.databaseUrl,
      SITE_DIR: settings.siteDir,
      KEYS_DIR: settings.keysDir,
    };
    const lines = (await answered(['check'], env)).out.trim().split('\n');
    expect(lines[0]).toContain('未收录文本 1');
    expect(lines.slice(-2)).toEqual([
      '没有核对的依据，因为没有收录 1 部法律文件的文本（用 law import 导入）：',
      '  《示例市运输从业资格管理办法》 1 处',
    ]);
  });
});
