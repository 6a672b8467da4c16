import { existsSync, readFileSync } from 'node:fs';
import { UnreadableTreeError } from './errors';
import { openTree } from './open-tree';
import { parsePolicy } from './policy';
import { parseTrust, type Trust } from './trust';
import { type VerifyOptions, type VerifyReport, verifyTree } from './verify';

/** What the user gives from outside the tree. */
export interface GivenTrust {
  /** A vkey or the fingerprint of one, or a file that holds it. */
  key?: string | undefined;
  /** A policy file. */
  policy?: string | undefined;
  /** A file with a checkpoint kept from before. */
  since?: string | undefined;
}

/**
 * Verifies a folder or zip by its path.
 * @throws UnreadableTreeError, MalformedError where path, key, policy or checkpoint cannot be used at all
 */
export async function verifyPath(
  path: string,
  given: GivenTrust = {},
  onFile?: VerifyOptions['onFile'],
): Promise<VerifyReport> {
  const trust = trustFrom(given);
  const since = given.since === undefined ? undefined : readGiven(given.since);
  const tree = openTree(path);
  try {
    return await verifyTree(tree, {
      ...trust,
      ...(since !== undefined && { since }),
      ...(onFile && { onFile }),
    });
  } finally {
    await tree.close();
  }
}

function trustFrom({ key, policy }: GivenTrust): Trust {
  const byKey = key === undefined ? {} : parseTrust(existsSync(key) ? readFileSync(key, 'utf8') : key);
  if (policy === undefined) return byKey;
  const { keys } = parsePolicy(readGiven(policy));
  return { ...byKey, policy: { keys: [...(byKey.policy?.keys ?? []), ...keys] } };
}

function readGiven(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UnreadableTreeError(path, '读不到这个文件。请核对路径和权限。');
  }
}
