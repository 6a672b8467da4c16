import { existsSync, readFileSync } from 'node:fs';
import { UnreadableTreeError } from './errors';
import { openTree } from './open-tree';
import { type Policy, parsePolicy } from './policy';
import { type VerifyOptions, type VerifyReport, verifyTree } from './verify';
import { parseVkey } from './vkey';

/** What the user gives from outside the tree. */
export interface GivenTrust {
  /** A vkey, or a file that holds one. */
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
  const policy = policyFrom(given);
  const since = given.since === undefined ? undefined : readGiven(given.since);
  const tree = openTree(path);
  try {
    return await verifyTree(tree, {
      ...(policy && { policy }),
      ...(since !== undefined && { since }),
      ...(onFile && { onFile }),
    });
  } finally {
    await tree.close();
  }
}

function policyFrom({ key, policy }: GivenTrust): Policy | undefined {
  const fromFile = policy === undefined ? [] : parsePolicy(readGiven(policy)).keys;
  const fromKey =
    key === undefined ? [] : [parseVkey((existsSync(key) ? readFileSync(key, 'utf8') : key).trim())];
  return policy === undefined && key === undefined ? undefined : { keys: [...fromKey, ...fromFile] };
}

function readGiven(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UnreadableTreeError(path, '读不到这个文件。请核对路径和权限。');
  }
}
