/// <reference lib="dom" />
import { inflateSync } from 'fflate';
import { UnreadableTreeError } from '../errors';
import { CHECKPOINT } from '../tree-layout';
import { isTreePath } from '../tree-path';
import type { TreeReader } from '../tree-reader';
import { zipTree } from '../zip-tree';
import { runningSha256 } from './digest';

const PIECE = 1 << 22;

/**
 * The tree in a folder that the reader chose: a build, or a publish folder, of which the newest build is meant.
 * @throws UnreadableTreeError where it holds no published tree
 */
export function chosenFolder(files: readonly File[]): TreeReader {
  const place = files[0]?.webkitRelativePath.split('/')[0] ?? '（空文件夹）';
  const prefix = rootOf(
    place,
    files.map(({ webkitRelativePath }) => webkitRelativePath),
  );
  const byPath = new Map(
    files
      .filter(({ webkitRelativePath }) => webkitRelativePath.startsWith(prefix))
      .map((file) => [file.webkitRelativePath.slice(prefix.length), file]),
  );
  return {
    place,
    async *entries() {
      for (const path of byPath.keys()) yield { path, file: isTreePath(path) };
    },
    async read(path, most) {
      const file = byPath.get(path);
      if (!file) return null;
      if (file.size > most)
        throw new UnreadableTreeError(path, `有 ${file.size} 字节，超过 ${most} 字节的上限`);
      return bytesOf(file, path);
    },
    async sha256(path) {
      const file = byPath.get(path);
      if (!file) return null;
      const digest = runningSha256();
      for (let at = 0; at < file.size; at += PIECE)
        digest.update(await bytesOf(file.slice(at, at + PIECE), path));
      return digest.hex();
    },
    async close() {},
  };
}

async function bytesOf(file: Blob, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new UnreadableTreeError(path, '读不了，可能在选择之后被移动或改动过。请重新选择。');
  }
}

function rootOf(place: string, paths: readonly string[]): string {
  const roots = paths
    .filter((path) => path.endsWith(`/${CHECKPOINT}`))
    .map((path) => path.slice(0, -CHECKPOINT.length));
  const own = roots.find((root) => root.split('/').length === 2);
  if (own !== undefined) return own;
  const builds = roots
    .map((root) => ({ root, number: Number(/^[^/]+\/builds\/([1-9]\d*)\/$/.exec(root)?.[1] ?? 0) }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number);
  const newest = builds[0]?.root ?? (roots.length === 1 ? roots[0] : undefined);
  if (newest === undefined) {
    throw new UnreadableTreeError(
      place,
      '不是已发布的站点（没有 log/checkpoint）。请选放有 index.html 的文件夹。',
    );
  }
  return newest;
}

/** The tree in a zip that the reader chose. @throws UnreadableTreeError */
export async function chosenZip(file: File): Promise<TreeReader> {
  const whole = Buffer.from(await bytesOf(file, file.name));
  return zipTree(file.name, {
    size: whole.length,
    read(at, length) {
      if (at < 0 || at + length > whole.length)
        throw new UnreadableTreeError(file.name, '文件不完整，请重新复制。');
      return whole.subarray(at, at + length) as Buffer;
    },
    // One byte more: what inflates to more than it says must show.
    inflate: (packed, most) => inflateSync(packed, { out: new Uint8Array(most + 1) }),
    // The page shows how far it got between two files.
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    close: () => undefined,
  });
}
