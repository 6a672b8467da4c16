import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const known = new Map<string, string>();

/**
 * A digest of the program's own files in some rooms, or of another folder by its path from `src`: what was worked out by another version of
 * them, or of Node (its tables of characters), is worked out anew.
 */
export function programDigest(folders: readonly string[]): string {
  const digest = createHash('sha256').update(process.version);
  for (const folder of folders) digest.update(known.get(folder) ?? remembered(folder));
  return digest.digest('hex');
}

function remembered(folder: string): string {
  const digest = createHash('sha256');
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) digest.update(readFileSync(file));
  known.set(folder, digest.digest('hex'));
  return known.get(folder)!;
}
