import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UnreadableFile } from './errors';

/** A file from the user's disk: its bare name and bytes. `path` is only for messages. */
export interface GivenFile {
  path: string;
  name: string;
  bytes: Uint8Array;
}

/** Reads one file; `-` is standard input. */
export async function givenFile(path: string): Promise<GivenFile> {
  try {
    const bytes = path === '-' ? await standardInput() : await readFile(path);
    return { path, name: basename(path), bytes };
  } catch (error) {
    throw new UnreadableFile(path, error);
  }
}

/** One file, or every file below a folder in the order of their paths; hidden ones left out. */
export async function givenFiles(path: string): Promise<GivenFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await givenFile(path)];
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return await Promise.all(paths.map(givenFile));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(path, error);
  }
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
