import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { runningSha256, sha256Hex } from './digest';
import { codeOf } from './error-code';
import { UnreadableTreeError } from './errors';
import { CHECKPOINT } from './tree-layout';
import { isTreePath } from './tree-path';
import type { TreeReader } from './tree-reader';
import { breathing } from './turn';

/**
 * A build on disk, or a publish folder with `current` in it.
 * @throws UnreadableTreeError where it is neither, or `current` leads out of the folder
 */
export function folderReader(folder: string): TreeReader {
  const root = rootOf(folder);
  const breathe = breathing();
  // One buffer for all: a fresh one for each of 100,000 small files costs more than the reading.
  const buffer = Buffer.allocUnsafe(1 << 18);
  return {
    place: folder,
    async *entries() {
      yield* walk(root, '');
    },
    async read(path, most) {
      return withFile(root, path, (file, size) => {
        if (size > most) throw new UnreadableTreeError(path, `有 ${size} 字节，超过 ${most} 字节的上限`);
        const bytes = Buffer.alloc(size);
        let done = 0;
        for (let got = 1; got > 0 && done < size; done += got)
          got = readSync(file, bytes, done, size - done, null);
        return bytes.subarray(0, done);
      });
    },
    async sha256(path) {
      await breathe();
      return withFile(root, path, (file, size) => {
        let got = readSync(file, buffer, 0, buffer.length, null);
        if (got === size && got < buffer.length) return sha256Hex(buffer.subarray(0, got));
        const digest = runningSha256();
        for (; got > 0; got = readSync(file, buffer, 0, buffer.length, null)) {
          digest.update(buffer.subarray(0, got));
        }
        return digest.hex();
      });
    },
    async close() {},
  };
}

function rootOf(folder: string): string {
  if (!existsSync(folder)) throw new UnreadableTreeError(folder, '没有这个文件夹。请核对路径。');
  if (!lstatSync(realpathSync(folder)).isDirectory()) throw new UnreadableTreeError(folder, '不是文件夹。');
  const whole = realpathSync(folder);
  if (existsSync(join(whole, 'current'))) {
    const current = realpathSync(join(whole, 'current'));
    if (!current.startsWith(whole + sep)) {
      throw new UnreadableTreeError(folder, `current 指向文件夹之外（${current}），不核验。`);
    }
    return current;
  }
  if (
    !existsSync(join(whole, CHECKPOINT)) &&
    !existsSync(join(whole, 'log')) &&
    !existsSync(join(whole, 'releases'))
  ) {
    throw new UnreadableTreeError(
      folder,
      '不是已发布的站点（没有 current，也没有 log/checkpoint）。请指向发布文件夹或快照。',
    );
  }
  return whole;
}

function* walk(root: string, below: string): Generator<{ path: string; file: boolean }> {
  // Whole folders: entry by entry, a site of many small folders takes ten times as long.
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield { path, file: entry.isFile() };
  }
}

/** No link is followed on the last step; a linked folder on the way shows as an entry that is no file. */
function withFile<T>(root: string, path: string, use: (file: number, size: number) => T): T | null {
  if (!isTreePath(path)) return null;
  let file: number;
  try {
    file = openSync(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return null;
    if (code === 'EACCES' || code === 'EPERM') throw new UnreadableTreeError(path, '没有读取的权限。');
    throw error;
  }
  try {
    const stat = fstatSync(file);
    return stat.isFile() ? use(file, stat.size) : null;
  } finally {
    closeSync(file);
  }
}
