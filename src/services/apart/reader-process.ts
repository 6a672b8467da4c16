import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from './tasks';

export interface Limits {
  seconds: number;
  /** Of the JavaScript heap. */
  megabytes: number;
}

/** Milliseconds that a reader without work stays: starting one takes a second. */
const STAYS = 60_000;

export interface Reader {
  /** What the reader answers; `late`, `full`: it was ended since it took too long or too much. */
  ask(question: { task: string; input: unknown }, seconds: number): Promise<Answer | 'late' | 'full'>;
}

let idle: { process: ChildProcess; leaves: NodeJS.Timeout } | null = null;

/** The reader that has no work, or a new one; it stays for the next question. */
export function takeReader(limits: Limits): Reader {
  const process = idle && isAlive(idle.process) ? idle.process : forked(limits);
  if (idle) clearTimeout(idle.leaves);
  idle = null;
  return readerIn(process, keep);
}

/** One that something killed while it waited would never answer; it may still count as connected for a moment. */
function isAlive({ connected, exitCode, signalCode }: ChildProcess): boolean {
  return connected && exitCode === null && signalCode === null;
}

/** A reader for one question. */
export function startReader(limits: Limits): Reader {
  return readerIn(forked(limits), end);
}

function readerIn(process: ChildProcess, then: (process: ChildProcess) => void): Reader {
  return {
    async ask(question, seconds) {
      hold(process, true);
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        end(process);
      }, seconds * 1000);
      try {
        const answered = answerOf(process);
        process.send(question, () => undefined);
        const answer = await answered;
        if (answer === null) return late ? 'late' : 'full';
        then(process);
        return answer;
      } catch (error) {
        end(process);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Null where the process ended instead: it was killed, or V8 aborted because the heap was full. */
function answerOf(process: ChildProcess): Promise<Answer | null> {
  return new Promise((told, fail) => {
    const done = () => {
      process.off('message', answered).off('exit', ended).off('error', failed);
    };
    const answered = (answer: unknown) => {
      done();
      told(answer as Answer);
    };
    const ended = (code: number | null, signal: string | null) => {
      done();
      if (signal !== null || code === ABORTED) told(null);
      else fail(new Error(`The reading process ended with ${code} and no answer.`));
    };
    const failed = (error: Error) => {
      done();
      fail(error);
    };
    process.on('message', answered).on('exit', ended).on('error', failed);
  });
}

/** What a shell makes of SIGABRT. */
const ABORTED = 134;

function keep(process: ChildProcess): void {
  hold(process, false);
  const leaves = setTimeout(() => {
    if (idle?.process === process) idle = null;
    end(process);
  }, STAYS);
  leaves.unref();
  idle = { process, leaves };
}

/** A reader without work keeps nobody from ending; it ends with whoever started it. */
function hold(process: ChildProcess, held: boolean): void {
  if (held) {
    process.ref();
    process.channel?.ref();
  } else {
    process.unref();
    process.channel?.unref();
  }
}

function end(process: ChildProcess): void {
  process.kill('SIGKILL');
}

function forked({ megabytes }: Limits): ChildProcess {
  return fork(readerFile(), [], {
    // It needs nothing of ours: no address of the database, no keys.
    env: {},
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Beside this file when built; in dist when this runs from source (tests). */
function readerFile(): string {
  const places = [__dirname, join(__dirname, '../../../dist/services/apart')];
  const file = places.map((place) => join(place, 'reader.js')).find((path) => existsSync(path));
  if (file === undefined) throw new Error('dist/services/apart/reader.js is missing: run npm run build.');
  return file;
}
