import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  Build,
  BuildRefusedError,
  clearLeftovers,
  folderSink,
  Laid,
  sha256Hex,
  UnsafePathError,
} from '../../src/release';
import {
  copyOf,
  FIRST,
  filesBelow,
  Publisher,
  removeScratch,
  SECOND,
  scratch,
  signerOf,
  verify,
} from './published';

afterAll(removeScratch);

const inodeOf = (folder: string, path: string): number => lstatSync(join(folder, 'current/', path)).ino;
const page = (path: string, text = path): { path: string; bytes: Buffer } => ({
  path,
  bytes: Buffer.from(text),
});

describe('a build', () => {
  it('is switched to in one step, keeps the one before, and drops older ones', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    expect(readlinkSync(join(publisher.folder, 'current'))).toBe('builds/1');
    await publisher.publish(SECOND);
    await publisher.publish({ pages: SECOND.pages });
    expect(readlinkSync(join(publisher.folder, 'current'))).toBe('builds/3');
    expect(readdirSync(join(publisher.folder, 'builds'))).toEqual(['2', '3']);
    expect(readdirSync(publisher.folder).sort()).toEqual(['builds', 'current']);
  });

  it('reuses unchanged files by hard link and writes only what changed', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    const before = inodeOf(publisher.folder, 'items/1.html');
    const result = await publisher.publish({ pages: { ...FIRST.pages, 'index.html': '改了\n' } });
    expect(inodeOf(publisher.folder, 'items/1.html')).toBe(before);
    // The page, its manifest, the checkpoint, and both tiles of the log.
    expect(result).toMatchObject({ build: 2, written: 5, reused: result.files - 5 });
  });

  it('signs nothing anew where nothing changed', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    const files = filesBelow(copyOf(publisher));
    const before = files.map((path) => readFileSync(join(publisher.folder, 'current', path), 'utf8'));
    const again = new Publisher(scratch(), signerOf(1));
    await again.publish(FIRST);
    // Ed25519 is the same on every machine; SM2 takes chance for each signature.
    const unsigned = (text: string): string => text.replace(/^(— \S+) \S+$/gm, '$1');
    const after = files.map((path) => readFileSync(join(again.folder, 'current', path), 'utf8'));
    expect(after.map(unsigned)).toEqual(before.map(unsigned));
  });

  it('lets nobody write its files', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    const folder = join(publisher.folder, 'builds/1');
    expect(
      filesBelow(folder).filter((path) => (lstatSync(join(folder, path)).mode & 0o777) !== 0o444),
    ).toEqual([]);
  });

  it('heals a file that was damaged on disk', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    for (const path of ['index.html', 'data/items/1.1.json']) {
      const damaged = join(publisher.folder, 'current', path);
      const bytes = readFileSync(damaged);
      chmodSync(damaged, 0o644);
      bytes[1]! ^= 1;
      writeFileSync(damaged, bytes);
    }
    expect((await verify(publisher.folder)).ok).toBe(false);
    await publisher.publish({ pages: FIRST.pages });
    expect((await verify(publisher.folder)).problems).toEqual([]);
  });

  it('takes over what the build before made from the same, under the path of a later release', async () => {
    const folder = scratch();
    const tables = async (release: number, key: string, former: string | null): Promise<string> => {
      const sink = folderSink(folder);
      const build = await Build.begin(sink, 'test');
      if (former !== null) await build.startFrom(Laid.parse(former));
      await build.startRecord();
      const paths = [`data/releases/000${release}/list.csv`];
      const taken = await build.takeUnit('tables 1', key, paths);
      if (taken)
        expect(taken).toMatchObject([{ path: paths[0], length: Buffer.byteLength(`编号\n${key}\n`) }]);
      else {
        await build.startUnit('tables 1', key);
        await build.add({ path: paths[0]!, bytes: Buffer.from(`编号\n${key}\n`) });
        await build.startUnit('', '');
      }
      await build.sealSite();
      for (const [path, text] of [
        [
          `releases/000${release}/DATA.SHA256SUMS`,
          `${sha256Hex(Buffer.from(`编号\n${key}\n`))}  ${paths[0]}\n`,
        ],
        ['log/checkpoint', 'unsigned\n'],
      ] as const)
        await build.add({ path, bytes: Buffer.from(text) });
      await build.recorded();
      await build.finish();
      return readFileSync(join(folder, '.laid'), 'utf8');
    };
    const inode = (release: number) => inodeOf(folder, `data/releases/000${release}/list.csv`);
    let record = await tables(1, '甲', null);
    const first = inode(1);
    record = await tables(2, '甲', record);
    expect(inode(2)).toBe(first);
    record = await tables(3, '乙', record);
    expect(inode(3)).not.toBe(first);
    chmodSync(join(folder, 'current/data/releases/0003/list.csv'), 0o644);
    writeFileSync(join(folder, 'current/data/releases/0003/list.csv'), '假的');
    await tables(4, '乙', record);
    expect(readFileSync(join(folder, 'current/data/releases/0004/list.csv'), 'utf8')).toBe('编号\n乙\n');
  });

  it('that is given up, or killed, leaves the site as it was', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    const sink = folderSink(publisher.folder);
    const given = await Build.begin(sink, 'a');
    await given.add(page('index.html'));
    await given.abort();
    expect(readdirSync(join(publisher.folder, 'builds'))).toEqual(['1']);
    const killed = await Build.begin(sink, 'b');
    await killed.add(page('index.html'));
    expect((await verify(publisher.folder)).ok).toBe(true);
    await clearLeftovers(sink);
    expect(readdirSync(join(publisher.folder, 'builds'))).toEqual(['1']);
  });

  it('tells the second of two publishers', async () => {
    const one = new Publisher(scratch());
    await one.publish(FIRST);
    const late = new Publisher(one.folder);
    const finish = Build.prototype.finish;
    const spy = jest.spyOn(Build.prototype, 'finish').mockImplementationOnce(async function (this: Build) {
      // Another publisher finishes between the laying and the naming of this build.
      await new Publisher(one.folder, signerOf(1)).publish(FIRST, [], 'other');
      return finish.call(this);
    });
    await expect(late.publish(FIRST)).rejects.toThrow('另一个发布');
    spy.mockRestore();
    expect((await verify(one.folder)).problems).toEqual([]);
  });

  it('refuses paths that leave the folder, files twice, and files in the wrong part', async () => {
    const build = await Build.begin(folderSink(scratch()), 'x');
    for (const path of ['../x', '/x', 'a\\b', 'a/../../b']) {
      await expect(build.add(page(path))).rejects.toThrow(UnsafePathError);
    }
    await build.add(page('a.html'));
    await expect(build.add(page('a.html'))).rejects.toThrow('写了两次');
    await expect(build.add(page('log/checkpoint'))).rejects.toThrow(BuildRefusedError);
    await build.sealSite();
    await expect(build.add(page('b.html'))).rejects.toThrow(BuildRefusedError);
    await expect(build.finish()).rejects.toThrow('检查点');
  });

  it('refuses published data with other bytes, and data that no release lists', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    const changed = { ...SECOND, data: { ...SECOND.data, 'data/items/1.1.json': '改写\n' } };
    await expect(publisher.publish(changed)).rejects.toThrow('不得改动');
    expect((await verify(publisher.folder)).ok).toBe(true);
  });

  it('refuses a current that is a real folder', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'current'));
    await expect(Build.begin(folderSink(folder), 'x')).rejects.toThrow('同名');
  });
});

