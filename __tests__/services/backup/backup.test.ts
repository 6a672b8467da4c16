import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  backup,
  type Installation,
  LOCAL_ADMINISTRATOR,
  lookUpObjection,
  prepareSite,
  publish,
  receiveObjection,
  restore,
  uploadList,
  verifySite,
} from '../../../src/services';
import { addBody, inTransaction, withdrawContent } from '../../../src/store';
import { describeOnBothAtLength } from '../../databases';
import { installed } from '../installed';

const home = mkdtempSync(join(tmpdir(), 'quanze-backup-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let count = 0;
const fresh = (ending = '.jsonl') => join(home, `${++count}${ending}`);
const everything = { scope: 'backup' as const, withKeys: true, actor: LOCAL_ADMINISTRATOR };

/** The lines of a dump but those of the audit log, which goes on with the restoring itself. */
async function linesOf(
  installation: Installation,
  scope: 'backup' | 'register' = 'backup',
): Promise<string[]> {
  const out = fresh();
  await backup(installation, { out, scope, withKeys: false, actor: LOCAL_ADMINISTRATOR });
  return readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !/^\{"(?:table":"audit_record|end)"/.test(line));
}

/** The sample: two bodies' worth of history, an account each, two releases. */
async function withSample(url: string): Promise<Installation> {
  const made = await installed(url);
  const installation = { ...made, settings: { ...made.settings, defaultDatabase: true } };
  await prepareSite(installation, () => undefined);
  return installation;
}

/** Made once, on SQLite: what both databases are restored from. */
let made: ReturnType<typeof backedUp> | undefined;

async function backedUp(): Promise<{ installation: Installation; file: string; receipt: string }> {
  const installation = await withSample(`sqlite:${join(home, 'sample.db')}`);
  await inTransaction(installation.db, async (em) => {
    const [{ digest }] = await em.query(
      `SELECT content_digest AS digest FROM adjustment_change WHERE content_digest NOT IN
       (SELECT content_digest FROM item_revision WHERE content_digest IS NOT NULL) LIMIT 1`,
    );
    await withdrawContent(em, {
      digest,
      reason: 'privacy',
      actor: 'local',
      at: installation.clock(),
    } as never);
  });
  const form = { list: '1', item: '', text: '收费标准没有写明依据。', name: '', contact: '', homepage: '' };
  const { receipt } = await receiveObjection(installation, form, '198.51.100.1');
  const unconfirmed = { name: '还没确认的清单.csv', bytes: Buffer.from('事项名称,录入人\n渡口检查,王某\n') };
  const actor = LOCAL_ADMINISTRATOR;
  await (await uploadList(installation, { file: unconfirmed, body: '', actor })).ended;
  const file = fresh('.jsonl.gz');
  await backup(installation, { out: file, ...everything });
  return { installation, file, receipt };
}

afterAll(async () => (await made)?.installation.close());

describeOnBothAtLength('a backup, restored', (_open, freshUrl) => {
  let installation: Installation;
  let file: string;
  let receipt: string;

  beforeAll(async () => {
    made ??= backedUp();
    ({ installation, file, receipt } = await made);
  });

  it('into an empty installation gives the same register, accounts and keys, and one can go on publishing', async () => {
    const other = await installed(await freshUrl());
    await other.close();
    const restored = await restore(other.settings, other, file);
    expect(restored.keys).toEqual(['log.key']);
    const opened = await installed(other.settings.databaseUrl);
    const again: Installation = { ...opened, settings: other.settings };
    expect(await linesOf(again)).toEqual(await linesOf(installation));
    await publish(again, {
      out: again.settings.siteDir,
      effective: null,
      documentNumber: null,
      rebuild: true,
      actor: LOCAL_ADMINISTRATOR,
    });
    expect(await verifySite(again.settings.siteDir, {})).toMatchObject({ report: { ok: true } });
    expect(await lookUpObjection(again, receipt, '198.51.100.7')).toMatchObject({ state: 'received' });

    const back = fresh();
    await backup(again, { ...everything, out: back });
    const third = await installed(`sqlite:${join(home, `${++count}.db`)}`);
    await third.close();
    await restore(third.settings, third, back);
    const reopened = await installed(third.settings.databaseUrl);
    expect(await linesOf(reopened)).toEqual(await linesOf(again));
    await reopened.close();
    await again.close();
  });

  it('gives new rows numbers that none has had', async () => {
    const other = await installed(await freshUrl());
    await other.close();
    await restore(other.settings, other, file);
    const again = await installed(other.settings.databaseUrl);
    const body = await inTransaction(again.db, (em) =>
      addBody(em, { name: '临江市渡口管理所', aliases: [] } as never),
    );
    const [{ highest }] = await again.db.manager.query('SELECT MAX(id) AS highest FROM body');
    expect(body.id).toBe(Number(highest));
    await again.close();
  });

  it('keeps what is withdrawn withdrawn', () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const erased = text.split('\n').filter((line) => /^\{"table":"content","row":\{"bytes":null/.test(line));
    expect(erased).toHaveLength(1);
  });

  it('is for its owner alone, and has the keys only when asked', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    const out = fresh();
    const { keys } = await backup(installation, { ...everything, out, withKeys: false });
    expect(keys).toEqual([]);
    expect(readFileSync(out, 'utf8')).not.toMatch(/^\{"key"/m);
  });

  it('as a dump names no account and no session, and is loaded all the same', async () => {
    const out = fresh();
    await backup(installation, { out, scope: 'register', withKeys: false, actor: LOCAL_ADMINISTRATOR });
    const text = readFileSync(out, 'utf8');
    for (const table of [
      'account',
      'role_grant',
      'session',
      'objection_sender',
      'upload',
      'upload_file',
      'job',
    ]) {
      expect(text).not.toContain(`{"table":"${table}"`);
    }
    expect(text).not.toMatch(/session\.secret|objection\.secret/);
    const other = await installed(await freshUrl());
    await other.close();
    expect(await restore(other.settings, other, out)).toMatchObject({ scope: 'register', keys: [] });
  });

  it('is refused by an installation that holds anything, which stays as it was', async () => {
    const before = await linesOf(installation);
    await expect(restore(installation.settings, installation, file)).rejects.toThrow('已有内容');
    expect(await linesOf(installation)).toEqual(before);
  });

  it('cut off, changed by a letter, or with another log is refused, and nothing is half written', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const end = text.lastIndexOf('{"end"');
    const damaged: [string, RegExp][] = [
      [text.slice(0, end), /没有结尾/],
      [text.replace('示例区', '示例市'), /校验值不符/],
      [text.replace(/"root":"[^"]*"\}\}\}\n$/, '"root":"AAAA"}}}\n'), /发布日志不符/],
      [`${text}{"table":"law","row":{}}\n`, /在结尾之后还有内容/],
      [text.slice(0, 40), /第 1 行/],
      ['', /没有内容|没有结尾/],
    ];
    const other = await installed(await freshUrl());
    await other.close();
    for (const [content, why] of damaged) {
      const path = fresh();
      writeFileSync(path, content);
      await expect(restore(other.settings, other, path)).rejects.toThrow(why);
      expect(existsSync(join(other.settings.keysDir, 'log.key'))).toBe(false);
    }
    expect(await restore(other.settings, other, file)).toMatchObject({ keys: ['log.key'] });
  });

  it('is not made of an empty database, which is not the one that anyone uses', async () => {
    const empty = await installed(await freshUrl());
    const out = fresh();
    await expect(backup(empty, { out, ...everything })).rejects.toThrow(/是空的.*QUANZE_SETTINGS/);
    expect(existsSync(out)).toBe(false);
    await empty.close();
  });

  it('never writes over another key', async () => {
    const other = await installed(await freshUrl());
    await other.close();
    mkdirSync(other.settings.keysDir, { recursive: true });
    writeFileSync(join(other.settings.keysDir, 'log.key'), '别的密钥');
    await expect(restore(other.settings, other, file)).rejects.toThrow('拒绝覆盖签名密钥');
    expect(readFileSync(join(other.settings.keysDir, 'log.key'), 'utf8')).toBe('别的密钥');
  });
});
