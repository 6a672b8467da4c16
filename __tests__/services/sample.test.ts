import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  actorNamed,
  adjust,
  auditChain,
  auditPage,
  diffReleases,
  gazetteOf,
  type Installation,
  importList,
  LOCAL_ADMINISTRATOR,
  openImpacts,
  overview,
  publish,
  removeSample,
  verifySite,
} from '../../src/services';
import { loadSample } from '../../src/services/sample/load';
import { readStory } from '../../src/services/sample/story';
import { inTransaction, writeSetting } from '../../src/store';
import { describeOnBothAtLength } from '../databases';
import { installed } from './installed';

/** Digest of every file of the site but what holds signatures. */
function bytesOf(siteDir: string): Record<string, string> {
  const root = join(siteDir, 'current');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  );
}

describeOnBothAtLength('the sample, played through the use cases', (_open, freshUrl) => {
  let installation: Installation;
  const site = () => installation.settings.siteDir;
  const rebuild = () =>
    publish(installation, { out: site(), effective: null, documentNumber: null, actor: LOCAL_ADMINISTRATOR });

  beforeAll(async () => {
    installation = await installed(await freshUrl());
    await loadSample(installation);
  });
  afterAll(() => installation.close());

  it('shows every feature: two releases, impacts that wait, an adjustment under review', async () => {
    const { lists, laws } = await overview(installation);
    expect(laws).toBe(6);
    expect(lists).toMatchObject([
      {
        body: '示例区交通运输局',
        release: { number: 2 },
        adjustments: [{ state: 'in-review' }],
      },
    ]);
    expect(lists[0]!.waitingOfLaws).toBeGreaterThan(5);
    const impacts = await openImpacts(installation, {});
    expect(new Set(impacts.map(({ sure }) => sure))).toEqual(new Set([true, false]));
  });

  it('tells the releases apart, the merge as a merge', async () => {
    const { added, cancelled, merged, changed } = await diffReleases(installation, 1, 2);
    expect(added).toHaveLength(1);
    expect(cancelled).toHaveLength(1);
    expect(merged).toMatchObject([{ from: ['0012', '0013'] }]);
    expect(changed.length).toBeGreaterThan(10);
  });

  it('proves itself, and names what was touched', async () => {
    expect((await verifySite(site(), {})).report).toEqual({ ok: true, publisher: 'unchecked', problems: [] });
    const key = /^log (\S+)$/m.exec(readFileSync(join(site(), 'current/log/policy.txt'), 'utf8'))![1]!;
    expect((await verifySite(site(), { key })).report.publisher).toBe('checked');
  });

  it('writes not one file anew where nothing is new', async () => {
    const before = bytesOf(site());
    const { release, written } = await rebuild();
    expect({ release, written }).toEqual({ release: 2, written: 0 });
    expect(bytesOf(site())).toEqual(before);
  });

  it('makes the very same site again, signatures included, where the folder was lost', async () => {
    const before = bytesOf(site());
    rmSync(site(), { recursive: true });
    await rebuild();
    expect(bytesOf(site())).toEqual(before);
  });

  it('makes the same document on every run', async () => {
    const [once, again] = [await gazetteOf(installation, {}), await gazetteOf(installation, {})];
    expect(Buffer.compare(once.bytes, again.bytes)).toBe(0);
    expect(once.name).toBe('示例区交通运输局权责清单第2号发布.docx');
  });

  it('lets each person do only their step, and nobody judge their own work', async () => {
    const { lists } = await overview(installation);
    const id = String(lists[0]!.adjustments[0]!.id);
    const [chen, lin, zhou] = await Promise.all(
      ['chen', 'lin', 'zhou'].map((name) => actorNamed(installation, name)),
    );
    await expect(adjust(installation, { id, act: 'approve', actor: chen! })).rejects.toThrow(
      '没有合法性审核的权限',
    );
    await expect(adjust(installation, { id, act: 'approve', actor: zhou! })).rejects.toThrow('权限');
    expect(await adjust(installation, { id, act: 'approve', actor: lin! })).toMatchObject({
      state: 'in-approval',
    });
    expect(await adjust(installation, { id, act: 'approve', actor: zhou! })).toMatchObject({
      state: 'approved',
    });
    const third = await publish(installation, {
      out: site(),
      effective: null,
      documentNumber: null,
      actor: zhou!,
    });
    expect(third).toMatchObject({ release: 3 });
    expect(third.reused).toBeGreaterThan(third.written / 2);
    expect((await verifySite(site(), {})).report.ok).toBe(true);
  });

  it('keeps every published data file byte for byte through later releases', async () => {
    const now = bytesOf(site());
    const sums = readFileSync(join(site(), 'current/releases/0001/DATA.SHA256SUMS'), 'utf8')
      .trim()
      .split('\n');
    expect(sums.length).toBeGreaterThan(40);
    for (const line of sums) {
      const [digest, path] = line.split('  ') as [string, string];
      expect(now[path]).toBe(digest);
    }
  });

  it('keeps the chain of audit records whole', async () => {
    const { records } = await auditPage(installation, { page: 1 }, LOCAL_ADMINISTRATOR);
    expect((await auditChain(installation, LOCAL_ADMINISTRATOR)).broken).toBeNull();
    expect(records.filter(({ override }) => override).map(({ act }) => act)).toContain('adjustment.approve');
  });

  it('refuses to sign where the key is gone, or others may read it', async () => {
    const key = join(installation.settings.keysDir, 'log.key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(key);
    rmSync(key);
    await expect(rebuild()).rejects.toThrow('已经签过发布');
    writeFileSync(key, bytes, { mode: 0o644 });
    await expect(rebuild()).rejects.toThrow('权限过宽');
    rmSync(key);
    writeFileSync(key, bytes, { mode: 0o600 });
    await rebuild();
  });

  it('is removed only from the untouched default database', async () => {
    await expect(removeSample(installation, LOCAL_ADMINISTRATOR)).rejects.toThrow('不能整体清除');
  });
});

describe('an installation that the sample was removed from', () => {
  it('closes the database that it has now', async () => {
    const empty = await installed(
      `sqlite:${join(mkdtempSync(join(tmpdir(), 'quanze-sample-')), 'quanze.db')}`,
    );
    const own = { ...empty.settings, defaultDatabase: true };
    empty.settings = own;
    const file = {
      name: '清单.csv',
      bytes: Buffer.from('事项名称,事项类型,实施依据\n渡口检查,行政检查,《示例条例》第二条\n'),
    };
    const { body } = await readStory();
    await importList(empty, { file, body, kind: null, actor: LOCAL_ADMINISTRATOR });
    await inTransaction(empty.db, (em) => writeSetting(em, 'sample', 'loaded'));
    await removeSample(empty, LOCAL_ADMINISTRATOR);
    await empty.close();
    expect(empty.db.isInitialized).toBe(false);
  });
});
