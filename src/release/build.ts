import { sha256Hex, sm3Hex } from './digest';
import { BuildRefusedError } from './errors';
import type { FileSink } from './file-sink';
import type { FileDigest } from './freeze';
import { LAID, type Laid, type LaidFile, LaidWriter } from './laid';
import { formatSums, parseSums } from './sums';
import type { TreeFile } from './tiles';
import { areaOf, CHECKPOINT, SITE_SUMS } from './tree-layout';
import { checkTreePath } from './tree-path';

export interface BuildResult {
  /** Number of the build. */
  build: number;
  files: number;
  /** Files whose bytes were written; the others are hard links into the build before. */
  written: number;
  reused: number;
  bytesWritten: number;
}

/** A data file in its place. */
export interface LaidData extends FileDigest {
  /** In bytes. */
  length: number;
}

/**
 * One build: laid in a staging folder, then switched to in one step. Files come one by one, so a large site never lies in memory; where
 * the build before holds the same bytes under the same path, the file is a hard link to it. In order: `add` every page and data file,
 * `sealSite`, `add` the proof files, `finish`.
 */
export class Build {
  private readonly digests = new Map<string, string>();
  private readonly dataSums: TreeFile[] = [];
  private sealed = false;
  private readonly result: BuildResult;
  private former: Laid | null = null;
  /** The unit under way, and those that data was laid of. */
  private unit = '';
  private readonly dataUnits = new Set<string>();
  private record: LaidWriter | null = null;
  /** Whether the stage was a build before: then it holds files of that one until `finish`. */
  private adopted = false;

  private constructor(
    private readonly sink: FileSink,
    private readonly number: number,
    private readonly stage: string,
    private readonly before: string | null,
    private readonly withdrawn: ReadonlySet<string>,
  ) {
    this.result = { build: number, files: 0, written: 0, reused: 0, bytesWritten: 0 };
  }

  /**
   * Opens the staging folder of the next build. `token` makes its name unique (a process number, say). One publisher at a time: the
   * caller holds the lock, and first calls `clearLeftovers`. `withdrawn` has the SHA-256 of data files whose content was erased and logged as
   * such: releases still list them, and they must not be laid.
   */
  static async begin(
    sink: FileSink,
    token: string,
    withdrawn: ReadonlySet<string> = new Set(),
  ): Promise<Build> {
    if (!/^[\w-]{1,64}$/.test(token)) throw new RangeError('a build token is letters, digits, _ and -');
    const number = Math.max(0, ...(await buildNumbers(sink))) + 1;
    const current = await sink.pointer('current');
    return new Build(
      sink,
      number,
      `builds/${number}.tmp-${token}`,
      current === null ? null : checkTreePath(current),
      withdrawn,
    );
  }

  /**
   * What the build before laid: where a file still has the mark it had then, it is taken over by its digest, without a look into it. Not
   * used where it speaks of another build. Without it every file is read and compared, which heals what was damaged.
   *
   * The stage then begins as the build that would be dropped anyway: making and removing the folders of a whole site takes longer than
   * all the rest. What it holds counts for nothing until it is the very file of the build before. Call it before anything is laid.
   */
  async startFrom(laid: Laid): Promise<void> {
    if (laid.build !== this.before) return;
    this.former = laid;
    const names = (await buildNumbers(this.sink)).map((number) => `builds/${number}`);
    const spare = names.filter((name) => name !== this.before).at(-1);
    if (spare !== undefined) this.adopted = await this.sink.adopt(spare, this.stage);
  }

  /** From now on notes what is laid, for the next build; `recorded` ends it. */
  async startRecord(): Promise<void> {
    await this.sink.remove(this.recordPath);
    this.record = new LaidWriter(this.sink, this.recordPath, `builds/${this.number}`);
  }

  /** The digest of the record, without which nobody need trust it. `finish` puts it in its place. */
  async recorded(): Promise<string> {
    if (!this.record) throw new RangeError('no record was started');
    await this.keepUnits(this.record);
    return this.record.close();
  }

  /** Units of data that this build took over file by file, since none of it was asked for: the next may ask. */
  private async keepUnits(record: LaidWriter): Promise<void> {
    for (const [name, { key, paths }] of this.former?.units ?? []) {
      if (this.dataUnits.has(name) || paths.length === 0) continue;
      const files = paths.map((path) => this.former!.files.get(path)!);
      const kept = paths.every(
        (path, index) => areaOf(path) === 'data' && this.digests.get(path) === files[index]!.sha256,
      );
      if (!kept) continue;
      await record.unit(name, key);
      for (const [index, path] of paths.entries()) await record.file(path, files[index]!);
    }
  }

  /** Whether the build before made this unit from the same, and all its files are as they were left. */
  async holdsUnit(name: string, key: string): Promise<boolean> {
    const unit = this.former?.units.get(name);
    if (unit?.key !== key) return false;
    for (const path of unit.paths) if (!(await this.untouched(path))) return false;
    return true;
  }

