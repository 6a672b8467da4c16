import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const main = resolve(__dirname, '../../dist/cli/main.js');

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs `quanze ARGS` as a user would, on the database that the environment names. */
export function quanze(args: string[], env: Record<string, string>, input?: string): Ran {
  const run = spawnSync(process.execPath, [main, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    input: input ?? '',
    maxBuffer: 1 << 28,
  });
  return { code: run.status ?? -1, out: run.stdout, err: run.stderr };
}

/** The same with `--json`; fails the test with the refusal where the command did not succeed. */
export function quanzeJson<T>(args: string[], env: Record<string, string>): T {
  const { code, out, err } = quanze([...args, '--json'], env);
  if (code !== 0) throw new Error(`quanze ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}
