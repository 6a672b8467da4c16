import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { proofPaths, type TreeFile } from '../../src/release';
import { publicFiles } from '../../src/services/publish/public-files';
import { releaseData } from '../../src/services/publish/release-data';
import type { SiteSnapshot } from '../../src/site';

/** All that a build holds of a snapshot: pages, data files, and stand-ins for what the release room adds. */
export async function filesOf(snapshot: SiteSnapshot): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const put = ({ path, bytes }: TreeFile): void => {
    files.set(path, Buffer.from(bytes));
  };
  for await (const file of publicFiles(snapshot)) put(file);
  for (const { number } of snapshot.releases) {
    for await (const file of releaseData(snapshot, number)) put(file);
    for (const path of Object.values(proofPaths(number))) put({ path, bytes: Buffer.from('') });
  }
  for (const path of ['VERIFY.md', 'verify.mjs', 'log/checkpoint', 'log/policy.txt', 'SITE.SHA256SUMS']) {
    put({ path, bytes: Buffer.from('') });
  }
  return files;
}

export function writeFiles(files: Map<string, Buffer>, dir: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
}