  /** Takes over every file of a unit that the build before holds (`holdsUnit`); gives their paths. */
  async carryUnit(name: string): Promise<string[]> {
    const { key, paths } = this.former!.units.get(name)!;
    await this.startUnit(name, key);
    for (const path of paths) {
      const file = this.former!.files.get(path)!;
      if (!(await this.linked(path, path, file)) && !(await this.copy(path, file.sha256)))
        throw new BuildRefusedError(path, '在生成网站的时候被改动了。请重新发布。');
    }
    await this.startUnit('', '');
    return paths;
  }

  /**
   * Files that the build before made as this unit from the same, as files of these paths; null where it holds none such. What a release tells
   * as the one before did is written once, under both paths.
   */
  async takeUnit(name: string, key: string, paths: readonly string[]): Promise<LaidData[] | null> {
    if (!(await this.holdsUnit(name, key))) return null;
    const former = this.former!.units.get(name)!.paths;
    if (former.length !== paths.length) return null;
    await this.startUnit(name, key);
    this.dataUnits.add(name);
    const taken: LaidData[] = [];
    for (const [index, from] of former.entries()) {
      const path = paths[index]!;
      const file = this.former!.files.get(from)!;
      const { sha256, sm3, length } = file;
      if (!(await this.linked(path, from, file)) && !(await this.copy(path, sha256, from)))
        throw new BuildRefusedError(from, '在生成网站的时候被改动了。请重新发布。');
      taken.push({ path, sha256, sm3, length });
    }
    await this.startUnit('', '');
    return taken;
  }

  /** What is added from now on is made from what `key` stands for; of no unit where the name is empty. */
  async startUnit(name: string, key: string): Promise<void> {
    this.unit = name;
    await this.record?.unit(name, key);
  }

  /** Lays one file; what it is follows from its path (`areaOf`). The SM3 digest is made for data files only (else it is empty). */
  async add({ path, bytes }: TreeFile): Promise<FileDigest> {
    const area = areaOf(checkTreePath(path));
    if (this.digests.has(path)) throw new BuildRefusedError(path, '同一路径写了两次。');
    if ((area === 'proof') !== this.sealed) {
      throw new BuildRefusedError(
        path,
        this.sealed ? '网页清单已经封好，不能再加文件。' : '证明文件须在网页清单封好之后写。',
      );
    }
    if (area === 'data' && this.unit !== '') this.dataUnits.add(this.unit);
    if (path.endsWith('/DATA.SHA256SUMS')) this.dataSums.push({ path, bytes });
    return this.lay(path, bytes);
  }

  /** Takes a data file over from the build before, where it still holds the bytes of this digest; else false, and it must be added. */
  async keep(path: string, sha256: string): Promise<boolean> {
    if (this.digests.has(path)) return this.digests.get(path) === sha256;
    if (areaOf(checkTreePath(path)) !== 'data' || this.before === null) return false;
    return (await this.carry(path, sha256)) || (await this.copy(path, sha256));
  }

  private async untouched(path: string): Promise<boolean> {
    const file = this.former?.files.get(path);
    return file !== undefined && file.mark === (await this.sink.mark(`${this.before}/${path}`));
  }

  /** By its known digest, where nobody has touched the file. */
  private async carry(path: string, sha256: string): Promise<boolean> {
    const file = this.former?.files.get(path);
    return file?.sha256 === sha256 && (await this.untouched(path)) && this.linked(path, path, file);
  }

  /** A file of the build before that was seen to be untouched, under its own or another path. */
  private async linked(path: string, from: string, file: LaidFile): Promise<boolean> {
    const { sha256 } = file;
    this.refuseWithdrawn(path, sha256);
    if (!(await this.sink.link(`${this.before}/${from}`, `${this.stage}/${path}`, file.mark))) return false;
    this.digests.set(path, sha256);
    this.result.files += 1;
    this.result.reused += 1;
    await this.record?.file(path, file);
    return true;
  }

  /** After a look into it. */
  private async copy(path: string, sha256: string, from = path): Promise<boolean> {
    const bytes = await this.sink.read(`${this.before}/${from}`);
    if (bytes === null || sha256Hex(bytes) !== sha256) return false;
    await this.lay(path, bytes, from === path);
    return true;
  }

  private refuseWithdrawn(path: string, sha256: string): void {
    if (this.withdrawn.has(sha256)) throw new BuildRefusedError(path, '内容已登记撤回，不能再发布。');
  }

