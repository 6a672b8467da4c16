import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fingerprint,
  formatVkey,
  parsePolicy,
  parseTrust,
  parseVkey,
  signCheckpoint,
  type VerifierKey,
} from '../../src/release';
import {
  copyOf,
  FIRST,
  filesBelow,
  filesOf,
  Publisher,
  publishedTwice,
  removeScratch,
  scratch,
  signerOf,
  verify,
} from './published';

afterAll(removeScratch);

let publisher: Publisher;
beforeAll(async () => {
  publisher = await publishedTwice();
});

const trust = (...keys: VerifierKey[]): { policy: { keys: VerifierKey[] } } => ({ policy: { keys } });
const ed25519Of = (seed: number): VerifierKey => signerOf(seed).keys[0]!;

function change(folder: string, path: string, to: (bytes: Buffer) => Uint8Array | string): void {
  const bytes = readFileSync(join(folder, path));
  chmodSync(join(folder, path), 0o644);
  writeFileSync(join(folder, path), to(bytes));
}

function flip(bytes: Buffer, at: number, bits = 1): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= bits;
  return copy;
}

describe('an untouched site', () => {
  it('is complete in itself, its publisher not checked', async () => {
    const report = await verify(publisher.folder);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ ok: true, publisher: 'unchecked', size: 4, releases: 2 });
    expect(report.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is checked against a key or a policy from outside', async () => {
    const vkey = formatVkey(ed25519Of(1));
    expect(await verify(publisher.folder, trust(parseVkey(vkey)))).toMatchObject({
      ok: true,
      publisher: 'checked',
    });
    const policy = parsePolicy(`# 公报所印\nlog ${vkey}\nquorum none\n`);
    expect(await verify(publisher.folder, { policy })).toMatchObject({ ok: true, publisher: 'checked' });
    expect(await verify(publisher.folder, trust(signerOf(1).keys[1]!))).toMatchObject({
      publisher: 'checked',
    });
  });

  it('is checked against the fingerprint that the gazette prints, though the tree brings the key', async () => {
    const print = fingerprint(ed25519Of(1));
    expect(await verify(publisher.folder, parseTrust(` ${print.toUpperCase()}\n`))).toMatchObject({
      ok: true,
      publisher: 'checked',
    });
    const other = fingerprint(ed25519Of(2));
    const report = await verify(publisher.folder, parseTrust(other));
    expect(report).toMatchObject({ ok: false, publisher: 'unchecked' });
    expect(report.problems[0]!.expected).toContain(`指纹 ${other}`);
    expect(() => parseTrust(print.slice(0, 16))).toThrow('应为 64 位十六进制，写的是 16 位');
  });

  it('can be verified from the build itself as from the folder with current', async () => {
    expect((await verify(copyOf(publisher))).problems).toEqual([]);
  });
});

