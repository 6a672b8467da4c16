import { UnreadableTreeError } from './errors';

/** One file of a zip, by its central directory (APPNOTE 4.3.12, with the zip64 sizes of 4.5.3). */
export interface ZipEntry {
  name: string;
  rawName: Buffer;
  /** Neither link nor other special file, neither encrypted nor packed in a way we do not read. */
  regular: boolean;
  deflated: boolean;
  packed: number;
  size: number;
  /** Where its local header lies. */
  at: number;
}

type Read = (at: number, length: number) => Buffer;

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const MOST_DIRECTORY = 1 << 29;

/** Every entry but folders. @throws UnreadableTreeError where this is no sound zip */
export function readDirectory(place: string, fileSize: number, read: Read): ZipEntry[] {
  const refuse = (why: string): never => {
    throw new UnreadableTreeError(place, why);
  };
  const tailLength = Math.min(fileSize, 22 + 0xffff);
  const tail = read(fileSize - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) refuse('不是 zip 文件，或者没有复制完整。');
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR64) {
    const end64 = read(big(tail, locator + 8), 56);
    if (end64.readUInt32LE(0) !== END64) refuse('zip64 目录损坏。');
    [count, length, at] = [big(end64, 32), big(end64, 40), big(end64, 48)];
  }
  if (length > MOST_DIRECTORY || at + length > fileSize) refuse('zip 目录损坏。');
  const directory = read(at, length);
  const entries: ZipEntry[] = [];
  let here = 0;
  for (let i = 0; i < count; i++) {
    if (here + 46 > directory.length || directory.readUInt32LE(here) !== ENTRY) refuse('zip 目录损坏。');
    const next =
      here +
      46 +
      directory.readUInt16LE(here + 28) +
      directory.readUInt16LE(here + 30) +
      directory.readUInt16LE(here + 32);
    if (next > directory.length) refuse('zip 目录损坏。');
    const entry = entryOf(directory.subarray(here, next));
    if (!entry.name.endsWith('/')) entries.push(entry);
    here = next;
  }
  // Entries laid over each other are how a small zip claims to hold terabytes.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > fileSize)
    refuse('zip 里的文件互相重叠，不予读取。');
  return entries;
}

function entryOf(bytes: Buffer): ZipEntry {
  const nameLength = bytes.readUInt16LE(28);
  const rawName = bytes.subarray(46, 46 + nameLength);
  const extra = bytes.subarray(46 + nameLength, 46 + nameLength + bytes.readUInt16LE(30));
  const method = bytes.readUInt16LE(10);
  const encrypted = (bytes.readUInt16LE(8) & 1) === 1;
  // Upper half of the external attributes: the Unix mode, where the writer was one; 0 elsewhere.
  const kind = (bytes.readUInt32LE(38) >>> 16) & 0xf000;
  const sizes = wideSizes(bytes, extra);
  return {
    name: rawName.toString('utf8'),
    rawName,
    regular: !encrypted && (method === 0 || method === 8) && (kind === 0 || kind === 0x8000),
    deflated: method === 8,
    ...sizes,
  };
}

/** Zip64: a field of all ones stands in the extra part instead, in this order. */
function wideSizes(bytes: Buffer, extra: Buffer): Pick<ZipEntry, 'size' | 'packed' | 'at'> {
  const sizes = { size: bytes.readUInt32LE(24), packed: bytes.readUInt32LE(20), at: bytes.readUInt32LE(42) };
  for (let here = 0; here + 4 <= extra.length; here += 4 + extra.readUInt16LE(here + 2)) {
    if (extra.readUInt16LE(here) !== 1) continue;
    const stop = Math.min(extra.length, here + 4 + extra.readUInt16LE(here + 2));
    let field = here + 4;
    for (const key of ['size', 'packed', 'at'] as const) {
      if (sizes[key] !== 0xffffffff || field + 8 > stop) continue;
      sizes[key] = big(extra, field);
      field += 8;
    }
  }
  return sizes;
}

/** A 64-bit number; what passes 2^53 is past any file, and stays so. */
const big = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));
