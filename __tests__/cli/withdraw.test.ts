import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedList } from '../services/published-list';
import { answered } from './in-process';

describe('quanze withdraw', () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-withdraw-'));
  const url = `sqlite:${join(home, 'quanze.db')}`;
  const order = ['withdraw', '0002', '--revision', '1', '--reason', 'privacy'];
  let env: Record<string, string>;
  let file: string;

  beforeAll(async () => {
    const { settings, close } = await publishedList(url, 2);
    await close();
    env = { DATABASE_URL: url, SITE_DIR: settings.siteDir, KEYS_DIR: settings.keysDir };
    file = join(settings.siteDir, 'current/data/items/1/0002/1.json');
  });

  it('erases nothing where nobody at a terminal can confirm it, and says what it would erase', async () => {
    const { code, out, err } = await answered(order, env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^将抹去事项 0002“.+”第 1 版的内容和写有它的 \d+ 个数据文件，其中有最新一次发布（第 1 号）的下载文件（清单、表格、差异），下次发布之前公众下载不到整份清单；抹去后不能恢复。确认要办的，请加 --yes 再运行一次。\n$/,
    );
    expect(existsSync(file)).toBe(true);
  });

  it('erases with --yes, in the same shape as ever', async () => {
    const { code, out } = await answered([...order, '--yes', '--json'], env);
    expect(code).toBe(0);
    const { files, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ item: '0002', seq: 1 });
    expect(files).toContain('data/items/1/0002/1.json');
    expect(existsSync(file)).toBe(false);
  });
});
