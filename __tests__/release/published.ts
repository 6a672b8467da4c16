import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  Build,
  type BuildResult,
  clearLeftovers,
  extendLog,
  type FileDigest,
  folderReader,
  folderSink,
  formatVkey,
  freezeRelease,
  jointSigner,
  KEY_CHANCE,
  keySigner,
  lawVersionsFile,
  leafBytes,
  logFiles,
  makeKeys,
  proofOf,
  readLeaf,
  rotationProofPath,
  type Signer,
  type StoredLog,
  type TreeFile,
  type VerifyOptions,
  type VerifyReport,
  verifyTree,
} from '../../src/release';

/** An invented publisher for tests, who can also do what an attacker would. */
export const ORIGIN = 'example.test/shili/quanze';

/** Keys from a number instead of chance: the same number, the same keys. */
export function signerOf(seed: number, name = ORIGIN): Signer {
  return keySigner(
    makeKeys(
      name,
      Uint8Array.from({ length: KEY_CHANCE }, (_, i) => (seed * 31 + i * 7) % 251),
    ),
  );
}

export interface Edition {
  /** Data files of the release by path. */
  data: Record<string, string>;
  /** Pages by path. */
  pages: Record<string, string>;
}

const bytesOf = (files: Record<string, string>): TreeFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

export class Publisher {
  log: StoredLog = { origin: ORIGIN, leaves: [], checkpoint: null };
  private readonly stored: TreeFile[] = [];
  private readonly data = new Map<string, { bytes: Uint8Array; sha256: string }>();
  private readonly withdrawn = new Set<string>();
  private releases = 0;

  constructor(
    readonly folder: string,
    public signer: Signer = signerOf(1),
  ) {}

  /** A release with its pages; without data a rebuild of the pages alone. */
  async publish(
    { data, pages }: Partial<Edition>,
    further: Uint8Array[] = [],
    token = 'test',
  ): Promise<BuildResult> {
    const sink = folderSink(this.folder);
    if (token === 'test') await clearLeftovers(sink);
    const build = await Build.begin(sink, token, this.withdrawn);
    const digests: FileDigest[] = [];
    if (data) {
      this.releases += 1;
      for (const file of [...bytesOf(data), lawVersionsFile(this.releases, [])]) {
        const digest = await build.add(file);
        digests.push(digest);
        this.data.set(file.path, { bytes: file.bytes, sha256: digest.sha256 });
      }
    }
    for (const [path, { bytes, sha256 }] of this.data) {
      if (!(await build.keep(path, sha256))) await build.add({ path, bytes });
    }
    for (const file of bytesOf(pages ?? {})) await build.add(file);
    const siteSha256 = await build.sealSite();
    const frozen = data && this.freeze(digests);
    const site = leafBytes({ format: 'quanze-site/1', origin: ORIGIN, siteSha256 });
    const log = await extendLog(this.log, [...(frozen ? [frozen.leaf] : []), site, ...further], this.signer);
    if (frozen) {
      const proof = proofOf(log, this.log.leaves.length);
      this.stored.push(...frozen.files);
      this.stored.push({
        path: `releases/000${this.releases}/release.tlog-proof`,
        bytes: Buffer.from(proof),
      });
    }
    for (const index of this.rotationsIn(further)) {
      const at = log.leaves.length - further.length + index;
      this.stored.push({ path: rotationProofPath(at), bytes: Buffer.from(proofOf(log, at)) });
    }
    this.log = log;
    for (const file of [...this.stored, ...logFiles(log, this.signer.keys)]) await build.add(file);
    return build.finish();
  }

  /** Another key from now on: registered under both, then used alone. */
  async rotate(
    next: Signer,
    pages: Edition['pages'],
    vouching: Signer = jointSigner(this.signer, next),
  ): Promise<void> {
    const [oldVkeys, newVkeys] = [this.signer, next].map(({ keys }) => keys.map(formatVkey));
    const leaf = {
      format: 'quanze-key-rotation/1',
      origin: ORIGIN,
      oldVkeys: oldVkeys!,
      newVkeys: newVkeys!,
    } as const;
    this.signer = vouching;
    await this.publish({ pages }, [leafBytes(leaf)]);
    this.signer = next;
  }

  /** Erases a data file and logs that it was erased. */
  async withdraw(path: string, pages: Edition['pages']): Promise<void> {
    const { sha256 } = this.data.get(path)!;
    this.data.delete(path);
    this.withdrawn.add(sha256);
    await this.publish({ pages }, [
      leafBytes({ format: 'quanze-withdrawn/1', origin: ORIGIN, sha256, reason: 'privacy' }),
    ]);
  }

  private rotationsIn(leaves: readonly Uint8Array[]): number[] {
    return leaves.flatMap((bytes, i) => (readLeaf(bytes)?.format === 'quanze-key-rotation/1' ? [i] : []));
  }

  private freeze(digests: FileDigest[]): ReturnType<typeof freezeRelease> {
    const facts = {
      origin: ORIGIN,
      list: { body: '示例区交通运输局', kind: 'powers' as const },
      number: this.releases,
      publishedAt: `2026-0${this.releases}-01T08:00:00.000Z`,
      effectiveFrom: `2026-0${this.releases}-15`,
      supersedes: this.releases > 1 ? this.releases - 1 : null,
    };
    return freezeRelease(facts, digests, 0);
  }
}

export const FIRST: Edition = {
  data: {
    'data/items/1.1.json': '{"名称":"示例许可"}\n',
    'data/items/2.1.json': '{"名称":"示例处罚"}\n',
    'data/exports/1.csv': '编号,名称\n1,示例许可\n2,示例处罚\n',
  },
  pages: {
    'index.html': '<h1>示例清单</h1>\n',
    'items/1.html': '<h1>示例许可</h1>\n',
    'verify.mjs': '// 核验\n',
  },
};

export const SECOND: Edition = {
  data: { ...FIRST.data, 'data/items/2.2.json': '{"名称":"示例处罚（修改）"}\n' },
  pages: { ...FIRST.pages, 'index.html': '<h1>示例清单，第二次发布</h1>\n' },
};
// A changed item gets a new path: what was published stays as it was.
delete SECOND.data['data/items/2.1.json'];
// The export of the first release is its own file too.
delete SECOND.data['data/exports/1.csv'];
SECOND.data['data/exports/2.csv'] = '编号,名称\n1,示例许可\n2,示例处罚（修改）\n';

const made: string[] = [];

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quanze-release-'));
  made.push(folder);
  return folder;
}

export function removeScratch(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Two releases, one after the other. */
export async function publishedTwice(signer?: Signer): Promise<Publisher> {
  const publisher = new Publisher(scratch(), signer);
  await publisher.publish(FIRST);
  await publisher.publish(SECOND);
  return publisher;
}

/** A copy of the newest build to do harm to. */
export function copyOf(publisher: Publisher): string {
  const folder = scratch();
  cpSync(join(publisher.folder, 'current/'), folder, { recursive: true, dereference: true });
  return folder;
}

export async function verify(folder: string, options?: VerifyOptions): Promise<VerifyReport> {
  const reader = folderReader(folder);
  try {
    return await verifyTree(reader, options);
  } finally {
    await reader.close();
  }
}

export const filesOf = (report: VerifyReport): string[] => [
  ...new Set(report.problems.map(({ file }) => file)),
];

/** Paths of all files, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
