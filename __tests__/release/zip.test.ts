import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import {
  openTree,
  type TreeReader,
  UnreadableTreeError,
  type VerifyReport,
  verifyPath,
  verifyTree,
  writeZip,
} from '../../src/release';
import {
  copyOf,
  filesBelow,
  filesOf,
  type Publisher,
  publishedTwice,
  removeScratch,
  scratch,
} from './published';

afterAll(removeScratch);

let publisher: Publisher;
let files: Zippable;
beforeAll(async () => {
  publisher = await publishedTwice();
  const folder = copyOf(publisher);
  files = Object.fromEntries(
    filesBelow(folder).map((path) => [path, Uint8Array.from(readFileSync(join(folder, path)))]),
  );
});

function zipFile(bytes: Uint8Array): string {
  const path = join(scratch(), '快照.zip');
  writeFileSync(path, bytes);
  return path;
}

async function verifyZip(bytes: Uint8Array): Promise<VerifyReport> {
  const reader = openTree(zipFile(bytes));
  try {
    return await verifyTree(reader);
  } finally {
    await reader.close();
  }
}

/** Overwrites the same field in the central directory entry of this name. */
function patchCentral(zip: Uint8Array, name: string, offset: number, value: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const at = bytes.lastIndexOf(name) - 46;
  bytes.writeUInt32LE(value, at + offset);
  return bytes;
}

describe('a snapshot that is written', () => {
  const write = async (file: string): Promise<{ files: number; bytes: number }> => {
    const tree = openTree(publisher.folder);
    try {
      return await writeZip(tree, file);
    } finally {
      await tree.close();
    }
  };

  it('holds every file, is read by another tool, and verifies', async () => {
    const file = join(scratch(), '快照.zip');
    const { files: count, bytes } = await write(file);
    const unpacked = unzipSync(Uint8Array.from(readFileSync(file)));
    expect(unpacked).toEqual(files);
    expect([count, bytes]).toEqual([Object.keys(files).length, readFileSync(file).length]);
    expect((await verifyPath(file)).problems).toEqual([]);
    expect(spawnSync('unzip', ['-tq', file]).status ?? 0).toBe(0);
  });

  it('has the same bytes whenever it is written', async () => {
    const [one, other] = [join(scratch(), 'a.zip'), join(scratch(), 'b.zip')];
    await write(one);
    await write(other);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });

  (process.env.QUANZE_LONG ? it : it.skip)('may hold more files than 16 bits count', async () => {
    const many: TreeReader = {
      place: '许多',
      async *entries() {
        yield { path: 'log/checkpoint', file: true };
        for (let i = 0; i < 70_000; i++) yield { path: `items/${i}`, file: true };
      },
      read: async () => new Uint8Array(1),
      sha256: async () => null,
      close: async () => {},
    };
    const file = join(scratch(), 'many.zip');
    expect((await writeZip(many, file)).files).toBe(70_001);
    const tree = openTree(file);
    expect(await tree.read('items/69999', 10)).toHaveLength(1);
    await tree.close();
  });

  it('says why where it cannot be written, and leaves nothing', async () => {
    await expect(write(join(scratch(), 'missing/x.zip'))).rejects.toThrow('请先建立');
  });
});

describe('a snapshot in a zip', () => {
  it('verifies as the folder does, packed or stored', async () => {
    expect((await verifyZip(zipSync(files))).problems).toEqual([]);
    expect(await verifyZip(zipSync(files, { level: 0 }))).toMatchObject({ ok: true, releases: 2 });
  });

  it('may lie one folder down', async () => {
    expect((await verifyZip(zipSync({ '快照 2026': files }))).problems).toEqual([]);
  });

  it('names a file that was changed, left out, or added', async () => {
    const { 'index.html': _, ...rest } = files;
    const report = await verifyZip(
      zipSync({ ...rest, 'items/1.html': strToU8('假的'), 'x.html': strToU8('x') }),
    );
    expect(filesOf(report)).toEqual(['index.html', 'items/1.html', 'x.html'].sort((a, b) => +(a > b) || -1));
  });

  it('names a path that would leave the folder when unpacked', async () => {
    const report = await verifyZip(zipSync({ ...files, '../evil.sh': strToU8('#'), '/etc/x': strToU8('#') }));
    expect(filesOf(report)).toEqual(['../evil.sh', '/etc/x']);
  });

  it('refuses an entry that inflates to more than it says', async () => {
    const bomb = { ...files, 'index.html': new Uint8Array(50_000_000) };
    const zip = patchCentral(zipSync(bomb), 'index.html', 24, 20);
    const report = await verifyZip(zip);
    expect(report.problems).toMatchObject([
      { file: 'index.html', found: expect.stringContaining('比压缩包所说的大') },
    ]);
  });

  it('digests a large entry in pieces', async () => {
    const large = new Uint8Array(50_000_000);
    const report = await verifyZip(zipSync({ ...files, 'index.html': large }));
    expect(report.problems).toMatchObject([
      { file: 'index.html', found: createHash('sha256').update(large).digest('hex') },
    ]);
  });

  it('refuses two names for one content', async () => {
    const zip = Buffer.from(zipSync(files));
    zip.write('indeX', zip.indexOf('index.html'));
    const report = await verifyZip(zip);
    expect(report.problems).toMatchObject([{ file: 'index.html', found: expect.stringContaining('不一致') }]);
  });

  it('refuses one content that is packed in two ways', async () => {
    const zip = Buffer.from(zipSync(files));
    zip.writeUInt16LE(0, zip.indexOf('index.html') - 22);
    const report = await verifyZip(zip);
    expect(report.problems).toMatchObject([{ file: 'index.html', found: expect.stringContaining('不一致') }]);
  });

  it('refuses what is no zip, what is cut short, and what holds no site', () => {
    const zip = zipSync(files);
    for (const bytes of [
      new Uint8Array(0),
      strToU8('x'.repeat(100)),
      zip.subarray(0, zip.length - 30),
      zipSync({}),
    ]) {
      expect(() => openTree(zipFile(bytes))).toThrow(UnreadableTreeError);
    }
    expect(() => openTree(zipFile(zipSync({ a: files, b: files })))).toThrow('2 个站点');
  });
});
