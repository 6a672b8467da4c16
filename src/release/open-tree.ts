import { statSync } from 'node:fs';
import { UnreadableTreeError } from './errors';
import { folderReader } from './folder-reader';
import type { TreeReader } from './tree-reader';
import { zipReader } from './zip-reader';

/** A publish folder, a build, or a snapshot in a zip. @throws UnreadableTreeError where it is none of these. Close it after use. */
export function openTree(path: string): TreeReader {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UnreadableTreeError(path, '没有这个文件或文件夹。请核对路径。');
  return found.isDirectory() ? folderReader(path) : zipReader(path);
}
