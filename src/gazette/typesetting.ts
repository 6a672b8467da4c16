import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { GazetteBusy, GazetteNotSet } from './errors';

export interface TypesetOrder {
  /** What the template reads: text as data. */
  inputs: Record<string, string>;
  /** Font files. */
  fonts: string[];
  /** The time that stands in the PDF, in seconds. */
  createdAt: number;
}

interface Limits {
  /** Of one document, in milliseconds. */
  patience: number;
  /** Documents that wait; one is set at a time. */
  waiting: number;
}

/** The built program, from here and from `dist` alike. */
const PROGRAM = resolve(__dirname, '../../dist/gazette/typesetter.js');

/** Sets documents one at a time, each in a process of its own: a long one takes half a gigabyte, which no server should have to hold. */
export class Typesetting {
  private queue: Promise<unknown> = Promise.resolve();
  private orders = 0;

  constructor(
    private readonly limits: Limits,
    private readonly program = PROGRAM,
  ) {}

  /** @throws GazetteNotSet, GazetteBusy */
  async set(order: TypesetOrder): Promise<Uint8Array> {
    if (this.orders > this.limits.waiting) throw new GazetteBusy();
    this.orders += 1;
    const bytes = this.queue.then(() => this.run(order));
    this.queue = bytes.catch(() => {});
    try {
      return await bytes;
    } finally {
      this.orders -= 1;
    }
  }

  private run(order: TypesetOrder): Promise<Uint8Array> {
    return new Promise((done, fail) => {
      const child = spawn(process.execPath, [this.program], {
        timeout: this.limits.patience,
        killSignal: 'SIGKILL',
      });
      const [bytes, words]: [Buffer[], Buffer[]] = [[], []];
      const startedAt = performance.now();
      child.stdout.on('data', (part: Buffer) => bytes.push(part));
      child.stderr.on('data', (part: Buffer) => words.push(part));
      // It may end before it has read all; how it ended says why.
      child.stdin.on('error', () => {});
      child.on('error', (error) => fail(new GazetteNotSet(error.message)));
      child.on('close', (code, signal) => {
        if (code === 0) done(Buffer.concat(bytes));
        else
          fail(new GazetteNotSet(this.ending(signal, performance.now() - startedAt, Buffer.concat(words))));
      });
      child.stdin.end(JSON.stringify(order));
    });
  }

  private ending(signal: NodeJS.Signals | null, took: number, words: Buffer): string {
    const { patience } = this.limits;
    if (signal === null) return words.toString('utf8');
    if (took >= patience) return `排版超过${Math.round(patience / 1000)}秒，已停下`;
    return `排版进程中途停了（${signal}），多半是内存不够`;
  }
}

export const typesetting = new Typesetting({ patience: 180_000, waiting: 8 });
