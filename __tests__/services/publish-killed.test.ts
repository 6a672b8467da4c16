import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BuildRefusedError, folderSink, parseCheckpoint, verifyPath } from '../../src/release';
import {
  type Installation,
  openInstallation,
  PublishingElsewhere,
  prepareSite,
  settingsFrom,
} from '../../src/services';
import { withPublishingLock } from '../../src/services/publish/publishing-lock';
import { allReleases, leafCount } from '../../src/store';
import { changed, publishedList, publishNow } from './published-list';

// Processes are started and killed: more than the usual patience on a busy machine.
jest.setTimeout(process.env.QUANZE_LONG ? 3_600_000 : 240_000);

const dist = resolve(__dirname, '../../dist/services/index.js');
/** `npm run test:long` draws all of them. */
const MOMENTS = process.env.QUANZE_LONG ? 200 : 1;

/** Publishes in a process of its own; says `go` when it starts and `done` when it is through. */
const CHILD = `
require('reflect-metadata');
const { openInstallation, publish, settingsFrom, LOCAL_ADMINISTRATOR } = require(${JSON.stringify(dist)});
const { randomBytes } = require('node:crypto');
(async () => {
  const installation = await openInstallation(settingsFrom(process.env), {
    clock: () => '2026-12-01T02:00:00.000Z', random: (size) => randomBytes(size) });
  process.stdout.write('go\\n');
  await publish(installation, { out: installation.settings.siteDir, effective: null, documentNumber: null,
    actor: LOCAL_ADMINISTRATOR });
  await installation.close();
  process.stdout.write('done\\n');
})().catch((error) => { process.stderr.write(error.message); process.exitCode = 1; });
`;

const envOf = (home: string) => ({
  DATABASE_URL: `sqlite:${join(home, 'quanze.db')}`,
  SITE_DIR: join(home, 'site'),
  KEYS_DIR: join(home, 'keys'),
});

function publisherIn(home: string): ChildProcess {
  return spawn(process.execPath, ['-e', CHILD], { env: { ...process.env, ...envOf(home) } });
}

const said = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((heard) =>
    child.stdout!.on('data', (chunk) => {
      if (String(chunk).includes(word)) heard();
    }),
  );
const ended = (child: ChildProcess): Promise<void> => new Promise((end) => child.once('close', () => end()));

