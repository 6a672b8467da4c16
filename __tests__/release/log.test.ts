import {
  extendLog,
  freezeRelease,
  hashTiles,
  InconsistentLogError,
  inclusionProof,
  LeafTooLargeError,
  lawVersionsFile,
  leafBytes,
  leafHash,
  logFiles,
  MalformedError,
  merkleRoot,
  parseBundle,
  parseCheckpoint,
  parseTlogProof,
  proofOf,
  readLeaf,
  type StoredLog,
  sha256Hex,
  sm3Hex,
  tileFiles,
  verifyInclusion,
} from '../../src/release';
import { ORIGIN, signerOf } from './published';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const entries = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => bytes(`第 ${i} 条\n`));
const empty: StoredLog = { origin: ORIGIN, leaves: [], checkpoint: null };

describe('tiles (c2sp.org/tlog-tiles)', () => {
  const shape = (count: number): [string, number][] =>
    hashTiles(entries(count).map((e) => leafHash(e))).map((tile) => [tile.path, tile.bytes.length / 32]);

  it('are partial below 256 leaves', () => {
    expect(shape(5)).toEqual([['log/tile/0/000.p/5', 5]]);
    expect(shape(0)).toEqual([]);
  });

  it('are full at 256, with one hash on the level above', () => {
    expect(shape(256)).toEqual([
      ['log/tile/0/000', 256],
      ['log/tile/1/000.p/1', 1],
    ]);
  });

  it('hold a tree of 70,000 as the specification counts it', () => {
    const tiles = hashTiles(Array.from({ length: 70_000 }, () => new Uint8Array(32)));
    const level = (n: number): string[] =>
      tiles.map(({ path }) => path).filter((path) => path.startsWith(`log/tile/${n}/`));
    expect(level(0)).toHaveLength(274);
    expect(level(0).at(-1)).toBe('log/tile/0/273.p/112');
    expect(level(1)).toEqual(['log/tile/1/000', 'log/tile/1/001.p/17']);
    expect(level(2)).toEqual(['log/tile/2/000.p/1']);
  });

  it('carry the root: hashes of the level above are roots of full tiles', () => {
    const leaves = entries(600).map((e) => leafHash(e));
    const above = hashTiles(leaves).find(({ path }) => path === 'log/tile/1/000.p/2')!;
    expect(Buffer.from(above.bytes).subarray(32)).toEqual(Buffer.from(merkleRoot(leaves, 256, 512)));
  });

  it('number tiles past 999 in groups of three', () => {
    const tiles = hashTiles(Array.from({ length: 256_001 }, () => new Uint8Array(32)));
    expect(tiles.map(({ path }) => path)).toContain('log/tile/0/x001/000.p/1');
  });

  it('bundle entries with a 16-bit length before each', () => {
    const [bundle] = tileFiles([bytes('ab'), bytes('c')]);
    expect(bundle).toEqual({
      path: 'log/tile/entries/000.p/2',
      bytes: Buffer.from([0, 2, 97, 98, 0, 1, 99]),
    });
    expect(parseBundle(bundle!.bytes, 2).map((e) => Buffer.from(e).toString())).toEqual(['ab', 'c']);
    expect(() => parseBundle(bundle!.bytes.subarray(0, 5), 2)).toThrow(MalformedError);
    expect(() => parseBundle(bundle!.bytes, 3)).toThrow('应有 3 条');
  });
});

describe('a leaf', () => {
  it('has its keys in one order and ends in a newline, however it was put together', () => {
    const leaf = {
      reason: 'privacy',
      sha256: 'a'.repeat(64),
      origin: ORIGIN,
      format: 'quanze-withdrawn/1',
    } as const;
    const text = Buffer.from(leafBytes(leaf)).toString();
    expect(text).toBe(
      `{\n  "format": "quanze-withdrawn/1",\n  "origin": "${ORIGIN}",\n  "sha256": "${'a'.repeat(64)}",\n  "reason": "privacy"\n}\n`,
    );
    expect(readLeaf(bytes(text))).toEqual(leaf);
  });

  it('that would not fit 16 bits of length is refused', () => {
    const vkeys = Array.from({ length: 1000 }, (_, i) => `${i}`.repeat(60));
    const leaf = { format: 'quanze-key-rotation/1', origin: ORIGIN, oldVkeys: vkeys, newVkeys: [] } as const;
    expect(() => leafBytes({ ...leaf, oldVkeys: [...vkeys], newVkeys: [] })).toThrow(LeafTooLargeError);
  });

  it('of a later version is not read, nor is junk', () => {
    expect(readLeaf(bytes('{"format":"quanze-release/9"}'))).toBeNull();
    expect(readLeaf(bytes('null'))).toBeNull();
    expect(readLeaf(Uint8Array.of(0xff))).toBeNull();
  });
});

