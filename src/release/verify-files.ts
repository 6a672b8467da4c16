import { UnreadableTreeError } from './errors';
import {
  changedFile,
  malformed,
  missingFile,
  notAFile,
  stillThere,
  unlistedFile,
  unreadable,
  type VerifyProblem,
} from './problem';
import type { TreeReader } from './tree-reader';

/** What a manifest says of a file. */
export interface Expected {
  digest: string;
  listedIn: string;
}

/** The digest of every listed file; returns how many were looked at. */
export async function checkFiles(
  reader: TreeReader,
  expected: Map<string, Expected>,
  withdrawn: ReadonlySet<string>,
  problems: VerifyProblem[],
  onFile?: (done: number, all: number) => void,
): Promise<number> {
  let done = 0;
  for (const [path, { digest, listedIn }] of expected) {
    try {
      const found = await reader.sha256(path);
      if (found === null) {
        if (!withdrawn.has(digest)) problems.push(missingFile(path, listedIn));
      } else if (found !== digest) problems.push(changedFile(path, listedIn, digest, found));
      else if (withdrawn.has(digest)) problems.push(stillThere(path));
    } catch (error) {
      if (!(error instanceof UnreadableTreeError)) throw error;
      problems.push(unreadable(path, error.why));
    }
    done += 1;
    onFile?.(done, expected.size);
  }
  return done;
}

/** Files that no manifest lists, and what is no file at all. */
export async function checkUnlisted(
  reader: TreeReader,
  expected: ReadonlyMap<string, Expected>,
  proofFiles: ReadonlySet<string>,
  problems: VerifyProblem[],
): Promise<void> {
  const seen = new Set<string>();
  const found: VerifyProblem[] = [];
  for await (const { path, file } of reader.entries()) {
    if (seen.has(path)) found.push(malformed(path, '同名的文件有两个'));
    seen.add(path);
    if (!file) found.push(notAFile(path));
    else if (!expected.has(path) && !proofFiles.has(path)) found.push(unlistedFile(path));
  }
  // In a fixed order, whatever order the file system lists in.
  problems.push(...found.sort((a, b) => (a.file < b.file ? -1 : 1)));
}
