import { MalformedError } from './errors';
import { malformed, missingFile, unreadable, type VerifyProblem } from './problem';
import type { TreeReader } from './tree-reader';

/** A file of the log is a few MB at most: 256 entries of 64 KiB. */
const MOST_BYTES = 1 << 25;

/** Bytes of a file that must be there, or null with the problem added. */
export async function readBytes(
  reader: TreeReader,
  path: string,
  listedIn: string,
  problems: VerifyProblem[],
  most = MOST_BYTES,
): Promise<Uint8Array | null> {
  try {
    const bytes = await reader.read(path, most);
    if (bytes === null) problems.push(missingFile(path, listedIn));
    return bytes;
  } catch (error) {
    problems.push(unreadable(path, error instanceof Error ? error.message : String(error)));
    return null;
  }
}

export async function readText(
  reader: TreeReader,
  path: string,
  listedIn: string,
  problems: VerifyProblem[],
  most?: number,
): Promise<string | null> {
  const bytes = await readBytes(reader, path, listedIn, problems, most);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    problems.push(malformed(path, '不是 UTF-8 文本'));
    return null;
  }
}

/** The value, or null with the format problem added. */
export function parsed<T>(file: string, problems: VerifyProblem[], parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    problems.push(malformed(file, error.message));
    return null;
  }
}
