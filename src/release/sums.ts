import { MalformedError } from './errors';
import { leafHash, type MerkleHash, merkleRoot } from './merkle';
import { byBytes, checkTreePath, isTreePath } from './tree-path';

/** One line of a sums file, as `sha256sum -c` reads it. */
export interface SumLine {
  path: string;
  /** 64 hexadecimal digits, lower case. */
  digest: string;
}

/** `<hex>␠␠<path>\n`, sorted by the bytes of the path. */
export function formatSums(lines: Iterable<SumLine>): string {
  const sorted = [...lines].sort((a, b) => byBytes(a.path, b.path));
  return sorted.map(({ digest, path }) => `${digest}  ${checkTreePath(path)}\n`).join('');
}

/** @throws MalformedError naming the line. Strict: sorted, each path once, nothing else in the file. */
export function parseSums(text: string, what: string): SumLine[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new MalformedError(what, '最后一行没有换行');
  let before: string | null = null;
  return text
    .slice(0, -1)
    .split('\n')
    .map((line, i) => {
      const path = line.slice(66);
      if (!/^[0-9a-f]{64} {2}$/.test(line.slice(0, 66)) || !isTreePath(path)) {
        throw new MalformedError(what, `第 ${i + 1} 行应为“64 位十六进制、两个空格、路径”`);
      }
      if (before !== null && byBytes(before, path) >= 0) {
        throw new MalformedError(what, `第 ${i + 1} 行没有按路径排序，或与上一行重复`);
      }
      before = path;
      return { digest: line.slice(0, 64), path };
    });
}

/** RFC 6962 root over the lines, each without its newline: one file can be proved without the others. */
export function contentRoot(lines: Iterable<SumLine>): MerkleHash {
  return merkleRoot(contentLeaves(lines));
}

/** Leaf hashes of the content tree, in the order of the sums file. */
export function contentLeaves(lines: Iterable<SumLine>): MerkleHash[] {
  const sorted = [...lines].sort((a, b) => byBytes(a.path, b.path));
  return sorted.map(({ digest, path }) => leafHash(`${digest}  ${path}`));
}