describe('a frozen release', () => {
  const facts = {
    origin: ORIGIN,
    list: { body: '示例区交通运输局', kind: 'powers' as const },
    number: 12,
    publishedAt: '2026-03-01T02:00:00.000Z',
    effectiveFrom: '2026-04-01',
    supersedes: 9,
  };
  const laws = lawVersionsFile(12, [
    { law: '示例条例', promulgated: '2022-05-01', effective: null, sha256: 'b'.repeat(64) },
    { law: '示例条例', promulgated: '2019-05-01', effective: '2019-06-01', sha256: 'c'.repeat(64) },
  ]);
  const data = [laws, { path: 'data/items/1.1.json', bytes: bytes('{}\n') }].map((file) => ({
    path: file.path,
    sha256: sha256Hex(file.bytes),
    sm3: sm3Hex(file.bytes),
  }));

  it('is the same bytes in whatever order its files came', () => {
    const [one, other] = [freezeRelease(facts, data, 2), freezeRelease(facts, [...data].reverse(), 2)];
    expect(one).toEqual(other);
    expect(one.files.map(({ path }) => path)).toEqual([
      'releases/0012/release.json',
      'releases/0012/DATA.SHA256SUMS',
      'releases/0012/DATA.SM3SUMS',
    ]);
  });

  it('states digests of its sums and of the law texts it was checked against', () => {
    const { statement, files } = freezeRelease(facts, data, 2);
    expect(Object.keys(statement)).toEqual([
      'format',
      'origin',
      'list',
      'number',
      'publishedAt',
      'effectiveFrom',
      'dataSha256',
      'dataSm3',
      'contentRoot',
      'lawVersions',
      'supersedes',
    ]);
    expect(statement.dataSha256).toBe(sha256Hex(files[1]!.bytes));
    expect(statement.lawVersions).toEqual({ count: 2, path: laws.path, sha256: sha256Hex(laws.bytes) });
    expect(JSON.parse(Buffer.from(files[0]!.bytes).toString())).toEqual(statement);
    const listed = JSON.parse(Buffer.from(laws.bytes).toString()) as { promulgated: string }[];
    expect(listed.map(({ promulgated }) => promulgated)).toEqual(['2019-05-01', '2022-05-01']);
  });
});

describe('the log', () => {
  it('grows under new checkpoints, and keeps the old one where nothing is new', async () => {
    const first = await extendLog(empty, [bytes('a')], signerOf(1));
    expect(await extendLog(first, [], signerOf(1))).toEqual(first);
    const second = await extendLog(first, [bytes('b')], signerOf(1));
    expect(parseCheckpoint(second.checkpoint)).toMatchObject({ origin: ORIGIN, size: 2 });
  });

  it.each<[string, (log: StoredLog) => StoredLog, number]>([
    ['a leaf changed', (log) => ({ ...log, leaves: [bytes('x'), ...log.leaves.slice(1)] }), 1],
    ['a leaf lost', (log) => ({ ...log, leaves: log.leaves.slice(1) }), 1],
    ['a leaf slipped in', (log) => ({ ...log, leaves: [...log.leaves, bytes('x')] }), 1],
    ['the checkpoint lost', (log) => ({ ...log, checkpoint: null }), 1],
    [
      'the checkpoint edited',
      (log) => ({ ...log, checkpoint: log.checkpoint!.replace('\n2\n', '\n1\n') }),
      1,
    ],
    ['another key', (log) => log, 2],
  ])('is not signed with %s', async (_, harm, key) => {
    const log = await extendLog(empty, [bytes('a'), bytes('b')], signerOf(1));
    await expect(extendLog(harm(log), [bytes('c')], signerOf(key))).rejects.toThrow(InconsistentLogError);
  });

  it('proves each leaf in one text file', async () => {
    const log = await extendLog(empty, entries(7), signerOf(1));
    const text = proofOf(log, 4);
    expect(text.startsWith('c2sp.org/tlog-proof@v1\nindex 4\n')).toBe(true);
    expect(text.endsWith(log.checkpoint)).toBe(true);
    const { index, hashes, checkpoint } = parseTlogProof(text);
    expect(hashes.map((h) => Buffer.from(h))).toEqual(
      inclusionProof(
        log.leaves.map((l) => leafHash(l)),
        4,
      ).map((h) => Buffer.from(h)),
    );
    const leaf = leafHash(log.leaves[4]!);
    expect(
      verifyInclusion({ index, size: checkpoint.size, leaf, root: checkpoint.root, proof: hashes }),
    ).toBe(true);
    for (const harm of [
      text.replace('@v1', '@v2'),
      text.replace('index 4', 'index 04'),
      text.replace('index', 'extra AA==\nindex'),
    ]) {
      expect(() => parseTlogProof(harm)).toThrow(MalformedError);
    }
  });

  it('lies in the tree as checkpoint, policy and tiles', async () => {
    const log = await extendLog(empty, entries(3), signerOf(1));
    expect(logFiles(log, signerOf(1).keys).map(({ path }) => path)).toEqual([
      'log/checkpoint',
      'log/policy.txt',
      'log/tile/entries/000.p/3',
      'log/tile/0/000.p/3',
    ]);
  });
});
