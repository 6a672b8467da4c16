import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { runningSha256 } from './digest';
import { UnreadableTreeError } from './errors';
import type { TreeReader } from './tree-reader';
import { breathing } from './turn';
import type { ZipEntry } from './zip-directory';
import { zipTree } from './zip-tree';

/** Inflated at once up to here, in pieces above. */
const AT_ONCE = 1 << 24;
const PIECE = 1 << 20;

/** A snapshot in a zip file. @throws UnreadableTreeError where it is no zip, or holds no published tree */
export function zipReader(path: string): TreeReader {
  const file = openSync(path, 'r');
  const close = (): void => closeSync(file);
  const read = (at: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    let done = 0;
    for (let got = 1; got > 0 && done < length; done += got)
      got = readSync(file, bytes, done, length - done, at + done);
    if (done < length) throw new UnreadableTreeError(path, '文件不完整，请重新复制。');
    return bytes;
  };
  try {
    return zipTree(path, {
      size: fstatSync(file).size,
      read,
      inflate: (packed, most) => inflateRawSync(packed, { maxOutputLength: most }),
      breathe: breathing(),
      digestInPieces: (entry, at) =>
        entry.size <= AT_ONCE && entry.packed <= AT_ONCE ? undefined : digestInPieces(entry, at, read),
      close,
    });
  } catch (error) {
    close();
    throw error;
  }
}

async function digestInPieces(
  entry: ZipEntry,
  at: number,
  read: (at: number, length: number) => Buffer,
): Promise<string> {
  const digest = runningSha256();
  let total = 0;
  const take = (bytes: Uint8Array): void => {
    total += bytes.length;
    if (total > entry.size) throw new UnreadableTreeError(entry.name, '解压后比压缩包所说的大');
    digest.update(bytes);
  };
  const pieces = function* (): Generator<Buffer> {
    for (let done = 0; done < entry.packed; done += PIECE)
      yield read(at + done, Math.min(PIECE, entry.packed - done));
  };
  if (entry.deflated) await inflatePieces(entry, pieces(), take);
  else for (const piece of pieces()) take(piece);
  if (total !== entry.size) throw new UnreadableTreeError(entry.name, '长度与压缩包所说的不同');
  return digest.hex();
}

async function inflatePieces(
  entry: ZipEntry,
  pieces: Iterable<Buffer>,
  take: (bytes: Uint8Array) => void,
): Promise<void> {
  const inflate = createInflateRaw();
  const fed = (async () => {
    for (const piece of pieces) {
      if (!inflate.write(piece)) await new Promise<void>((resolve) => inflate.once('drain', () => resolve()));
    }
    inflate.end();
  })();
  fed.catch((error) => inflate.destroy(error));
  try {
    for await (const bytes of inflate) take(bytes as Uint8Array);
  } catch (error) {
    inflate.destroy();
    throw error instanceof UnreadableTreeError ? error : new UnreadableTreeError(entry.name, '解压失败');
  }
}
