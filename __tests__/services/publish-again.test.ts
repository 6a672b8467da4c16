import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawnLaws } from '../../scripts/bench/drawn-list';
import { foundList } from '../../scripts/bench/drawn-register';
import { verifyPath } from '../../src/release';
import { type Installation, importLaws, LOCAL_ADMINISTRATOR, publish } from '../../src/services';
import { describeOnBothAtLength } from '../databases';
import { changed, publishedList, publishNow } from './published-list';

/** The site of the same releases made whole, in a folder that holds nothing yet. */
async function wholeSite(installation: Installation): Promise<string> {
  const out = join(mkdtempSync(join(tmpdir(), 'quanze-whole-')), 'site');
  await publish(installation, {
    out,
    effective: null,
    documentNumber: null,
    actor: LOCAL_ADMINISTRATOR,
    rebuild: true,
  });
  return join(out, 'current/');
}

function filesOf(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

function expectSame(one: string, other: string): void {
  const [mine, theirs] = [filesOf(one), filesOf(other)];
  expect([...mine.keys()]).toEqual([...theirs.keys()]);
  expect([...mine.keys()].filter((path) => mine.get(path) !== theirs.get(path))).toEqual([]);
}

/** A younger text of the first drawn law: 第三条 is gone, so what stood behind it has another number. */
async function amendLaw(installation: Installation): Promise<void> {
  const [{ title, articles }] = drawnLaws(2, 12) as [{ title: string; articles: string[] }];
  const left = articles.filter((_, index) => index !== 2);
  const numbers = '一二三四五六七八九十'.split('').concat('十一');
  const body = left.map((text, index) => `第${numbers[index]}条　${text}`).join('\n');
  const text = `${title}\n\n（2020年1月1日公布　2026年10月1日修订　自2026年11月1日起施行）\n\n${body}\n`;
  const file = { name: `${title}_20261001.txt`, bytes: Buffer.from(text) };
  await importLaws(installation, { files: [file], facts: {}, actor: LOCAL_ADMINISTRATOR });
}

describeOnBothAtLength('a release after another', (_open, freshUrl) => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await publishedList(await freshUrl(), 12);
  });
  afterAll(() => installation.close());

  it('is byte for byte what it is when built whole, and makes only the pages that change', async () => {
    const page = join(installation.settings.siteDir, 'current/lists/1/items/0001/index.html');
    const before = statSync(page).ino;
    await changed(installation, 6, 2);
    await publishNow(installation);
    expect(statSync(page).ino).toBe(before);
    expectSame(join(installation.settings.siteDir, 'current/'), await wholeSite(installation));
  });

  it('is so too where a law got another text and every item that rests on it is looked at anew', async () => {
    // Which text was known at a release is told by the instant.
    Object.assign(installation, { clock: () => '2026-11-25T02:00:00.000Z' });
    await amendLaw(installation);
    await changed(installation, 6, 3);
    await publishNow(installation);
    const site = join(installation.settings.siteDir, 'current/');
    expect(readFileSync(join(site, 'data/releases/0003/standing.json'), 'utf8')).toContain('"renumbered"');
    expectSame(site, await wholeSite(installation));
  });
});

describe('a file of the old site that somebody changed', () => {
  let installation: Installation;
  let path: string;
  const tamper = (file: string, keepTime: boolean): void => {
    const { atime, mtime } = statSync(file);
    chmodSync(file, 0o644);
    writeFileSync(file, readFileSync(file, 'utf8').replace('示例', '假的'));
    if (keepTime) utimesSync(file, atime, mtime);
  };
  const problems = async () => (await verifyPath(installation.settings.siteDir)).problems;

  beforeAll(async () => {
    installation = await publishedList('sqlite::memory:', 8);
    path = join(installation.settings.siteDir, 'current/lists/1/items/0001/index.html');
  });
  afterAll(() => installation.close());

  it('is not taken over into the next release', async () => {
    tamper(path, false);
    expect((await problems()).map(({ file }) => file)).toEqual(['lists/1/items/0001/index.html']);
    await changed(installation, 4, 2);
    await publishNow(installation);
    expect(await problems()).toEqual([]);
    expect(readFileSync(path, 'utf8')).not.toContain('假的');
  });

  it('is never signed, even where its time was set back, and is healed by publishing with nothing to release', async () => {
    // The clock of a file counts finer than `utimes` sets it; whoever sets that back too is found by the digest.
    tamper(path, true);
    await changed(installation, 4, 3);
    await publishNow(installation);
    for (const { file } of await problems()) expect(file).toBe('lists/1/items/0001/index.html');
    await publishNow(installation);
    expect(await problems()).toEqual([]);
  });

  it('is found where the record of what was laid was changed with it', async () => {
    const record = join(installation.settings.siteDir, '.laid');
    tamper(path, false);
    const { ino, size, mtimeMs } = statSync(path);
    const honest = readFileSync(record, 'utf8');
    const forged = honest.replaceAll(
      /^(\S+ \S+ \S+) \S+ (lists\/1\/items\/0001\/index\.html)$/gm,
      `$1 ${ino}-${size}-${mtimeMs} $2`,
    );
    expect(forged).not.toBe(honest);
    writeFileSync(record, forged);
    await changed(installation, 4, 4);
    await publishNow(installation);
    expect(await problems()).toEqual([]);
  });
});