/** One release published and a second one due, to be copied for every try. */
describe('a publisher', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanze-killed-'));
  const template = join(folder, 'template');
  let lasts = 0;

  const reopen = (home: string): Promise<Installation> =>
    openInstallation(settingsFrom(envOf(home)), {
      clock: () => '2026-12-01T03:00:00.000Z',
      random: (size) => new Uint8Array(size).fill(9),
    });
  const copy = (name: string): string => {
    const home = join(folder, name);
    rmSync(home, { recursive: true, force: true });
    execFileSync('cp', ['-a', template, home]);
    return home;
  };

  beforeAll(async () => {
    const installation = await publishedList(`sqlite:${join(folder, 'made.db')}`, 20);
    await changed(installation, 4, 2);
    await installation.close();
    const { siteDir, keysDir } = installation.settings;
    execFileSync('mkdir', ['-p', template]);
    for (const file of readdirSync(folder).filter((name) => name.startsWith('made.db')))
      cpSync(join(folder, file), join(template, file.replace('made', 'quanze')));
    execFileSync('cp', ['-a', siteDir, join(template, 'site')]);
    execFileSync('cp', ['-a', keysDir, join(template, 'keys')]);
    const child = publisherIn(copy('timed'));
    const end = ended(child);
    await said(child, 'go');
    const from = performance.now();
    await end;
    lasts = performance.now() - from;
    expect((await verifyPath(join(folder, 'timed/site'))).releases).toBe(2);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`killed at any of ${MOMENTS} moments leaves a whole site, and the next start puts all in step`, async () => {
    const found: string[] = [];
    for (let moment = 0; moment < MOMENTS; moment++) {
      const home = copy('killed');
      const child = publisherIn(home);
      const end = ended(child);
      await said(child, 'go');
      const wait = ((moment + Math.random()) / MOMENTS) * lasts;
      const timer = setTimeout(() => child.kill('SIGKILL'), wait);
      await end;
      clearTimeout(timer);
      const site = join(home, 'site');
      const at = `killed after ${wait.toFixed(1)} of ${lasts.toFixed(1)} ms`;

      const left = await verifyPath(site);
      expect([at, left.problems]).toEqual([at, []]);
      expect([1, 2]).toContain(left.releases);

      const installation = await reopen(home);
      await prepareSite(installation, () => undefined);
      const releases = (await allReleases(installation.db.manager)).length;
      const started = await verifyPath(site);
      expect([at, started.problems, started.releases]).toEqual([at, [], releases]);
      expect(parseCheckpoint(readFileSync(join(site, 'current/log/checkpoint'), 'utf8')).size).toBe(
        await leafCount(installation.db.manager),
      );

      const { release } = await publishNow(installation);
      await installation.close();
      expect(release).toBe(2);
      expect((await verifyPath(site)).releases).toBe(2);
      expect(readdirSync(join(site, 'builds')).filter((name) => !/^\d+$/.test(name))).toEqual([]);
      found.push(`${left.releases}→${releases}`);
    }
    // Told where the test is read: how many moments fell before and after the release became true.
    expect(found).toHaveLength(MOMENTS);
  });

  it('that comes second is told, and by whom', async () => {
    const home = copy('two');
    const installation = await reopen(home);
    await withPublishingLock(installation.settings.siteDir, async () => {
      await expect(publishNow(installation)).rejects.toThrow(PublishingElsewhere);
      const child = publisherIn(home);
      let told = '';
      child.stderr!.on('data', (chunk) => {
        told += chunk;
      });
      await ended(child);
      expect(told).toContain(`另一个发布正在进行（进程 ${process.pid}`);
    });
    expect((await publishNow(installation)).release).toBe(2);
    await installation.close();
  });

  it('takes over the lock of a process that is gone, also one of its own number', async () => {
    const home = copy('stale');
    const installation = await reopen(home);
    for (const holder of [String(process.pid), '4194303', '']) {
      execFileSync('sh', ['-c', `printf %s '${holder}' > "$0"`, join(home, 'site/.publishing')]);
      await publishNow(installation);
      expect(existsSync(join(home, 'site/.publishing'))).toBe(false);
    }
    await installation.close();
  });

  it('whose disk is full is refused at any file, and the old site stays as it was', async () => {
    const home = copy('full');
    const installation = await reopen(home);
    const before = readFileSync(join(home, 'site/current/SITE.SHA256SUMS'));
    const sink = folderSink(join(home, 'site'));
    const fs = jest.requireActual<typeof import('node:fs')>('node:fs');
    const really = fs.writeSync;
    for (const room of [0, 3, 40]) {
      let left = room;
      const write = jest.spyOn(fs, 'writeSync').mockImplementation(((...args: Parameters<typeof really>) => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return really(...args);
      }) as never);
      await expect(publishNow(installation)).rejects.toThrow(BuildRefusedError);
      await expect(publishNow(installation)).rejects.toThrow('磁盘已满');
      write.mockRestore();
      expect(await sink.names('builds')).toEqual(['1']);
      expect(readFileSync(join(home, 'site/current/SITE.SHA256SUMS'))).toEqual(before);
      expect((await verifyPath(join(home, 'site'))).problems).toEqual([]);
    }
    expect((await publishNow(installation)).release).toBe(2);
    await installation.close();
  });

  it('that a limit of the system stops leaves the old site as it was', async () => {
    const home = copy('limited');
    // Blocks of 512 bytes: no file above 2 KB may be written.
    const run = () =>
      execFileSync('sh', ['-c', 'ulimit -f 4; exec "$0" -e "$1"', process.execPath, CHILD], {
        env: { ...process.env, ...envOf(home) },
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run).toThrow();
    expect((await verifyPath(join(home, 'site'))).problems).toEqual([]);
  });
});

it('publishes the same bytes in another time zone and language', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanze-zones-'));
  const installation = await publishedList(`sqlite:${join(folder, 'made.db')}`, 4);
  await installation.close();
  const { keysDir } = installation.settings;
  const trees = [
    { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ].map((zone, n) => {
    const home = join(folder, String(n));
    execFileSync('mkdir', ['-p', home]);
    cpSync(join(folder, 'made.db'), join(home, 'quanze.db'));
    execFileSync('cp', ['-a', keysDir, join(home, 'keys')]);
    execFileSync(process.execPath, ['-e', CHILD], { env: { ...process.env, ...envOf(home), ...zone } });
    return execFileSync('sh', ['-c', 'find . -type f | LC_ALL=C sort | xargs sha256sum'], {
      cwd: join(home, 'site/current/'),
      encoding: 'utf8',
    });
  });
  expect(trees[1]).toBe(trees[0]);
  expect(trees[0]!.split('\n').length).toBeGreaterThan(30);
  rmSync(folder, { recursive: true, force: true });
});