describe('harm done to a file is found, and the file named', () => {
  it.each([
    'index.html',
    'data/items/1.1.json',
    'data/items/2.1.json',
    'SITE.SHA256SUMS',
    'releases/0001/release.json',
    'releases/0001/DATA.SHA256SUMS',
    'releases/0002/DATA.SM3SUMS',
    'releases/0001/release.tlog-proof',
    'log/checkpoint',
    'log/policy.txt',
    'log/tile/0/000.p/4',
    'log/tile/entries/000.p/4',
  ])('%s changed, deleted', async (path) => {
    const folder = copyOf(publisher);
    const before = readFileSync(join(folder, path));
    change(folder, path, (bytes) => flip(bytes, bytes.length >> 1));
    expect(filesOf(await verify(folder))).toContain(path);
    change(folder, path, () => before);
    expect((await verify(folder)).problems).toEqual([]);
    rmSync(join(folder, path));
    expect(filesOf(await verify(folder))).toContain(path);
  });

  it('names only the file that changed, with both digests and what to do', async () => {
    const folder = copyOf(publisher);
    change(folder, 'data/items/1.1.json', () => '{"名称":"另一个许可"}\n');
    expect((await verify(folder)).problems).toEqual([
      {
        file: 'data/items/1.1.json',
        checked: '文件内容的 SHA-256，与 releases/0001/DATA.SHA256SUMS 所列对照',
        expected: expect.stringMatching(/^[0-9a-f]{64}$/),
        found: expect.stringMatching(/^[0-9a-f]{64}$/),
        meaning: expect.stringContaining('改动'),
        whatToDo: expect.stringContaining('重新取得'),
      },
    ]);
  });

  it('one changed byte in the log does not make other files look wrong', async () => {
    for (const path of ['log/tile/entries/000.p/4', 'log/tile/0/000.p/4']) {
      const folder = copyOf(publisher);
      change(folder, path, (bytes) => flip(bytes, 40));
      expect(filesOf(await verify(folder))).toEqual([path]);
    }
  });

  it('a file added, an empty one too, and a link', async () => {
    const folder = copyOf(publisher);
    mkdirSync(join(folder, 'items/new'));
    writeFileSync(join(folder, 'items/new/9.html'), '');
    symlinkSync('/etc/hostname', join(folder, 'data/link.json'));
    expect(filesOf(await verify(folder))).toEqual(['data/link.json', 'items/new/9.html']);
  });

  it('a listed file turned into a link to the same content', async () => {
    const folder = copyOf(publisher);
    renameSync(join(folder, 'index.html'), join(folder, 'other.html'));
    symlinkSync('other.html', join(folder, 'index.html'));
    expect(filesOf(await verify(folder))).toEqual(['index.html', 'other.html']);
  });

  it('two files swapped', async () => {
    const folder = copyOf(publisher);
    const [a, b] = ['data/items/1.1.json', 'data/items/2.1.json'].map((path) => join(folder, path));
    renameSync(a!, `${a}.x`);
    renameSync(b!, a!);
    renameSync(`${a}.x`, b!);
    expect(filesOf(await verify(folder))).toEqual(['data/items/1.1.json', 'data/items/2.1.json']);
  });

  it('a whole release taken out, and one put in', async () => {
    const folder = copyOf(publisher);
    renameSync(join(folder, 'releases/0001'), join(folder, 'releases/0003'));
    const files = filesOf(await verify(folder));
    expect(files).toContain('releases/0001/release.json');
    expect(files).toContain('releases/0003/release.json');
  });

  it('a page and its line in the manifest changed together', async () => {
    const folder = copyOf(publisher);
    change(folder, 'index.html', () => '<h1>假的</h1>\n');
    const { problems } = await verify(folder);
    change(folder, 'SITE.SHA256SUMS', (bytes) =>
      bytes.toString().replace(problems[0]!.expected, problems[0]!.found),
    );
    expect(filesOf(await verify(folder))).toEqual(['SITE.SHA256SUMS']);
  });

  it('a signature line taken out', async () => {
    const folder = copyOf(publisher);
    change(
      folder,
      'log/checkpoint',
      (bytes) => `${bytes.toString().trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
    );
    const { problems } = await verify(folder);
    expect(problems).toMatchObject([{ file: 'log/checkpoint', expected: '有一行 SM2 签名' }]);
  });
});

describe('a site that was made again whole', () => {
  it('under another key is refused with the reason, though complete in itself', async () => {
    const forged = new Publisher(scratch(), signerOf(2));
    await forged.publish(FIRST);
    expect((await verify(forged.folder)).ok).toBe(true);
    const report = await verify(forged.folder, trust(ed25519Of(1)));
    expect(report).toMatchObject({ ok: false, publisher: 'unchecked' });
    expect(report.problems).toMatchObject([
      {
        file: 'log/checkpoint',
        expected: expect.stringContaining(formatVkey(ed25519Of(1))),
        found: expect.stringContaining(formatVkey(ed25519Of(2))),
        meaning: expect.stringContaining('另一把密钥'),
      },
    ]);
  });

  it('with a log of absurd size is refused at once', async () => {
    const folder = copyOf(await publishedTwice(signerOf(2)));
    const { log } = publisher;
    const absurd = { origin: log.origin, size: 99_999_999_999_999, root: new Uint8Array(32) };
    const note = await signCheckpoint(absurd, signerOf(2));
    change(folder, 'log/checkpoint', () => note);
    expect((await verify(folder)).problems).toMatchObject([
      { file: 'log/checkpoint', found: expect.stringContaining('99999999999999') },
    ]);
  });

  it('with the old checkpoint lines kept is refused too', async () => {
    const forged = new Publisher(scratch(), signerOf(2));
    await forged.publish(FIRST);
    const folder = copyOf(forged);
    const old = readFileSync(join(publisher.folder, 'current/log/checkpoint'), 'utf8');
    change(folder, 'log/checkpoint', (bytes) => bytes.toString() + old.slice(old.indexOf('\n\n') + 2));
    const report = await verify(folder, trust(ed25519Of(1)));
    expect(report).toMatchObject({ ok: false, publisher: 'unchecked' });
  });
});

describe('a checkpoint kept from before', () => {
  const checkpointOf = (p: Publisher): string => p.log.checkpoint!;

  it('is extended by a later site', async () => {
    const grown = new Publisher(scratch());
    await grown.publish(FIRST);
    const since = checkpointOf(grown);
    await grown.publish({ pages: { ...FIRST.pages, 'a.html': 'a\n' } });
    expect((await verify(grown.folder, { since })).problems).toEqual([]);
  });

  it('shows that the log was cut short', async () => {
    const short = new Publisher(scratch());
    await short.publish(FIRST);
    const { problems } = await verify(short.folder, {
      since: checkpointOf(publisher),
      ...trust(ed25519Of(1)),
    });
    expect(problems).toMatchObject([{ file: 'log/checkpoint', expected: '至少 4 条', found: '2 条' }]);
  });

  it('shows that history was written again by the same key', async () => {
    const rewritten = new Publisher(scratch());
    await rewritten.publish({ ...FIRST, pages: { 'index.html': '<h1>改写</h1>\n' } });
    await rewritten.publish(FIRST.pages && { pages: FIRST.pages });
    await rewritten.publish({ pages: { 'index.html': 'x' } });
    const { problems } = await verify(rewritten.folder, { since: checkpointOf(publisher) });
    expect(problems).toMatchObject([{ file: 'log/checkpoint', meaning: expect.stringContaining('改写') }]);
  });

  it('that is forged does not accuse the publisher', async () => {
    const since = checkpointOf(publisher).replace('\n4\n', '\n5\n');
    const { problems } = await verify(publisher.folder, { since });
    expect(problems).toMatchObject([
      { file: '（--since 的检查点）', checked: expect.stringContaining('签名') },
    ]);
  });
});

describe('drawn harm', () => {
  const rounds = process.env.QUANZE_LONG ? 1000 : 40;

  it(`${rounds} single-byte changes, deletions and additions are all found, the file named`, async () => {
    const folder = copyOf(publisher);
    const files = filesBelow(folder);
    // A fixed sequence (Lehmer): a failure can be run again.
    let state = 20_261_124;
    const draw = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const missed: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const path = files[draw(files.length)]!;
      const bytes = readFileSync(join(folder, path));
      const kind = draw(10);
      let named = path;
      if (kind === 0) rmSync(join(folder, path));
      else if (kind === 1) {
        named = `${path}.bak`;
        writeFileSync(join(folder, named), bytes);
      } else if (kind === 2) change(folder, path, () => bytes.subarray(0, -1));
      else change(folder, path, () => flip(bytes, draw(bytes.length), 1 + draw(255)));
      const report = await verify(folder);
      if (report.ok || !filesOf(report).includes(named)) missed.push(`${kind} ${named}: ${filesOf(report)}`);
      rmSync(join(folder, named), { force: true });
      writeFileSync(join(folder, path), bytes);
    }
    expect(missed).toEqual([]);
    expect((await verify(folder)).ok).toBe(true);
  });
});