describe('a list that another is published after', () => {
  it('has its tables taken over all the same', async () => {
    const installation = await publishedList('sqlite::memory:', 6);
    await foundList(installation, 6, drawnLaws(2, 12), '示例市第二局');
    await publish(installation, {
      out: installation.settings.siteDir,
      body: '示例市第二局',
      effective: null,
      documentNumber: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    const record = readFileSync(join(installation.settings.siteDir, '.laid'), 'utf8');
    expect(record).toMatch(/^@\S+ tables 1 0001\n.*data\/releases\/0001\/list\.csv\n.*list\.xlsx$/m);
    expect(record).toMatch(/^@\S+ tables 2 0001\n.*data\/releases\/0002\/list\.csv\n.*list\.xlsx$/m);
    await installation.close();
  });
});

describe('the build that would be dropped', () => {
  let installation: Installation;
  let edition = 1;
  const build = (number: number) => join(installation.settings.siteDir, 'builds', String(number));
  const next = async (): Promise<void> => {
    edition += 1;
    await changed(installation, 4, edition);
    await publishNow(installation);
  };
  const folderOf = (number: number) => statSync(join(build(number), 'lists/1')).ino;

  beforeAll(async () => {
    installation = await publishedList('sqlite::memory:', 8);
    await next();
  });
  afterAll(() => installation.close());

  it('is made into the new one, whatever became of its files', async () => {
    const folder = folderOf(1);
    for (const path of ['index.html', 'lists/1/index.html']) {
      rmSync(join(build(1), path));
      writeFileSync(join(build(1), path), 'another');
    }
    writeFileSync(join(build(1), 'lists/1/stray.html'), 'stray');
    mkdirSync(join(build(1), 'lists/1/empty/below'), { recursive: true });
    rmSync(join(build(1), 'feed.xml'));
    mkdirSync(join(build(1), 'feed.xml/below'), { recursive: true });
    await next();
    expect(folderOf(3)).toBe(folder);
    expect((await verifyPath(installation.settings.siteDir)).problems).toEqual([]);
    expectSame(build(3), await wholeSite(installation));
    expect(existsSync(join(build(3), 'lists/1/empty'))).toBe(false);
  });

  it('is not followed where a link in it leads elsewhere', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'quanze-elsewhere-'));
    cpSync(join(build(2), 'lists'), elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
    rmSync(join(build(2), 'lists'), { recursive: true });
    symlinkSync(elsewhere, join(build(2), 'lists'));
    await next();
    expect(readFileSync(join(elsewhere, 'mine.txt'), 'utf8')).toBe('mine');
    expect(lstatSync(join(build(4), 'lists')).isDirectory()).toBe(true);
    expect((await verifyPath(installation.settings.siteDir)).problems).toEqual([]);
  });

  it('is not used where it is itself a link', async () => {
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'quanze-elsewhere-')), 'build');
    renameSync(build(3), elsewhere);
    symlinkSync(elsewhere, build(3));
    const before = filesOf(elsewhere).size;
    await next();
    expect(filesOf(elsewhere).size).toBe(before);
    expect(lstatSync(build(5)).isDirectory()).toBe(true);
    expect((await verifyPath(installation.settings.siteDir)).problems).toEqual([]);
  });

  it('is not used where every file is to be read and compared', async () => {
    const folder = folderOf(4);
    await publishNow(installation);
    expect(folderOf(6)).not.toBe(folder);
  });
});
