import { createHash } from 'node:crypto';
import type { FileSink } from './file-sink';

/** Beside the builds, never among what is published. */
export const LAID = '.laid';
const PIECE = 1 << 16;

/** One file as a build left it. */
export interface LaidFile {
  sha256: string;
  /** Empty for a file that no release lists. */
  sm3: string;
  /** In bytes. */
  length: number;
  /** What the file system said of it (`FileSink.mark`). */
  mark: string;
}

/** Files that were made together from what `key` stands for. */
export interface LaidUnit {
  key: string;
  paths: string[];
}

/**
 * What the newest build laid: the digest of every file, and by what to see that nobody has touched it since. It saves the next build from
 * reading and making again what has not changed. It is trusted only where its own digest is the one that the database holds.
 */
export class Laid {
  readonly files = new Map<string, LaidFile>();
  readonly units = new Map<string, LaidUnit>();

  private constructor(
    /** `builds/7` */
    readonly build: string,
  ) {}

  /** Reads what `LaidWriter` wrote. */
  static parse(text: string): Laid {
    const [first = '', ...lines] = text.split('\n');
    const laid = new Laid(first);
    let unit: LaidUnit | null = null;
    for (const line of lines) {
      if (line.startsWith('@')) {
        const [key = '', ...words] = line.slice(1).split(' ');
        const name = words.join(' ');
        unit = name === '' ? null : { key, paths: [] };
        if (unit) laid.units.set(name, unit);
      } else if (line !== '') {
        const [sha256 = '', sm3 = '', length = '', mark = '', ...parts] = line.split(' ');
        const path = parts.join(' ');
        laid.files.set(path, { sha256, sm3: sm3 === '-' ? '' : sm3, length: Number(length), mark });
        unit?.paths.push(path);
      }
    }
    return laid;
  }
}

/** Writes the record while the files are laid, so that it never lies in memory. */
export class LaidWriter {
  private readonly digest = createHash('sha256');
  private text: string;

  constructor(
    private readonly sink: FileSink,
    private readonly path: string,
    build: string,
  ) {
    this.text = `${build}\n`;
  }

  /** What is laid from now on belongs to this unit; to none where its name is empty. */
  async unit(name: string, key: string): Promise<void> {
    await this.line(`@${key} ${name}`);
  }

  async file(path: string, { sha256, sm3, length, mark }: LaidFile): Promise<void> {
    await this.line(`${sha256} ${sm3 || '-'} ${length} ${mark} ${path}`);
  }

  /** Gives the digest of the whole record. */
  async close(): Promise<string> {
    await this.flush();
    return this.digest.digest('hex');
  }

  private async line(line: string): Promise<void> {
    this.text += `${line}\n`;
    if (this.text.length > PIECE) await this.flush();
  }

  private async flush(): Promise<void> {
    this.digest.update(this.text);
    await this.sink.append(this.path, this.text);
    this.text = '';
  }
}