  /** Writes SITE.SHA256SUMS over every page laid so far and returns its digest, which goes into the log. */
  async sealSite(): Promise<string> {
    const lines = [...this.digests].filter(([path]) => areaOf(path) === 'site');
    const { sha256 } = await this.lay(
      SITE_SUMS,
      Buffer.from(formatSums(lines.map(([path, digest]) => ({ path, digest })))),
    );
    this.sealed = true;
    return sha256;
  }

  /**
   * Syncs, gives the build its name and points `current` at it; then removes all builds but this and the one before; that
   * one too where it still holds what has been withdrawn.
   * @throws BuildRefusedError where a data file of any release is missing or another, or no release lists it
   */
  async finish(): Promise<BuildResult> {
    const erased = this.checkComplete();
    const name = `builds/${this.number}`;
    if (this.adopted) await this.sink.keepOnly(this.stage, (path) => this.digests.has(path));
    await this.sink.sync(this.stage);
    await this.sink.rename(this.stage, name);
    await this.sink.sync('builds');
    await this.sink.point('current', name, `current.tmp-${this.number}`);
    if (this.record) await this.sink.rename(this.recordPath, LAID);
    await this.prune(name, await this.holdsAny(erased));
    return this.result;
  }

  /** Leaves nothing behind; the site stays as it was. */
  async abort(): Promise<void> {
    await this.sink.remove(this.stage);
    if (this.record) await this.sink.remove(this.recordPath);
  }

  private get recordPath(): string {
    return `${LAID}.tmp-${this.number}`;
  }

  private async lay(path: string, bytes: Uint8Array, compared = false): Promise<FileDigest> {
    const sha256 = sha256Hex(bytes);
    this.refuseWithdrawn(path, sha256);
    if (await this.carry(path, sha256)) return { path, sha256, sm3: this.former!.files.get(path)!.sm3 };
    const sm3 = areaOf(path) === 'data' ? sm3Hex(bytes) : '';
    this.digests.set(path, sha256);
    this.result.files += 1;
    const [from, to] = [`${this.before}/${path}`, `${this.stage}/${path}`];
    // The bytes are compared, not a remembered digest: a file damaged on disk since is written anew.
    const same = compared || (this.before !== null && (await this.sink.holds(from, bytes)));
    if (same && (await this.sink.link(from, to))) {
      this.result.reused += 1;
      const mark = this.record && (await this.sink.mark(to));
      if (mark) await this.record!.file(path, { sha256, sm3, length: bytes.length, mark });
    } else {
      const mark = await this.sink.write(to, bytes);
      this.result.written += 1;
      this.result.bytesWritten += bytes.length;
      await this.record?.file(path, { sha256, sm3, length: bytes.length, mark });
    }
    return { path, sha256, sm3 };
  }

  /** Paths of withdrawn data. */
  private checkComplete(): string[] {
    if (!this.digests.has(CHECKPOINT)) throw new BuildRefusedError(CHECKPOINT, '还没有写检查点。');
    const listed = new Set<string>();
    const erased: string[] = [];
    for (const sums of this.dataSums) {
      for (const { path, digest } of parseSums(Buffer.from(sums.bytes).toString('utf8'), sums.path)) {
        listed.add(path);
        const laid = this.digests.get(path);
        if (laid === undefined && this.withdrawn.has(digest)) {
          erased.push(path);
          continue;
        }
        if (laid === undefined) throw new BuildRefusedError(path, `${sums.path} 列了它，而站点里没有。`);
        if (laid !== digest)
          throw new BuildRefusedError(path, `内容与 ${sums.path} 所列的摘要不同；已发布的数据不得改动。`);
      }
    }
    const stray = [...this.digests.keys()].find((path) => areaOf(path) === 'data' && !listed.has(path));
    if (stray !== undefined) throw new BuildRefusedError(stray, '没有任何一次发布列出这个数据文件。');
    return erased;
  }

  /** Pages may show what a data file held, so it is not enough to remove the file from the build before. */
  private async holdsAny(paths: readonly string[]): Promise<boolean> {
    for (const path of paths) {
      if (this.before !== null && (await this.sink.read(`${this.before}/${path}`)) !== null) return true;
    }
    return false;
  }

  private async prune(now: string, withBefore: boolean): Promise<void> {
    for (const number of await buildNumbers(this.sink)) {
      const name = `builds/${number}`;
      if (name !== now && (withBefore || name !== this.before)) await this.sink.remove(name);
    }
  }
}

/** Removes what a killed publisher left. Only under the publisher's lock. */
export async function clearLeftovers(sink: FileSink): Promise<void> {
  for (const name of await sink.names('builds')) {
    if (/^\d+\.tmp-/.test(name)) await sink.remove(`builds/${name}`);
  }
  for (const name of await sink.names('.')) {
    if (/^(?:current|\.laid)\.tmp-\d+$/.test(name)) await sink.remove(name);
  }
}

async function buildNumbers(sink: FileSink): Promise<number[]> {
  return (await sink.names('builds')).filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
}
