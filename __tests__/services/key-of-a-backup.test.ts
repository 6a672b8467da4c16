import { mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  backup,
  type Installation,
  LOCAL_ADMINISTRATOR,
  restore,
  rotateKey,
  showKeys,
  WrongKey,
} from '../../src/services';
import { auditTrail } from '../../src/store';
import { installed } from './installed';
import { publishedList, publishNow } from './published-list';

const actor = LOCAL_ADMINISTRATOR;

/** A list published, backed up and restored beside the keys that took the place of those of the backup. */
describe('a backup from before a change of keys', () => {
  const home = mkdtempSync(join(tmpdir(), 'quanze-older-'));
  let before: string;
  let after: string;
  let keysDir: string;
  let told: string | null;
  let restored: Installation;

  beforeAll(async () => {
    const installation = await publishedList(`sqlite:${join(home, 'a/quanze.db')}`, 2);
    keysDir = installation.settings.keysDir;
    before = (await showKeys(installation)).keys[0]!.fingerprint;
    const out = join(home, 'backup.jsonl');
    await backup(installation, { out, scope: 'backup', withKeys: false, actor });
    after = (await rotateKey(installation, { actor })).keys[0]!.fingerprint;
    await installation.close();

    const empty = await installed(`sqlite:${join(home, 'b/quanze.db')}`);
    await empty.close();
    const settings = { ...empty.settings, databaseUrl: `sqlite:${join(home, 'c.db')}`, keysDir };
    told = (await restore(settings, empty, out)).wrongKey;
    restored = { ...(await installed(settings.databaseUrl)), settings };
  });
  afterAll(() => restored.close());

  it('says at once which key is there, which is needed, where it lies and what to do', () => {
    const retired = readdirSync(keysDir).find((name) => name.startsWith('log.key.retired-'))!;
    expect(told).toBe(
      `${keysDir} 里的 log.key（指纹 ${after}）不是这个库的发布日志上次签名用的那一把，不能发布。` +
        `需要的是指纹为 ${before} 的密钥，它就在 ${keysDir} 里，名为 ${retired}。` +
        '如果这个库是从更换密钥之前的备份恢复的，请改用换钥之后的备份；没有更晚的备份，就把现在的 log.key 移到别处保管，' +
        `把需要的那一把改名为 log.key（权限 600）放回 ${keysDir}，再发布，然后重新 key rotate。`,
    );
  });

  it('says the same when somebody publishes', async () => {
    await expect(publishNow(restored)).rejects.toThrow(WrongKey);
    await expect(publishNow(restored)).rejects.toThrow(told!);
  });

  it('can be published once the key needed is back', async () => {
    const retired = readdirSync(keysDir).find((name) => name.startsWith('log.key.retired-'))!;
    renameSync(join(keysDir, 'log.key'), join(home, 'log.key'));
    renameSync(join(keysDir, retired), join(keysDir, 'log.key'));
    expect(await publishNow(restored)).toMatchObject({ release: 1 });
  });

  it('leaves in the audit log who restored it and who built the site anew', async () => {
    const { rows } = await auditTrail(restored.db.manager);
    expect(rows.slice(0, 2).map(({ actor: who, act }) => [who, act])).toEqual([
      ['本机管理员', 'site.rebuild'],
      ['本机管理员', 'backup.restore'],
    ]);
  });
});