describe('verify.mjs', () => {
  let bundle: string;
  beforeAll(() => {
    bundle = join(scratch(), 'verify.mjs');
    execFileSync('node', [join(__dirname, '../../scripts/build-verifier.js'), bundle]);
  });

  const run = (folder: string, ...args: string[]): { code: number; out: string } => {
    try {
      return {
        code: 0,
        out: execFileSync('node', [bundle, folder, ...args], { encoding: 'utf8', stdio: 'pipe' }),
      };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { code: status, out: stdout + stderr };
    }
  };

  it('is one file that needs nothing but Node', () => {
    const text = readFileSync(bundle, 'utf8');
    const imports = [...text.matchAll(/^import .*from "([^"]+)";$/gm)].map((m) => m[1]!);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((name) => !name.startsWith('node:') && name !== 'crypto')).toEqual([]);
  });

  it('answers as the verifier does, in Chinese, with its exit code', async () => {
    const publisher = new Publisher(scratch());
    await publisher.publish(FIRST);
    expect(run(publisher.folder)).toMatchObject({ code: 0, out: expect.stringContaining('发布者未核对') });
    const report = JSON.parse(run(publisher.folder, '--json').out);
    expect(report).toEqual(await verify(publisher.folder));
    const folder = copyOf(publisher);
    writeFileSync(join(folder, 'x.html'), 'x');
    expect(run(folder)).toMatchObject({ code: 1, out: expect.stringContaining('问题 1：x.html') });
    expect(run(join(folder, 'missing'))).toMatchObject({ code: 1, out: expect.stringContaining('没有这个') });
    expect(run(folder, '--bogus')).toMatchObject({ code: 2, out: expect.stringContaining('用法') });
    expect(run(folder, '--key', 'junk')).toMatchObject({ code: 1, out: expect.stringContaining('vkey') });
  });
});
