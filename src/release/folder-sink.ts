import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from './error-code';
import { BuildRefusedError } from './errors';
import type { FileSink } from './file-sink';
import { breathing } from './turn';
import { refusedByDisk } from './write-refused';

/**
 * A folder on disk. Calls are synchronous inside: for files of a few KB that takes a third of the time of the asynchronous ones; every so
 * often the event loop gets its turn.
 */
export function folderSink(root: string): FileSink {
  const folders = new Set<string>();
  const at = (path: string): string => join(root, path);
  const breathe = breathing();
  const makeFolder = (folder: string): void => {
    if (folders.has(folder)) return;
    // A site has a folder an item: one call each, where `recursive` would look at every folder on the way again.
    if (folder !== '.') makeFolder(dirname(folder));
    if (!isLeft(folder)) {
      try {
        mkdirSync(at(folder), folder === '.' ? { recursive: true } : {});
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
    }
    // Files come folder by folder: what was made long ago is not asked for again.
    if (folders.size > 4096) folders.clear();
    folders.add(folder);
  };
  const writeNew = writer();
  let adopted: string | null = null;
  /** Whether an adopted folder has this one. What else has its name is given up: a link there would lead a writer elsewhere. */
  const isLeft = (folder: string): boolean => {
    if (adopted === null || !folder.startsWith(`${adopted}/`)) return false;
    const stat = lstatSync(at(folder), { throwIfNoEntry: false });
    if (stat && !stat.isDirectory()) rmSync(at(folder));
    return stat?.isDirectory() ?? false;
  };
  /** A name in an adopted folder is given up for another file; a folder by that name goes with all it holds. */
  const freed = (error: unknown, path: string): boolean => {
    const taken = ['EEXIST', 'EISDIR'].includes(codeOf(error));
    if (!taken || adopted === null || !path.startsWith(`${adopted}/`)) return false;
    rmSync(at(path), { recursive: true });
    return true;
  };
  return {
    async names(folder) {
      return unlessMissing(() => readdirSync(at(folder)).sort(), []);
    },
    async read(path) {
      return readRegular(at(path));
    },
    async holds(path, bytes) {
      await breathe();
      const found = readRegular(at(path), bytes.length);
      return found !== null && Buffer.compare(found, bytes) === 0;
    },
    async write(path, bytes) {
      await breathe();
      try {
        makeFolder(dirname(path));
        try {
          return writeNew(at(path), bytes);
        } catch (error) {
          if (!freed(error, path)) throw error;
          return writeNew(at(path), bytes);
        }
      } catch (error) {
        throw refusedByDisk(error, at(path));
      }
    },
    async append(path, text) {
      try {
        appendFileSync(at(path), text, { mode: 0o600 });
      } catch (error) {
        throw refusedByDisk(error, at(path));
      }
    },
    async mark(path) {
      await breathe();
      const stat = lstatSync(at(path), { throwIfNoEntry: false });
      return stat?.isFile() ? markOf(stat) : null;
    },
    async link(from, to, mark) {
      await breathe();
      try {
        makeFolder(dirname(to));
        const there = adopted === null ? undefined : lstatSync(at(to), { throwIfNoEntry: false });
        if (there?.isFile() && markOf(there) === mark) return true;
        if (there) rmSync(at(to), { recursive: true });
        linkSync(at(from), at(to));
        return true;
      } catch (error) {
        if (['EMLINK', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV'].includes(codeOf(error)))
          return false;
        throw refusedByDisk(error, at(to));
      }
    },
    async rename(from, to) {
      folders.clear();
      try {
        renameSync(at(from), at(to));
      } catch (error) {
        if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) throw refusedByDisk(error, at(to));
        throw new BuildRefusedError(to, '另一个发布刚刚完成。请等它结束后重新发布。');
      }
    },
    async adopt(from, to) {
      if (!lstatSync(at(from)).isDirectory()) return false;
      folders.clear();
      renameSync(at(from), at(to));
      adopted = to;
      return true;
    },
    async keepOnly(folder, wanted) {
      folders.clear();
      pruned(at(folder), '', wanted);
    },
    async remove(path) {
      folders.clear();
      rmSync(at(path), { recursive: true, force: true });
    },
    async sync(folder) {
      syncTree(at(folder));
    },
    async pointer(name) {
      try {
        return readlinkSync(at(name));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        if (codeOf(error) !== 'EINVAL') throw error;
        throw new BuildRefusedError(
          name,
          '已有同名的文件或文件夹，它本应是指向站点的链接。请先移走它，再发布。',
        );
      }
    },
    async point(name, target, temporary) {
      rmSync(at(temporary), { force: true });
      symlinkSync(target, at(temporary));
      renameSync(at(temporary), at(name));
      syncOne(root);
    },
  };
}

/** Writes new files that all may read and nobody write. */
function writer(): (path: string, bytes: Uint8Array) => string {
  let asked: boolean | null = null;
  return (path, bytes) => {
    const file = openSync(path, 'wx', 0o444);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      // The umask may have taken reading from others, and a web server is one of them. The first file shows whether it does.
      const stat = fstatSync(file);
      asked ??= (stat.mode & 0o777) !== 0o444;
      if (asked) fchmodSync(file, 0o444);
      return markOf(stat);
    } finally {
      closeSync(file);
    }
  };
}

/** Whether anything is left. */
function pruned(root: string, below: string, wanted: (path: string) => boolean): boolean {
  let left = false;
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const keeps = entry.isDirectory() ? pruned(root, path, wanted) : wanted(path);
    if (!keeps) rmSync(join(root, path), { recursive: true });
    left ||= keeps;
  }
  return left;
}

const markOf = ({ ino, size, mtimeMs }: Stats): string => `${ino}-${size}-${mtimeMs}`;

/** `length`: null as well where the file has another one. */
function readRegular(path: string, length?: number): Buffer | null {
  return unlessMissing(() => {
    // O_NONBLOCK: a fifo by that name must not stop us before we see that it is none of ours.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(file);
      if (!stat.isFile() || (length !== undefined && stat.size !== length)) return null;
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  }, null);
}

/** One syncfs where `sync -f` is at hand (coreutils), else every file and folder one by one. */
function syncTree(path: string): void {
  if (spawnSync('sync', ['-f', path], { stdio: 'ignore' }).status === 0) return;
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() || entry.isDirectory()) syncOne(join(entry.parentPath, entry.name));
  }
  syncOne(path);
}

function syncOne(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function unlessMissing<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    // ELOOP: a symlink where a file was asked for.
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(codeOf(error))) return otherwise;
    throw error;
  }
}
