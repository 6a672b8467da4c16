import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { proofPaths, type TreeFile } from '../../src/release';
import { releaseData } from '../../src/services/publish/release-data';
import { siteWideFiles } from '../../src/services/publish/site-wide-files';
import { SiteReading, type SiteSnapshot, sitePages } from '../../src/site';

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

/** Every file of a build that no release lists and no proof makes: pages, search index, feed, sitemap. */
async function* publicFiles(facts: SiteSnapshot): AsyncGenerator<TreeFile> {
  const reading = new SiteReading(facts);
  for (const list of reading.lists)
    for await (const item of facts.items(list.id))
      for (const part of reading.take(list, item)) yield* part.files();
  for (const part of reading.rest()) {
    if ('path' in part) yield part;
    else yield* part.files();
  }
  const site = await reading.site();
  const pages: string[] = [];
  for await (const file of sitePages(site)) {
    if (file.path.endsWith('.html')) pages.push(file.path);
    yield file;
  }
  yield* siteWideFiles(site, pages);
}
