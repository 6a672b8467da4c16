import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { UnreadableTreeError } from './errors';
import { byBytes, checkTreePath } from './tree-path';
import type { TreeReader } from './tree-reader';
import { refusedByDisk } from './write-refused';

/** Files above this do not go into a snapshot: one is packed in memory as a whole. */
const MOST_BYTES = 2 ** 30;
/** UTF-8 names. */
const FLAGS = 0x0800;
/** The first of January 1980: a zip must have a date, and a snapshot's bytes must not depend on the day it was made. */
const DOS_DATE = 0x0021;
const WIDE = 0xffffffff;

/**
 * Plain files of a tree in one zip, sorted, for a USB stick. Written beside its place and renamed, so a file by this name is whole.
 * @throws UnreadableTreeError where the tree holds what is no plain file; BuildRefusedError where the disk refuses
 */
export async function writeZip(
  tree: TreeReader,
  file: string,
  onFile?: (done: number, all: number) => void,
): Promise<{ files: number; bytes: number }> {
  const paths: string[] = [];
  for await (const entry of tree.entries()) {
    if (!entry.file) throw new UnreadableTreeError(entry.path, '不是普通文件，不能放进快照。');
    paths.push(checkTreePath(entry.path));
  }
  paths.sort(byBytes);
  const temporary = `${file}.tmp`;
  try {
    const bytes = await writeAll(tree, paths, temporary, onFile);
    renameSync(temporary, file);
    return { files: paths.length, bytes };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw refusedByDisk(error, file);
  }
}

async function writeAll(
  tree: TreeReader,
  paths: readonly string[],
  temporary: string,
  onFile?: (done: number, all: number) => void,
): Promise<number> {
  const out = openSync(temporary, 'w');
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length; ) done += writeSync(out, bytes, done);
    at += bytes.length;
  };
  try {
    const directory: Buffer[] = [];
    for (const [i, path] of paths.entries()) {
      const bytes = await tree.read(path, MOST_BYTES);
      if (bytes === null) throw new UnreadableTreeError(path, '在打包时不见了。请重试。');
      const deflated = deflateRawSync(bytes);
      const packed = deflated.length < bytes.length ? deflated : bytes;
      const facts = header(path, bytes, packed, packed === deflated);
      directory.push(centralEntry(path, facts, at));
      put(Buffer.concat([signature(0x04034b50), facts, Buffer.from(path)]));
      put(packed);
      onFile?.(i + 1, paths.length);
    }
    const start = at;
    for (const entry of directory) put(entry);
    put(endOfDirectory(paths.length, start, at - start));
    fsyncSync(out);
    return at;
  } finally {
    closeSync(out);
  }
}

/** The 26 bytes that local header and directory entry share (APPNOTE 4.3.7), with an empty extra part. */
function header(path: string, bytes: Uint8Array, packed: Uint8Array, deflated: boolean): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(FLAGS, 2);
  facts.writeUInt16LE(deflated ? 8 : 0, 4);
  facts.writeUInt16LE(DOS_DATE, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(Buffer.byteLength(path), 22);
  return facts;
}

/** Past 4 GB the place of the file stands in a zip64 extra part (APPNOTE 4.5.3). */
function centralEntry(path: string, facts: Buffer, at: number): Buffer {
  const wide = at >= WIDE;
  const extra = wide ? Buffer.concat([Buffer.from([1, 0, 8, 0]), long(at)]) : Buffer.alloc(0);
  const shared = Buffer.from(facts);
  if (wide) shared.writeUInt16LE(45, 0);
  shared.writeUInt16LE(extra.length, 24);
  const rest = Buffer.alloc(14);
  // Made on Unix: a plain file that all may read.
  rest.writeUInt32LE((0o100444 << 16) >>> 0, 6);
  rest.writeUInt32LE(wide ? WIDE : at, 10);
  return Buffer.concat([signature(0x02014b50), Buffer.from([45, 3]), shared, rest, Buffer.from(path), extra]);
}

function endOfDirectory(count: number, start: number, length: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(Math.min(length, WIDE), 12);
  end.writeUInt32LE(Math.min(start, WIDE), 16);
  if (count < 0xffff && start < WIDE && length < WIDE) return end;
  const versions = Buffer.from([45, 3, 45, 0]);
  const disks = Buffer.alloc(8);
  const end64 = [
    signature(0x06064b50),
    long(44),
    versions,
    disks,
    long(count),
    long(count),
    long(length),
    long(start),
  ];
  const locator = [signature(0x07064b50), Buffer.alloc(4), long(start + length), Buffer.from([1, 0, 0, 0])];
  return Buffer.concat([...end64, ...locator, end]);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function long(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(number));
  return bytes;
}
