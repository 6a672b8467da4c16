import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentLeaves,
  contentRoot,
  formatSums,
  inclusionProof,
  isTreePath,
  leafHash,
  MalformedError,
  parseSums,
  portableSm3Hex,
  sha256Hex,
  sm3Hex,
  UnsafePathError,
  verifyInclusion,
} from '../../src/release';
import { removeScratch, scratch } from './published';

afterAll(removeScratch);

const line = (path: string): { path: string; digest: string } => ({ path, digest: sha256Hex(path) });

describe('a sums file', () => {
  it('is sorted by the bytes of the path, not by UTF-16', () => {
    // U+FF5E is EF BD 9E in UTF-8 and U+20000 is F0 A0 80 80, but its first UTF-16 unit D840 is the smaller.
    const text = formatSums([line('\u{20000}.html'), line('～.html'), line('b/a'), line('a/b'), line('a-b')]);
    expect(parseSums(text, '清单').map(({ path }) => path)).toEqual([
      'a-b',
      'a/b',
      'b/a',
      '～.html',
      '\u{20000}.html',
    ]);
  });

  it('reads back as written', () => {
    const lines = [line('data/甲.json'), line('index.html')];
    expect(parseSums(formatSums(lines), '清单')).toEqual(lines);
    expect(parseSums(formatSums([]), '清单')).toEqual([]);
  });

  const itWithTool = spawnSync('sha256sum', ['--version']).status === 0 ? it : it.skip;

  itWithTool('is read by sha256sum -c (needs sha256sum)', () => {
    const folder = scratch();
    mkdirSync(join(folder, '甲 乙'));
    writeFileSync(join(folder, '甲 乙/*丙.txt'), '内容');
    writeFileSync(join(folder, 'SUMS'), formatSums([{ path: '甲 乙/*丙.txt', digest: sha256Hex('内容') }]));
    expect(spawnSync('sha256sum', ['--strict', '-c', 'SUMS'], { cwd: folder }).status).toBe(0);
  });

  const digest = 'a'.repeat(64);
  it.each([
    ['no final newline', `${digest}  a`],
    ['one space', `${digest} a\n`],
    ['the mark of binary mode', `${digest} *a\n`],
    ['capital digits', `${digest.toUpperCase()}  a\n`],
    ['an empty line', `${digest}  a\n\n`],
    ['lines out of order', `${digest}  b\n${digest}  a\n`],
    ['a path twice', `${digest}  a\n${digest}  a\n`],
    ['a path that climbs out', `${digest}  ../a\n`],
  ])('with %s is refused', (_, text) => {
    expect(() => parseSums(text, '清单')).toThrow(MalformedError);
  });
});

describe('a path in the tree', () => {
  it.each(['index.html', 'items/1.1.html', 'data/甲/乙.json', '...', '.well-known/x'])('%s', (path) => {
    expect(isTreePath(path)).toBe(true);
  });

  it.each([
    '',
    '/etc/passwd',
    '..',
    'a/../b',
    'a//b',
    './a',
    'a/',
    'a\\b',
    'C:/x',
    'a\nb',
    'a\0',
    'a\u0085',
    '\ud800',
  ])('not %j', (path) => {
    expect(isTreePath(path)).toBe(false);
    expect(() => formatSums([{ path, digest: 'a'.repeat(64) }])).toThrow(UnsafePathError);
  });
});

describe('the content root', () => {
  it('proves one file without the archive', () => {
    const lines = ['c', 'a', 'b', 'e', 'd'].map(line);
    const leaves = contentLeaves(lines);
    const claim = { index: 1, size: 5, root: contentRoot(lines), proof: inclusionProof(leaves, 1) };
    expect(verifyInclusion({ ...claim, leaf: leafHash(`${sha256Hex('b')}  b`) })).toBe(true);
    expect(verifyInclusion({ ...claim, leaf: leafHash(`${sha256Hex('x')}  b`) })).toBe(false);
  });
});

describe('SM3 (GB/T 32905)', () => {
  it('gives the digest of the standard, with OpenSSL and without', () => {
    const abc = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
    expect(sm3Hex('abc')).toBe(abc);
    expect(portableSm3Hex('abc')).toBe(abc);
    expect(portableSm3Hex('')).toBe(sm3Hex(''));
  });
});
