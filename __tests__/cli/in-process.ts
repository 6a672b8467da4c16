import { runCommandLine } from '../../src/cli/program';
import type { Ran } from './command-line';

/**
 * What `quanze ARGS` answers, without a process of its own: for the many small refusals, where starting one takes longer than
 * what is tested.
 */
export async function answered(args: string[], env: Record<string, string>): Promise<Ran> {
  const said = { out: '', err: '' };
  const before = { ...process.env };
  const writers = { out: process.stdout.write, err: process.stderr.write };
  const into = (stream: 'out' | 'err') =>
    ((text: string | Uint8Array) => {
      said[stream] += String(text);
      return true;
    }) as typeof process.stdout.write;
  Object.assign(process.env, env);
  process.stdout.write = into('out');
  process.stderr.write = into('err');
  try {
    const code = await runCommandLine(['node', 'quanze', ...args]);
    return { code, ...said };
  } finally {
    process.stdout.write = writers.out;
    process.stderr.write = writers.err;
    process.exitCode = undefined;
    process.env = before;
  }
}
